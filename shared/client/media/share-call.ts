import type { LiveMonitor, Monitor } from '../../domain/monitor.ts';
import { isTransient } from '../../protocol/error-codes.ts';
import type { MonitorPushes } from '../../protocol/rep/monitor.ts';
import { createListeners } from '../listeners.ts';
import type { Readable } from '../readable.ts';
import type { Timers } from '../timers.ts';
import type { CallView } from './call-view.ts';
import type { Mix, OpenMix } from './mix-sounds.ts';
import { firstAttempt, type MonitorPort } from './monitor-port.ts';
import type { OpenPeer } from './peer-port.ts';
import { type Supervisor, supervisePeer } from './supervise-peer.ts';

/** What a rep's end of being listened to stands on. */
export interface ShareOptions {
  port: MonitorPort;
  engine: Readable<CallView>;
  openPeer: OpenPeer;
  openMix: OpenMix;
  timers: Timers;
}

/** Who listens to the call of this window, and what they say to the rep alone. */
export interface SharedCall {
  monitor: LiveMonitor | null;
  /** To be played here, and to be sent nowhere. */
  voice: MediaStream | null;
}

const nobody: SharedCall = { monitor: null, voice: null };

/**
 * The rep's end of a manager who listens. Both sides of the call are mixed here and go to the manager by a way of their own; what
 * the manager says comes back by it and is played here. The way to the visitor is another peer with another stream: nothing of
 * this reaches it.
 */
export function shareCall({ port, engine, openPeer, openMix, timers }: ShareOptions) {
  const changed = createListeners();
  let view = nobody;
  let known: LiveMonitor | null = null;
  let running: { id: string; seat: string; mix: Mix; supervisor: Supervisor } | null = null;
  /** What the manager's engine said before this end was told to listen to it. */
  let early: MonitorPushes['monitor.signal'][] = [];

  const show = (change: Partial<SharedCall>): void => {
    view = { ...view, ...change };
    changed.tell();
  };

  const stop = (): void => {
    running?.supervisor.close();
    running?.mix.close();
    running = null;
    if (view.voice || view.monitor) show(nobody);
  };

  const begin = (monitor: LiveMonitor): void => {
    const { id } = monitor;
    const seat = monitor.seats.rep;
    const mix = openMix();
    const supervisor = supervisePeer({
      // The rep's side has the sound and begins; the manager's asks it to begin again.
      initiator: true,
      generation: firstAttempt(monitor),
      stream: mix.stream,
      ice: async () => {
        const answer = await port.request('call.ice', {});
        return answer.ok ? answer.data : null;
      },
      openPeer,
      timers,
      send: async (signal) => {
        const answer = await port.request('monitor.signal', { monitorId: id, seat, ...signal });
        return answer.ok || !isTransient(answer.error.code);
      },
      moved: (state) => {
        if (state === 'down') show({ voice: null });
      },
      remote: (voice) => show({ voice }),
      muted: () => false,
      theyMuted: () => {},
    });
    running = { id, seat, mix, supervisor };
    // Of whom listened before there may be some, too.
    for (const signal of early) if (signal.monitorId === id && signal.seat === seat) supervisor.take(signal);
    early = [];
  };

  /** Brings what runs in step with the call of this window and with who listens to it. */
  const follow = (): void => {
    const { call, phase, local, remote } = engine.getSnapshot();
    const seat = call && call.state !== 'ended' ? call.seats.rep : null;
    const talks = phase === 'connecting' || phase === 'connected' || phase === 'reconnecting';
    const wanted = known && known.callId === call?.id && known.seats.rep === seat && talks && local ? known : null;
    if (running && (running.id !== wanted?.id || running.seat !== wanted.seats.rep)) stop();
    if (!wanted) return;
    if (!running) begin(wanted);
    running?.mix.put('own', local);
    running?.mix.put('theirs', remote);
    if (view.monitor !== wanted) show({ monitor: wanted });
  };

  const take = (monitor: Monitor): void => {
    if (monitor.state === 'live') known = monitor;
    else if (known?.id === monitor.id) known = null;
    follow();
  };

  let epoch = -1;
  const ask = (): void => {
    const now = port.getSnapshot();
    const { call } = engine.getSnapshot();
    const seat = call && call.state !== 'ended' ? call.seats.rep : null;
    if (now.kind !== 'connected' || now.epoch === epoch || seat === null) return;
    epoch = now.epoch;
    running?.supervisor.hurry();
    void port.request('monitor.current', { seat }).then((answer) => {
      if (!answer.ok) return;
      known =
        answer.data.monitors.find((one): one is LiveMonitor => one.state === 'live' && one.seats.rep === seat) ?? null;
      follow();
    });
  };
  const disposers = [
    port.on('monitor.state', ({ monitor }) => {
      // What one listens to oneself is not this end's matter.
      const { call } = engine.getSnapshot();
      if (known?.id === monitor.id || monitor.callId === call?.id) take(monitor);
    }),
    port.on('monitor.signal', (signal) => {
      if (running?.id === signal.monitorId && running.seat === signal.seat) running.supervisor.take(signal);
      else if (early.length < 50) early.push(signal);
    }),
    port.subscribe(ask),
    engine.subscribe(() => {
      ask();
      follow();
    }),
  ];
  ask();

  return {
    getSnapshot: () => view,
    subscribe: changed.add,
    close() {
      for (const dispose of disposers) dispose();
      stop();
    },
  };
}
