import type { Ids } from '../../domain/clock.ts';
import type { LiveMonitor, Monitor, MonitorEnd } from '../../domain/monitor.ts';
import { isTransient } from '../../protocol/error-codes.ts';
import type { ErrorBody } from '../../protocol/errors.ts';
import { createListeners } from '../listeners.ts';
import type { Timers } from '../timers.ts';
import type { MicrophonePort, MicrophoneProblem } from './microphone.ts';
import { firstAttempt, type MonitorPort } from './monitor-port.ts';
import type { OpenPeer, Ways } from './peer-port.ts';
import { release } from './release.ts';
import { type Supervisor, supervisePeer } from './supervise-peer.ts';

/** What a manager's end of listening stands on. */
export interface ListenOptions {
  port: MonitorPort;
  openPeer: OpenPeer;
  /** Asked for when the manager wants to be heard, and never before. */
  microphones: Pick<MicrophonePort, 'open'>;
  microphoneId(): string | null;
  /** A stream without a sound: what goes to the rep while one only listens. */
  silence(): MediaStream;
  timers: Timers;
  ids: Ids;
}

/** Why one does not listen. */
export type ListenRefusal = 'no_call' | 'own' | 'taken' | 'listening' | 'offline' | 'failed';

/** Everything a screen shows of listening. */
export interface ListenView {
  phase: 'idle' | 'connecting' | 'listening' | 'reconnecting' | 'ended';
  monitor: Monitor | null;
  /** What is heard; the screen plays it. */
  sound: MediaStream | null;
  /** `asking` waits for the microphone, `ready` has it. */
  whisper: 'off' | 'asking' | 'ready';
  /** The rep hears what is said now. */
  speaking: boolean;
  problem: MicrophoneProblem | null;
  refusal: ListenRefusal | null;
  ended: MonitorEnd | null;
}

const nothing: ListenView = {
  phase: 'idle',
  monitor: null,
  sound: null,
  whisper: 'off',
  speaking: false,
  problem: null,
  refusal: null,
  ended: null,
};

const refusals: readonly string[] = ['no_call', 'own', 'taken', 'listening'];
const refusalOf = ({ code, detail }: ErrorBody): ListenRefusal => {
  const why = String(detail?.why);
  if (refusals.includes(why)) return why as ListenRefusal;
  return code === 'unavailable' ? 'offline' : 'failed';
};

/** A manager's end of listening to a call: no microphone is open and nothing is sent until the manager wants to whisper. */
export function createListening(options: ListenOptions) {
  const { port, openPeer, microphones, silence, timers, ids } = options;
  const changed = createListeners();
  const seat = ids.next();
  let view = nothing;
  let supervisor: Supervisor | null = null;
  let own: MediaStream | null = null;
  let ways: Ways | null = null;
  /** The way is made anew on purpose: that is no lost connection. */
  let remaking = false;
  /** Grows with each act, so that what an older one waited for is not taken for this one. */
  let act = 0;

  const show = (change: Partial<ListenView>): void => {
    view = { ...view, ...change };
    changed.tell();
  };

  const live = (): LiveMonitor | null => (view.monitor?.state === 'live' ? view.monitor : null);

  const stopMedia = (): void => {
    act += 1;
    remaking = false;
    supervisor?.close();
    supervisor = null;
    release(own);
    own = null;
  };

  const over = (ended: MonitorEnd | null, monitor: Monitor | null = view.monitor): void => {
    stopMedia();
    show(ended === null ? nothing : { ...nothing, phase: 'ended', monitor, ended });
  };

  const connect = (monitor: LiveMonitor): void => {
    const { id } = monitor;
    supervisor = supervisePeer({
      initiator: false,
      generation: firstAttempt(monitor),
      stream: silence(),
      ice: async () => {
        const answer = await port.request('monitor.ice', {});
        if (answer.ok) ways = answer.data;
        return ways;
      },
      openPeer,
      timers,
      send: async (signal) => {
        const answer = await port.request('monitor.signal', { monitorId: id, seat, ...signal });
        return answer.ok || !isTransient(answer.error.code);
      },
      moved: (state) => {
        if (state === 'up') {
          remaking = false;
          show({ phase: 'listening' });
        } else if (state === 'down') show({ phase: remaking ? view.phase : 'reconnecting' });
        else if (state === 'lost') {
          void port.request('monitor.stop', { monitorId: id, reason: 'failed' });
          over('failed');
        }
      },
      remote: (sound) => show({ sound }),
      muted: () => !view.speaking,
      theyMuted: () => {},
    });
  };

  const take = (monitor: Monitor): void => {
    const known = live();
    if (!known || monitor.id !== known.id) return;
    if (monitor.state === 'ended') {
      over(monitor.reason, monitor);
      return;
    }
    show({ monitor });
    // Another window of the rep has the call: its way is a new one.
    if (monitor.joins > known.joins) supervisor?.meet(firstAttempt(monitor));
  };

  const start = async (repId: string): Promise<void> => {
    if (view.phase !== 'idle' && view.phase !== 'ended') return;
    stopMedia();
    const mine = act;
    show({ ...nothing, phase: 'connecting' });
    const answer = await port.request('monitor.start', { repId, monitorId: ids.next(), seat });
    const { monitor } = answer.ok ? answer.data : { monitor: null };
    if (mine !== act) {
      if (monitor) void port.request('monitor.stop', { monitorId: monitor.id });
    } else if (!answer.ok) show({ ...nothing, refusal: refusalOf(answer.error) });
    else if (monitor?.state === 'live') {
      show({ monitor });
      connect(monitor);
    } else over('call_over', monitor);
  };

  const speak = (speaking: boolean): void => {
    if (view.whisper !== 'ready') return;
    for (const track of own?.getAudioTracks() ?? []) track.enabled = speaking;
    show({ speaking });
  };

  const send = (stream: MediaStream): void => {
    remaking = view.phase === 'listening';
    supervisor?.replaceStream(stream);
    supervisor?.anew();
  };

  /** Opens the microphone, now and not before, and the way anew with it. */
  const whisper = async (): Promise<void> => {
    const monitor = live();
    if (!monitor || view.whisper !== 'off') return;
    const mine = act;
    show({ whisper: 'asking', problem: null });
    const opened = await microphones.open(options.microphoneId());
    const allowed =
      opened.ok && mine === act && (await port.request('monitor.whisper', { monitorId: monitor.id, on: true }));
    if (mine !== act || !opened.ok || !allowed || !allowed.ok) {
      if (opened.ok) release(opened.stream);
      if (mine === act) show({ whisper: 'off', problem: opened.ok ? null : opened.problem });
      return;
    }
    own = opened.stream;
    const [track] = own.getAudioTracks();
    if (track) track.onended = () => quiet();
    send(own);
    show({ whisper: 'ready' });
    speak(true);
  };

  /** Listens only, as before: the microphone is closed. */
  const quiet = (): void => {
    const monitor = live();
    if (!monitor || view.whisper !== 'ready') return;
    release(own);
    own = null;
    show({ whisper: 'off', speaking: false });
    send(silence());
    void port.request('monitor.whisper', { monitorId: monitor.id, on: false });
  };

  let epoch = -1;
  const ask = (): void => {
    const now = port.getSnapshot();
    if (now.kind !== 'connected' || now.epoch === epoch) return;
    epoch = now.epoch;
    const before = live();
    if (!before) return;
    supervisor?.hurry();
    void port.request('monitor.current', { seat }).then((answer) => {
      if (!answer.ok || live()?.id !== before.id) return;
      const still = answer.data.monitors.find(({ id }) => id === before.id);
      if (still) take(still);
      else over('left');
    });
  };

  const disposers = [
    port.on('monitor.state', ({ monitor }) => take(monitor)),
    port.on('monitor.signal', (signal) => {
      if (signal.seat === seat && signal.monitorId === live()?.id) supervisor?.take(signal);
    }),
    port.subscribe(ask),
  ];
  ask();

  const stop = (): void => {
    const monitor = live();
    if (monitor) void port.request('monitor.stop', { monitorId: monitor.id });
    over(null);
  };

  return {
    getSnapshot: () => view,
    subscribe: changed.add,
    start: (repId: string) => void start(repId),
    stop,
    whisper: () => void whisper(),
    speak,
    quiet,
    /** Puts away what ended or was refused. */
    dismiss(): void {
      if (view.phase === 'ended' || view.phase === 'idle') over(null);
    },
    close(): void {
      for (const dispose of disposers) dispose();
      stop();
    },
  };
}
