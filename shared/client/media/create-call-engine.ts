import type { Call, LiveCall } from '../../domain/call.ts';
import { firstGeneration, initiatorOf } from '../../domain/call-steps.ts';
import { isTransient } from '../../protocol/error-codes.ts';
import type { Result } from '../../protocol/result.ts';
import { createListeners } from '../listeners.ts';
import type { CallEngine, CallEngineOptions } from './call-engine.ts';
import { refusalOf } from './call-refusal.ts';
import { type CallView, noCall } from './call-view.ts';
import { createOwnMicrophone } from './own-microphone.ts';
import type { Ways } from './peer-port.ts';
import { release } from './release.ts';
import { type SuperviseOptions, type Supervisor, supervisePeer, type WayState } from './supervise-peer.ts';

const rank = { ringing: 0, connecting: 1, connected: 2, ended: 3 } as const;
/** How often an engine that does not have the call looks whether the one that has it is still there. */
export const lookAgainMs = 3_000;
/** The same for a page that was loaded anew: its former socket is about to close. */
const lookSoonMs = 500;

/** Makes the engine of one side. The router says what a call is; the engine brings the sound. */
export function createCallEngine(options: CallEngineOptions): CallEngine {
  const { port, side, openPeer, openSilence, timers, ids, remembered, switches, kept } = options;
  const changed = createListeners();
  const seat = ids.next();
  let view: CallView = {
    ...noCall,
    microphoneId: remembered?.get() ?? null,
    switches: switches?.get() ?? noCall.switches,
  };
  let supervisor: Supervisor | null = null;
  /** Signals that came before the answer that makes this engine listen to them. */
  let early: Parameters<Supervisor['take']>[0][] = [];
  /** Grows with each act of the person, so that what an older one waited for is not taken for this one. */
  let act = 0;
  /** The call that ended here last; the router may not have heard it. */
  let over: string | null = null;
  /** The call whose former engine this one takes the place of, as long as that is not settled. */
  let joining: string | null = null;
  /** The call that this page had before it was loaded anew; taken up by itself once. */
  let unfinished = kept?.get() ?? null;
  let stopLook = () => {};
  let closed = false;
  let ways: Ways | null = null;
  /** Asked for while it rings, so that an answer waits for nothing. */
  let ahead: ReturnType<typeof askWays> | null = null;

  const show = (change: Partial<CallView>): void => {
    view = { ...view, ...change };
    changed.tell();
  };

  const stopMedia = (): void => {
    supervisor?.close();
    supervisor = null;
    ahead = null;
    early = [];
    microphone.letGo();
  };

  /** What is left of the view when a call is over: what holds for the next one. */
  const anew = (): CallView => {
    const { microphones, microphoneId, switches: now } = view;
    return { ...noCall, microphones, microphoneId, switches: now };
  };

  const idle = (change: Partial<CallView> = {}): void => {
    stopMedia();
    joining = null;
    show({ ...anew(), ...change });
  };

  const microphone = createOwnMicrophone({
    ...options,
    view: () => view,
    show,
    used: (stream) => supervisor?.replaceStream(stream),
  });

  /** The microphone comes first: nobody rings, or is answered, without one. */
  const withMicrophone = async (then: () => Promise<void>): Promise<void> => {
    act += 1;
    const mine = act;
    const opened = await microphone.open();
    if (mine !== act) {
      if (opened.ok) release(opened.stream);
      return;
    }
    if (!opened.ok) {
      // What rings goes on ringing: the person may allow the microphone and answer yet.
      if (view.call?.state === 'ringing') show({ phase: 'ringing', problem: opened.problem });
      else {
        idle({ problem: opened.problem });
        void ask();
      }
      return;
    }
    microphone.use(opened.stream);
    await then();
  };

  const askWays = () => port.request('call.ice', {});
  /** A router that is away for a moment does not open ways that it would not allow. */
  const ice = async (): Promise<Ways | null> => {
    const asked = ahead;
    ahead = null;
    const known = await asked;
    const answer = known?.ok ? known : await askWays();
    if (answer.ok) ways = answer.data;
    return ways;
  };

  const wayMoved = (callId: string, state: WayState): void => {
    if (view.call?.id !== callId) return;
    if (state === 'lost') {
      giveUp(callId, 'failed');
      end(callId);
    } else if (state === 'up') {
      show({ phase: 'connected', quality: null, sample: null });
      void port.request('call.connected', { callId, seat }).then((answer) => {
        if (answer.ok) take(answer.data.call);
      });
    } else show({ phase: view.connectedAt === null ? 'connecting' : 'reconnecting' });
  };

  /** The call is over at this side, whatever the router will say of it. */
  const end = (callId: string): void => {
    if (view.call?.id !== callId) return;
    act += 1;
    over = callId;
    joining = null;
    stopLook();
    kept?.set(null);
    stopMedia();
    show({
      phase: 'ended',
      remote: null,
      local: null,
      muted: false,
      theyMuted: false,
      microphoneGone: null,
      vacant: false,
      quality: null,
      sample: null,
    });
  };

  /** Tells the router that the call is over; one that cannot take it now is told again, or the other side would wait. */
  const giveUp = (callId: string, reason: 'hung_up' | 'failed' = 'hung_up'): void => {
    void port.request('call.hang_up', { callId, reason }).then((answer) => {
      if (answer.ok) take(answer.data.call);
      else if (isTransient(answer.error.code) && !closed) timers.after(lookAgainMs, () => giveUp(callId, reason));
    });
  };

  const say = async (callId: string, told: Parameters<SuperviseOptions['send']>[0]): Promise<boolean> => {
    const answer = await port.request('call.signal', { callId, seat, ...told });
    return answer.ok || !isTransient(answer.error.code);
  };

  const connect = (call: LiveCall): void => {
    const rings = call.state === 'ringing';
    const stream = rings ? openSilence() : microphone.stream();
    if (!stream) return;
    if (supervisor) {
      supervisor.meet(firstGeneration(call));
      if (!rings) supervisor.go(stream);
      return;
    }
    supervisor = supervisePeer({
      initiator: initiatorOf(call) === side,
      rings,
      generation: firstGeneration(call),
      stream,
      ice,
      openPeer,
      timers,
      send: (told) => say(call.id, told),
      moved: (state) => wayMoved(call.id, state),
      remote: (remote) => show({ remote }),
      muted: () => view.muted,
      theyMuted: (theyMuted) => show({ theyMuted }),
      sounds: (quality, sample) => show({ quality, sample }),
    });
    for (const signal of early.splice(0)) supervisor.take(signal);
  };

  /** Takes what the router says of a call: news only, and only of the call at hand. */
  const take = (call: Call): void => {
    const known = view.call;
    const same = known?.id === call.id;
    if (same && rank[call.state] < rank[known.state]) return;
    const busy = known && known.state !== 'ended' && known.id !== over;
    if (!same && (call.state === 'ended' || busy)) return;
    if (call.state === 'ended') {
      end(call.id);
      show({ call });
      return;
    }
    if (call.id === over) {
      giveUp(call.id);
      return;
    }
    const holder = call.seats[side];
    // Both sides call at once: the own call, once the microphone is open, answers the other one.
    // And one that was given up before the router knew it is not taken up again.
    if (!same && (view.phase === 'asking') !== (holder === seat)) return;
    if (call.id === joining && holder !== seat) show({ call });
    else if (holder !== null && holder !== seat) {
      stopMedia();
      show({ call, phase: 'elsewhere', local: null, remote: null });
      lookAgain();
    } else if (call.state === 'ringing') {
      const phase = call.startedBy === side ? 'calling' : 'ringing';
      // One that is being answered stays so.
      show(same ? { call } : { ...anew(), local: microphone.stream(), call, phase });
      if (same) return;
      ahead = askWays();
      if (phase === 'calling') connect(call);
      // The way is opened while it rings, where the rep calls: nobody is told where the rep is before the rep wants to talk.
      else if (side === 'visitor') void say(call.id, { generation: 1, seq: 1, data: { type: 'again' } });
    } else {
      const connectedAt = call.state === 'connected' ? call.connectedAt : view.connectedAt;
      const underWay = /^(re)?connect/.test(view.phase);
      kept?.set({ callId: call.id, seat });
      joining = null;
      const again = call.joins > 0 && call.state === 'connected';
      const phase = underWay ? view.phase : again ? 'reconnecting' : 'connecting';
      show({ call, connectedAt, phase, vacant: false });
      connect(call);
    }
  };

  const answered = (mine: number, answer: Result<{ call: Call }>): void => {
    if (mine !== act) {
      // Given up meanwhile: nothing may ring on.
      if (answer.ok) giveUp(answer.data.call.id);
    } else if (answer.ok) {
      if (view.call?.id !== answer.data.call.id) show({ call: null });
      take(answer.data.call);
    } else {
      const refusal = refusalOf(answer);
      idle({ refusal });
      if (refusal === 'ended' || refusal === 'in_call') void ask();
    }
  };

  /** What is true now: after a connect and after any doubt. */
  const ask = async (): Promise<void> => {
    const before = act;
    const answer = await port.request('call.current', { seat });
    if (!answer.ok || before !== act) return;
    const { call, vacant } = answer.data;
    const known = view.call;
    if (!call || call.state === 'ended') {
      kept?.set(null);
      if (known && known.state !== 'ended') end(known.id);
      return;
    }
    if (known && known.state !== 'ended' && known.id !== call.id) {
      // That one ended while the router was out of reach.
      act += 1;
      over = known.id;
      idle();
    }
    if (unfinished?.callId !== call.id || unfinished.seat !== call.seats[side]) unfinished = null;
    if (unfinished && vacant && (view.phase === 'idle' || view.phase === 'elsewhere')) {
      unfinished = null;
      join(call);
      return;
    }
    take(call);
    if (view.phase === 'elsewhere' && view.call?.id === call.id) show({ vacant });
  };

  /** Who has the call may go, and then it can be taken up here. */
  function lookAgain(): void {
    stopLook();
    stopLook = timers.after(unfinished ? lookSoonMs : lookAgainMs, () => {
      if (view.phase !== 'elsewhere') return;
      lookAgain();
      void ask();
    });
  }

  /** Goes on with a call whose engine at this side is gone. */
  function join(call: LiveCall): void {
    joining = call.id;
    stopLook();
    show({ ...anew(), call, phase: 'asking' });
    void withMicrophone(async () => {
      const mine = act;
      const answer = await port.request('call.rejoin', { callId: call.id, seat });
      if (mine === act) joining = null;
      answered(mine, answer);
    });
  }

  let epoch = -1;
  const takeConnection = (): void => {
    const now = port.getSnapshot();
    if (now.kind !== 'connected' || now.epoch === epoch) return;
    epoch = now.epoch;
    supervisor?.hurry();
    void ask();
  };

  const disposers = [
    port.on('call.state', ({ call }) => take(call)),
    port.on('call.signal', (signal) => {
      const { call } = view;
      if (signal.seat !== seat || call?.id !== signal.callId) return;
      if (supervisor) supervisor.take(signal);
      else {
        early.push(signal);
        // The caller begins while it rings here.
        if (call.state === 'ringing') connect(call);
      }
    }),
    port.subscribe(takeConnection),
    microphone.close,
  ];
  takeConnection();

  const accept = (): void => {
    const { call, phase } = view;
    if (phase !== 'ringing' || !call) return;
    show({ phase: 'asking', problem: null });
    void withMicrophone(async () => {
      const mine = act;
      answered(mine, await port.request('call.accept', { callId: call.id, seat }));
    });
  };

  const hangUp = (): void => {
    const { call } = view;
    act += 1;
    if (!call) idle();
    if (!call || call.state === 'ended') return;
    giveUp(call.id);
    end(call.id);
  };

  return {
    getSnapshot: () => view,
    subscribe: changed.add,
    start(conversationId) {
      // Who calls in the moment the other side's call comes has answered it.
      if (view.phase === 'ringing' && view.call?.conversationId === conversationId) accept();
      if (view.phase !== 'idle' && view.phase !== 'ended') return;
      idle({ phase: 'asking' });
      void withMicrophone(async () => {
        const mine = act;
        answered(mine, await port.request('call.start', { conversationId, callId: ids.next(), seat }));
      });
    },
    accept,
    decline() {
      const { call } = view;
      if (!call) return;
      void port.request('call.decline', { callId: call.id });
      end(call.id);
      idle();
    },
    rejoin() {
      const { call, phase } = view;
      if (phase === 'elsewhere' && call && call.state !== 'ended') join(call);
    },
    hangUp,
    leave() {
      const { call } = view;
      if (kept && supervisor && call?.state !== 'ringing') return;
      if (!call || call.state === 'ended' || call.seats[side] === seat) hangUp();
    },
    allow() {
      const mine = act;
      void microphone.open().then((opened) => {
        if (opened.ok) release(opened.stream);
        if (mine === act && view.phase === 'idle') show({ problem: opened.ok ? null : opened.problem });
      });
    },
    setMuted(muted) {
      microphone.mute(muted);
      show({ muted });
      supervisor?.sayMuted();
    },
    chooseMicrophone: microphone.choose,
    recall: microphone.recall,
    setSwitches: microphone.set,
    dismiss() {
      if (view.phase === 'ended' || view.phase === 'idle') idle();
    },
    close() {
      closed = true;
      act += 1;
      stopLook();
      for (const dispose of disposers) dispose();
      stopMedia();
    },
  };
}
