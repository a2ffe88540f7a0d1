import { firstGeneration } from '../../domain/call-steps.ts';
import type { LiveDemo } from '../../domain/demo.ts';
import type { DemoPushes } from '../../protocol/demo-requests.ts';
import { isTransient } from '../../protocol/error-codes.ts';
import type { OpenPeer, Ways } from '../media/peer-port.ts';
import { type Supervisor, supervisePeer, type WayState } from '../media/supervise-peer.ts';
import type { Timers } from '../timers.ts';
import type { DemoPort } from './demo-port.ts';

/** What the way of a demo stands on. */
export interface DemoWayOptions {
  port: DemoPort;
  seat: string;
  openPeer: OpenPeer;
  timers: Timers;
  /** True at the side that shows: it begins each attempt. */
  initiator: boolean;
  moved(state: WayState): void;
  remote(stream: MediaStream): void;
}

/** The way of a picture from one engine to the other; one at a time. */
export interface DemoWay {
  /** Opens it, or begins anew where another engine sits at the other side. */
  meet(demo: LiveDemo, stream: MediaStream): void;
  /** The network is back as far as one can tell. */
  hurry(): void;
  close(): void;
  /** Hears nothing any more. */
  stop(): void;
}

/** Makes the way of one side: a supervised peer that speaks through `demo.signal`. */
export function createDemoWay(options: DemoWayOptions): DemoWay {
  const { port, seat, openPeer, timers, initiator } = options;
  let supervisor: Supervisor | null = null;
  let demoId: string | null = null;
  /** Signals that came before the word that makes this engine listen to them. */
  let early: DemoPushes['demo.signal'][] = [];
  let ways: Ways | null = null;

  const close = (): void => {
    supervisor?.close();
    supervisor = null;
    demoId = null;
    early = [];
  };

  /** A router that is away for a moment does not open ways that it would not allow. */
  const ice = async (): Promise<Ways | null> => {
    const answer = await port.request('demo.ice', {});
    if (answer.ok) ways = answer.data;
    return ways;
  };

  const hear = (signal: DemoPushes['demo.signal']): void => {
    if (signal.seat !== seat) return;
    if (supervisor === null) early.push(signal);
    else if (signal.demoId === demoId) supervisor.take(signal);
  };
  const stop = port.on('demo.signal', hear);

  return {
    meet(demo, stream) {
      const { id } = demo;
      const generation = firstGeneration(demo);
      if (supervisor !== null && demoId === id) {
        supervisor.meet(generation);
        return;
      }
      const waiting = early;
      close();
      demoId = id;
      supervisor = supervisePeer({
        initiator,
        generation,
        stream,
        ice,
        openPeer,
        timers,
        send: async (signal) => {
          const answer = await port.request('demo.signal', { demoId: id, seat, ...signal });
          return answer.ok || !isTransient(answer.error.code);
        },
        moved: options.moved,
        remote: options.remote,
        // A picture has no sound to be muted.
        muted: () => false,
        theyMuted: () => {},
      });
      for (const signal of waiting) hear(signal);
    },
    hurry: () => supervisor?.hurry(),
    close,
    stop() {
      close();
      stop();
    },
  };
}
