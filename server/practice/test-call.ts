import { v7 } from 'uuid';
import type { Call, LiveCall } from '../../shared/domain/call.ts';
import { firstGeneration, initiatorOf } from '../../shared/domain/call-steps.ts';
import type { CallPushes, CallSignal } from '../../shared/protocol/call-requests.ts';
import type { Line } from './line.ts';
import { callLengthMs, toPickUp } from './tempo.ts';
import type { TonePeer } from './tone-peer.ts';

export interface TestCallGround {
  /** Whether they take calls at all. */
  takes: boolean;
  line(): Line | null;
  later(ms: number, run: () => void): () => void;
  random(): number;
}

/** A visitor's side of calls: picks up, sends the test tone, hangs up after a while. */
export class TestCall {
  readonly #ground: TestCallGround;
  readonly #seat = v7();
  #call: LiveCall | null = null;
  #peer: TonePeer | null = null;
  #generation = 0;
  #sent = 0;
  /** Signals that came before the peer, or before an earlier one. */
  #early = new Map<number, CallSignal>();
  #heard = 0;
  #met: string | null = null;

  constructor(ground: TestCallGround) {
    this.#ground = ground;
  }

  get isOn(): boolean {
    return this.#call !== null;
  }

  /** Calls the rep of the conversation. */
  async start(conversationId: string): Promise<void> {
    if (this.#call) return;
    const seat = this.#seat;
    const started = await this.#ground.line()?.request('call.start', { conversationId, callId: v7(), seat });
    if (started?.ok) this.take(started.data.call);
  }

  /** What the router says of a call. */
  take(call: Call): void {
    if (call.state === 'ended') {
      if (this.#call?.id === call.id) this.#end();
      return;
    }
    if (call.state === 'ringing') {
      if (call.startedBy === 'visitor') this.#call = call;
      else if (this.#met !== call.id) this.#ring(call);
      return;
    }
    const first = firstGeneration(call);
    if (call.seats.visitor !== this.#seat || this.#generation >= first) return;
    this.#call = call;
    void this.#dial(first);
  }

  signal({ callId, seat, generation, seq, data }: CallPushes['call.signal']): void {
    if (seat !== this.#seat || callId !== this.#call?.id || generation < this.#generation) return;
    const initiator = initiatorOf(this.#call) === 'visitor';
    // Only the side that begins counts on.
    if (generation > this.#generation && !initiator) void this.#dial(generation);
    if (seq > this.#heard) this.#early.set(seq, data);
    this.#drain();
  }

  /** Ends whatever goes on without a word to anybody: the tab is closed. */
  drop(): void {
    this.#end();
  }

  #ring(call: LiveCall): void {
    const { takes, later, random } = this.#ground;
    this.#met = call.id;
    later(toPickUp(random), async () => {
      const line = this.#ground.line();
      if (!takes) {
        void line?.request('call.decline', { callId: call.id });
        return;
      }
      const taken = await line?.request('call.accept', { callId: call.id, seat: this.#seat });
      if (taken?.ok) this.take(taken.data.call);
    });
  }

  /** Builds the peer of one attempt; the one before is over. Its code is loaded with the first call. */
  async #dial(generation: number): Promise<void> {
    const call = this.#call;
    if (!call) return;
    this.#peer?.close();
    this.#peer = null;
    this.#generation = generation;
    this.#sent = 0;
    this.#heard = 0;
    this.#early = new Map();
    const [{ openTonePeer }, ice] = await Promise.all([
      import('./tone-peer.ts'),
      this.#ground.line()?.request('call.ice', {}),
    ]);
    if (this.#generation !== generation || this.#call?.id !== call.id) return;
    this.#peer = openTonePeer({
      initiator: initiatorOf(call) === 'visitor',
      iceServers: ice?.ok ? ice.data.iceServers : [],
      signal: (data) => this.#send(call.id, generation, data),
      up: () => void this.#connected(call.id),
      gone: () => {
        if (this.#generation === generation && initiatorOf(call) !== 'visitor')
          this.#send(call.id, generation, { type: 'again' });
      },
    });
    this.#drain();
  }

  #send(callId: string, generation: number, data: CallSignal): void {
    if (generation !== this.#generation) return;
    this.#sent += 1;
    void this.#ground.line()?.request('call.signal', { callId, seat: this.#seat, generation, seq: this.#sent, data });
  }

  #drain(): void {
    for (let data = this.#early.get(this.#heard + 1); this.#peer && data; data = this.#early.get(this.#heard + 1)) {
      this.#heard += 1;
      this.#early.delete(this.#heard);
      if (data.type === 'again') return void this.#dial(this.#generation + 1);
      this.#peer.signal(data);
    }
  }

  async #connected(callId: string): Promise<void> {
    const { line, later, random } = this.#ground;
    await line()?.request('call.connected', { callId, seat: this.#seat });
    later(callLengthMs(random), () => {
      if (this.#call?.id === callId) void line()?.request('call.hang_up', { callId });
    });
  }

  #end(): void {
    this.#call = null;
    this.#generation = 0;
    this.#peer?.close();
    this.#peer = null;
    this.#early = new Map();
  }
}
