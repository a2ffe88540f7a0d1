import type { Call, LiveCall } from '../../domain/call.ts';
import { ringMs } from '../../domain/call-steps.ts';
import type { CallOpening } from '../../protocol/call-requests.ts';
import { isTransient } from '../../protocol/error-codes.ts';
import type { Result } from '../../protocol/result.ts';
import { createListeners } from '../listeners.ts';
import type { CallEngine, CallEngineOptions } from './call-engine.ts';
import { refusalOf } from './call-refusal.ts';
import { type CallView, noCall } from './call-view.ts';
import { createCallWay } from './call-way.ts';
import { createOwnMicrophone } from './own-microphone.ts';
import { release } from './release.ts';
import type { WayState } from './supervise-peer.ts';

const rank = { ringing: 0, connecting: 1, connected: 2, ended: 3 } as const;
/** How often an engine that does not have the call looks whether the one that has it is still there. */
export const lookAgainMs = 3_000;
/** How soon a router that could not take an answer is told it again: the other side hears it ring. */
export const answerAgainMs = 1_000;
/** The same for a page that was loaded anew: its former socket is about to close. */
const lookSoonMs = 500;
/** Whoever answers is told of `asking` no sooner: as a rule it is over by then, and drawing it would keep the microphone waiting. */
export const askingShowsMs = 50;

/** Makes the engine of one side. The router says what a call is; the engine brings the sound. */
export function createCallEngine(options: CallEngineOptions): CallEngine {
  const { port, side, timers, ids, remembered, switches, kept } = options;
  const changed = createListeners();
  const seat = ids.next();
  let view: CallView = {
    ...noCall,
    microphoneId: remembered?.get() ?? null,
    switches: switches?.get() ?? noCall.switches,
  };
  /** Grows with each act of the person, so that what an older one waited for is not taken for this one. */
  let act = 0;
  /** The call that ended here last; the router may not have heard it. */
  let over: string | null = null;
  /** The call whose former engine this one takes the place of, as long as that is not settled. */
  let joining: string | null = null;
  /** The call that this page had before it was loaded anew; taken up by itself once. */
  let unfinished = kept?.get() ?? null;
  let stopLook = () => {};
  /** Set while `asking` is not told. */
  let stopTell: (() => void) | null = null;
  let closed = false;

  const tell = (): void => {
    stopTell?.();
    stopTell = null;
    changed.tell();
  };

  const show = (change: Partial<CallView>): void => {
    const { phase } = view;
    view = { ...view, ...change };
    if (view.phase !== 'asking') tell();
    else if (phase === 'ringing') stopTell = timers.after(askingShowsMs, tell);
    else if (!stopTell) tell();
  };

  const stopMedia = (): void => {
    way.close();
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
    used: (stream) => way.replaceStream(stream),
  });
  const way = createCallWay({
    ...options,
    seat,
    view: () => view,
    show,
    voice: microphone.stream,
    moved: (callId, state) => wayMoved(callId, state),
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

  /** Takes what the router says of a call: news only, and only of the call at hand. */
  const take = (call: Call, opening?: CallOpening): void => {
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
    // Told by the answer and by the push.
    if (same && way.isOpen() && JSON.stringify(call) === JSON.stringify(known)) return;
    const holder = call.seats[side];
    // Both sides call at once: the own call, once the microphone is open, answers the other one.
    // And one that was given up, or whose answer was lost, before the router knew it is not taken up again.
    if (!same && (view.phase === 'asking') !== (holder === seat)) {
      if (holder === seat) giveUp(call.id);
      return;
    }
    if (call.id === joining && holder !== seat) show({ call });
    else if (holder !== null && holder !== seat) {
      stopMedia();
      show({ call, phase: 'elsewhere', local: null, remote: null });
      lookAgain();
    } else if (call.state === 'ringing') {
      if (same) return;
      const calls = call.startedBy === side;
      // Before it is drawn: the way takes longer.
      if (calls) way.connect(call);
      else way.rings(call, opening);
      show({ ...anew(), local: microphone.stream(), call, phase: calls ? 'calling' : 'ringing' });
    } else {
      const connectedAt = call.state === 'connected' ? call.connectedAt : view.connectedAt;
      const underWay = /^(re)?connect/.test(view.phase);
      kept?.set({ callId: call.id, seat });
      joining = null;
      const again = call.joins > 0 && call.state === 'connected';
      const phase = underWay ? view.phase : again ? 'reconnecting' : 'connecting';
      show({ call, connectedAt, phase, vacant: false });
      way.connect(call);
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

  /** Tells the router that this engine has the call, and again while the router cannot take it: the other side waits. */
  const takePart = (event: 'call.accept' | 'call.rejoin', callId: string): Promise<void> =>
    withMicrophone(async () => {
      const mine = act;
      const waits = () => mine === act && view.phase === 'asking';
      const tell = async (left: number): Promise<void> => {
        const told = await port.request(event, { callId, seat });
        const later = !told.ok && isTransient(told.error.code);
        if (later && !waits()) return;
        if (later && left > 0) {
          timers.after(answerAgainMs, () => waits() && void tell(left - 1));
          return;
        }
        if (mine === act) joining = null;
        answered(mine, told);
      };
      await tell(ringMs / answerAgainMs);
    });

  /** What is true now: after a connect and after any doubt. */
  const ask = async (): Promise<void> => {
    const before = act;
    const knew = view.call?.id;
    const answer = await port.request('call.current', { seat });
    if (!answer.ok || before !== act) return;
    const { call, vacant } = answer.data;
    const known = view.call;
    if (!call || call.state === 'ended') {
      kept?.set(null);
      // One that rang meanwhile is younger than the answer.
      if (known && known.state !== 'ended' && known.id === knew) end(known.id);
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
    void takePart('call.rejoin', call.id);
  }

  let epoch = -1;
  const takeConnection = (): void => {
    const now = port.getSnapshot();
    if (now.kind !== 'connected' || now.epoch === epoch) return;
    epoch = now.epoch;
    way.hurry();
    void ask();
  };

  const disposers = [
    port.on('call.state', ({ call, opening }) => take(call, opening)),
    port.on('call.signal', way.hear),
    port.subscribe(takeConnection),
    microphone.close,
  ];
  takeConnection();

  const accept = (): void => {
    const { call, phase } = view;
    if (phase !== 'ringing' || !call) return;
    show({ phase: 'asking', problem: null });
    void takePart('call.accept', call.id);
    way.speak();
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
      const callId = ids.next();
      way.begin(callId, conversationId);
      void withMicrophone(async () => {
        const mine = act;
        answered(mine, await port.request('call.start', { conversationId, callId, seat, signals: [] }));
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
      if (kept && way.isOpen() && call && call.state !== 'ringing') return;
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
      way.sayMuted();
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
      stopTell?.();
      for (const dispose of disposers) dispose();
      stopMedia();
    },
  };
}
