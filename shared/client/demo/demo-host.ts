import type { Ids } from '../../domain/clock.ts';
import type { Demo } from '../../domain/demo.ts';
import type { Result } from '../../protocol/result.ts';
import { createListeners } from '../listeners.ts';
import type { OpenPeer } from '../media/peer-port.ts';
import type { Readable } from '../readable.ts';
import type { Timers } from '../timers.ts';
import type { DemoPort } from './demo-port.ts';
import { createDemoWay } from './demo-way.ts';

/** What the showing side's connection can do beside. */
interface StartPort {
  request(
    event: 'demo.start',
    input: { conversationId: string; demoId: string; seat: string },
  ): Promise<Result<{ demo: Demo }>>;
}

/** What a host stands on. */
export interface DemoHostOptions {
  port: DemoPort & StartPort;
  openPeer: OpenPeer;
  timers: Timers;
  ids: Ids;
}

/** Why nothing was shown: nobody to show it to, nothing may be captured, or the router is away. */
export type DemoRefusal = 'not_talking' | 'away' | 'showing' | 'offline' | 'failed' | 'no_picture';

/** How a demo stands at this side: `asking` waits for the visitor's yes. */
export type HostPhase = 'idle' | 'starting' | 'asking' | 'opening' | 'shown' | 'stuck' | 'ended';

/** Everything the console shows of a demo. */
export interface HostView {
  phase: HostPhase;
  demo: Demo | null;
  /** What is shared, as the screen or window is called. */
  label: string;
  /** The picture, for a look at what the visitor sees. */
  local: MediaStream | null;
  /** Why it ended here though nobody said *stop*: what was shown is gone (its window was closed, the system's own button was pressed), or no picture came through. */
  cause: 'vanished' | 'failed' | null;
  refusal: DemoRefusal | null;
}

/** The rep's side of demos. */
export interface DemoHost extends Readable<HostView> {
  /** Shows this picture to the visitor of the conversation; it is let go when the demo ends. */
  start(conversationId: string, picture: MediaStream, label: string): void;
  /** Says why there is nothing to show. */
  refuse(refusal: DemoRefusal): void;
  stop(): void;
  /** Puts away what ended or was refused. */
  dismiss(): void;
  close(): void;
}

const nothing: HostView = { phase: 'idle', demo: null, label: '', local: null, cause: null, refusal: null };
const refusals: readonly string[] = ['not_talking', 'away', 'showing'];

const letGo = (picture: MediaStream | null): void => {
  for (const track of picture?.getTracks() ?? []) {
    track.onended = null;
    track.stop();
  }
};

/** Makes the showing side. The router says what a demo is; this engine brings the picture. */
export function createDemoHost({ port, openPeer, timers, ids }: DemoHostOptions): DemoHost {
  const changed = createListeners();
  const seat = ids.next();
  let view = nothing;
  let epoch = -1;

  const show = (change: Partial<HostView>): void => {
    view = { ...view, ...change };
    changed.tell();
  };

  const way = createDemoWay({
    port,
    seat,
    openPeer,
    timers,
    initiator: true,
    moved(state) {
      if (state === 'up') show({ phase: 'shown' });
      else if (state === 'lost') stop('failed');
      else show({ phase: view.phase === 'shown' || view.phase === 'stuck' ? 'stuck' : 'opening' });
    },
    remote: () => {},
  });

  /** The picture goes no further, whatever the router will say of it. */
  const over = (change: Partial<HostView>): void => {
    way.close();
    letGo(view.local);
    show({ local: null, ...change });
  };

  const take = (demo: Demo): void => {
    const known = view.demo;
    if (known?.id !== demo.id || known.state === 'ended') return;
    if (demo.state === 'ended') {
      over({ phase: 'ended', demo });
      return;
    }
    if (view.phase === 'ended') {
      // It ended here, and the router did not hear it.
      tellStop(demo);
      return;
    }
    if (demo.joins < known.joins || (known.state === 'running' && demo.state === 'asked')) return;
    show({ demo });
    if (demo.state !== 'running' || !view.local) return;
    if (view.phase === 'asking' || view.phase === 'starting') show({ phase: 'opening' });
    way.meet(demo, view.local);
  };

  function tellStop({ id }: Pick<Demo, 'id'>): void {
    const reason = view.cause === 'failed' ? 'failed' : 'stopped';
    void port.request('demo.stop', { demoId: id, reason }).then((answer) => {
      if (answer.ok) take(answer.data.demo);
    });
  }

  function stop(cause: HostView['cause'] = null): void {
    const { demo, local } = view;
    if (!local) return;
    over({ ...(demo ? { phase: 'ended' } : nothing), cause });
    if (demo) tellStop(demo);
  }

  const ask = async (): Promise<void> => {
    const answer = await port.request('demo.current', { seat });
    if (!answer.ok) return;
    const { demo: known, phase } = view;
    const { demo } = answer.data;
    if (demo && demo.id !== known?.id) {
      // One that ended here and was put away before the router heard it.
      if (phase !== 'starting' && demo.state !== 'ended' && demo.seats.rep === seat) tellStop(demo);
    } else if (demo) take(demo);
    else if (known && known.state !== 'ended') {
      over({ phase: 'ended' });
      // The word of its end went by; the answer says who ended it.
      tellStop(known);
    }
  };
  const takeConnection = (): void => {
    const now = port.getSnapshot();
    if (now.kind !== 'connected' || now.epoch === epoch) return;
    epoch = now.epoch;
    way.hurry();
    void ask();
  };
  const disposers = [port.on('demo.state', ({ demo }) => take(demo)), port.subscribe(takeConnection)];
  takeConnection();

  return {
    getSnapshot: () => view,
    subscribe: changed.add,
    start(conversationId, picture, label) {
      if (view.local !== null) {
        letGo(picture);
        return;
      }
      show({ ...nothing, phase: 'starting', label, local: picture });
      for (const track of picture.getVideoTracks()) track.onended = () => stop('vanished');
      void port.request('demo.start', { conversationId, demoId: ids.next(), seat }).then((answer) => {
        if (view.local !== picture) {
          // Stopped meanwhile: nobody is asked any more.
          if (answer.ok) void port.request('demo.stop', { demoId: answer.data.demo.id });
        } else if (answer.ok) {
          show({ phase: 'asking', demo: answer.data.demo });
          take(answer.data.demo);
        } else {
          const why = answer.error.detail?.why ?? '';
          const known = refusals.includes(why) ? (why as DemoRefusal) : 'failed';
          over({ ...nothing, refusal: answer.error.code === 'unavailable' ? 'offline' : known });
        }
      });
    },
    refuse(refusal) {
      if (view.phase === 'idle' || view.phase === 'ended') show({ ...nothing, refusal });
    },
    stop: () => stop(),
    dismiss() {
      if (view.phase === 'idle' || view.phase === 'ended') show(nothing);
    },
    close() {
      stop();
      for (const dispose of disposers) dispose();
      way.stop();
    },
  };
}
