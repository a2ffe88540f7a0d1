import type { LiveCall } from '../../domain/call.ts';
import { firstGeneration, initiatorOf } from '../../domain/call-steps.ts';
import type { CallOpening, CallPushes, CallWord } from '../../protocol/call-requests.ts';
import { isTransient } from '../../protocol/error-codes.ts';
import { ok, type Result } from '../../protocol/result.ts';
import type { CallEngineOptions } from './call-engine.ts';
import type { CallView } from './call-view.ts';
import { holdBack } from './hold-back.ts';
import type { Ways } from './peer-port.ts';
import { type Supervisor, supervisePeer, type WayState } from './supervise-peer.ts';

interface CallWayOptions
  extends Pick<CallEngineOptions, 'port' | 'side' | 'openPeer' | 'openSilence' | 'timers' | 'hidden'> {
  seat: string;
  view(): CallView;
  show(change: Partial<CallView>): void;
  /** The microphone in use. */
  voice(): MediaStream | null;
  moved(callId: string, state: WayState): void;
}

/** By the caller's hand, so a line goes that a browser could read as an address at all. */
const withoutAddresses = (sdp: string): string =>
  sdp
    .split('\n')
    .filter((line) => !/candidate/i.test(line))
    .join('\n');

/** The way of one call after the other to the other side's engine: opened in silence while it rings, with the microphone once it is answered. */
export const createCallWay = ({ port, side, seat, openPeer, openSilence, timers, ...options }: CallWayOptions) => {
  const { view, show, voice } = options;
  let supervisor: Supervisor | null = null;
  /** The call to which it belongs. */
  let of: string | null = null;
  /** Signals that came before the answer that makes this engine listen to them. */
  let early: CallWord[] = [];
  let ways: Ways | null = null;
  /** A visitor's call rings at a rep: what is to be said waits for the rep to answer, and so does what the visitor says of its addresses. */
  let quiet: PromiseWithResolvers<void> | null = null;
  let late: CallWord[] = [];
  /** Told while it rings, so that an answer waits for nothing. */
  let ahead: Promise<Result<Ways>> | null = null;

  /** Where a call is begun that the router does not know yet. */
  let about: { conversationId?: string } = {};
  const ask = () => port.request('call.ice', about);
  /** A router that is away for a moment does not open ways that it would not allow. */
  const ice = async (): Promise<Ways | null> => {
    const known = ahead && (await ahead);
    ahead = null;
    const answer = known?.ok ? known : await ask();
    if (answer.ok) ways = answer.data;
    return ways;
  };

  const say = async (callId: string, word: CallWord): Promise<boolean> => {
    const answer = await port.request('call.signal', { callId, seat, ...word });
    return answer.ok || !isTransient(answer.error.code);
  };

  const open = (callId: string, initiator: boolean, generation: number, stream: MediaStream, rings: boolean): void => {
    of = callId;
    supervisor = supervisePeer({
      initiator,
      rings,
      generation,
      stream,
      ice,
      openPeer: quiet ? holdBack(openPeer, quiet.promise) : openPeer,
      timers,
      send: (word) => say(callId, word),
      moved: (state) => options.moved(callId, state),
      remote: (remote) => show({ remote }),
      muted: () => view().muted,
      theyMuted: (theyMuted) => show({ theyMuted }),
      sounds: (quality, sample) => show({ quality, sample }),
    });
    for (const word of early.splice(0)) supervisor.take(word);
  };

  const close = (): void => {
    port.begin?.(null);
    supervisor?.close();
    supervisor = null;
    ahead = null;
    quiet = null;
    early = [];
    late = [];
  };

  const speak = (): void => {
    quiet?.resolve();
    quiet = null;
    for (const word of late.splice(0)) {
      if (supervisor) supervisor.take(word);
      else early.push(word);
    }
  };

  const listen = (word: CallWord): void => {
    const { data } = word;
    if (!quiet) early.push(word);
    // No address is taken, so none is tried.
    else if (data.type === 'offer') early.push({ ...word, data: { ...data, sdp: withoutAddresses(data.sdp) } });
    else late.push(word);
  };

  const connect = (call: LiveCall): void => {
    const rings = call.state === 'ringing';
    const stream = rings ? null : voice();
    const generation = firstGeneration(call);
    // Both sides called at once, and it is the other one's call.
    if (supervisor && of !== call.id) close();
    if (!rings) speak();
    if (supervisor) {
      supervisor.meet(generation);
      if (stream) supervisor.go(stream);
    } else {
      const first = rings ? openSilence() : stream;
      if (first) open(call.id, initiatorOf(call) === side, generation, first, rings);
    }
  };

  return {
    /** Begins the way of a call that this engine is about to ask for; its port keeps what is said of it until then. */
    begin(callId: string, conversationId: string): void {
      const silence = openSilence();
      if (!silence) return;
      port.begin?.(callId);
      about = { conversationId };
      ahead = ask();
      open(callId, true, 1, silence, true);
    },
    /**
     * The other side's call rings here. The way is opened where the rep calls; where the visitor does it is made ready, and
     * nobody is told where the rep is before the rep wants to talk. A page that nobody sees leaves it to one that is seen.
     */
    rings(call: LiveCall, opening: CallOpening | undefined): void {
      early = [];
      ahead = opening ? Promise.resolve(ok(opening)) : ask();
      const isHidden = options.hidden?.();
      if (!opening && !isHidden) void say(call.id, { generation: 1, seq: 1, data: { type: 'again' } });
      if (side === 'rep') quiet = Promise.withResolvers();
      for (const word of opening?.signals ?? []) listen(word);
      if (early.length > 0 && !isHidden) connect(call);
    },
    /** The person answers: whatever becomes of the microphone, the way is opened now. */
    speak,
    connect,
    hear(signal: CallPushes['call.signal']): void {
      const { call, phase } = view();
      if (signal.seat !== seat || call?.id !== signal.callId || phase === 'ended') return;
      listen(signal);
      if (supervisor) for (const word of early.splice(0)) supervisor.take(word);
      // The caller begins while it rings here.
      else if (call.state === 'ringing' && early.length > 0) connect(call);
    },
    replaceStream: (stream: MediaStream) => supervisor?.replaceStream(stream),
    sayMuted: () => supervisor?.sayMuted(),
    hurry: () => supervisor?.hurry(),
    isOpen: () => supervisor !== null,
    close,
  };
};
