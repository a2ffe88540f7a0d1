import type { Ids } from '../../domain/clock.ts';
import type { Demo, DemoEnd } from '../../domain/demo.ts';
import type { Result } from '../../protocol/result.ts';
import { createListeners } from '../listeners.ts';
import type { OpenPeer } from '../media/peer-port.ts';
import type { Readable } from '../readable.ts';
import type { Timers } from '../timers.ts';
import type { DemoPort } from './demo-port.ts';
import { createDemoWay } from './demo-way.ts';

/** What the watching side's connection can do beside. */
interface WatchPort {
  request(event: 'demo.watch', input: { demoId: string; seat: string }): Promise<Result<{ demo: Demo }>>;
}

/** What a guest stands on. */
export interface DemoGuestOptions {
  port: DemoPort & WatchPort;
  openPeer: OpenPeer;
  timers: Timers;
  ids: Ids;
  /** A stream without a track: this side sends nothing. */
  nothing(): MediaStream;
  /** The demo this page watched before it was loaded anew, kept in the tab's own memory. */
  kept: { get(): string | null; set(demoId: string | null): void };
  /** True where this tab talks in that call: it said yes to the rep already. */
  inCall(callId: string): boolean;
}

/** How a demo stands at this side: `asked` waits for the visitor's yes (here, while another tab may watch), `stuck` had a picture. */
export type GuestPhase = 'idle' | 'asked' | 'opening' | 'shown' | 'stuck' | 'ended';

/** Everything the messenger shows of a demo. */
export interface GuestView {
  phase: GuestPhase;
  demo: Demo | null;
  remote: MediaStream | null;
  /** Why it ended. */
  reason: DemoEnd | null;
}

/** The visitor's side of demos. */
export interface DemoGuest extends Readable<GuestView> {
  watch(): void;
  /** Declines, or watches no more. */
  leave(): void;
  /** Puts away what ended. */
  dismiss(): void;
  close(): void;
}

const nothing: GuestView = { phase: 'idle', demo: null, remote: null, reason: null };

/** Makes the watching side. The router says what a demo is; this engine brings the picture. */
export function createDemoGuest(options: DemoGuestOptions): DemoGuest {
  const { port, kept } = options;
  const changed = createListeners();
  const seat = options.ids.next();
  let view = nothing;
  let epoch = -1;
  /** What was declined or left here, until the router is known to have heard it. */
  let left: string | null = null;

  const show = (change: Partial<GuestView>): void => {
    view = { ...view, ...change };
    changed.tell();
  };

  const way = createDemoWay({
    port,
    seat,
    openPeer: options.openPeer,
    timers: options.timers,
    initiator: false,
    moved(state) {
      const { demo } = view;
      if (state === 'up') show({ phase: 'shown' });
      else if (state === 'lost') {
        way.close();
        kept.set(null);
        show({ phase: 'ended', remote: null, reason: 'failed' });
        if (demo) tellOver(demo, 'failed');
      } else show({ phase: view.remote === null ? 'opening' : 'stuck' });
    },
    remote: (remote) => show({ remote }),
  });

  /** Ends it at the router; of one that is over there it hears how that came. */
  const tellOver = ({ id }: Demo, reason?: 'failed'): void => {
    void port.request('demo.stop', { demoId: id, ...(reason && { reason }) }).then((answer) => {
      if (answer.ok) take(answer.data.demo);
    });
  };

  const watch = (demoId: string): void => {
    show({ phase: 'opening' });
    void port.request('demo.watch', { demoId, seat }).then((answer) => {
      if (answer.ok) take(answer.data.demo);
      else if (view.demo?.id === demoId && view.phase === 'opening') show({ phase: 'asked' });
    });
  };

  /** Takes what the router says: of the demo at hand, or of a new one where none is. */
  const take = (demo: Demo): void => {
    const known = view.demo;
    if (demo.id === left) {
      const elsewhere = demo.state === 'running' && demo.seats.visitor !== seat;
      if (demo.state === 'ended' || elsewhere) left = null;
      else tellOver(demo);
      if (!elsewhere) return;
    }
    if (known?.state === 'ended' && known.id === demo.id) return;
    if (known && known.state !== 'ended' && known.id !== demo.id) return;
    if (demo.state === 'ended') {
      if (known?.id !== demo.id) return;
      way.close();
      kept.set(null);
      // Who declined, or stopped watching, knows it.
      const told = demo.endedBy !== 'visitor' && view.phase !== 'asked';
      show(told || view.reason ? { phase: 'ended', demo, remote: null, reason: demo.reason } : nothing);
      return;
    }
    if (known?.id === demo.id && view.phase === 'ended') {
      // No picture came through, and the router did not hear it.
      tellOver(demo, 'failed');
      return;
    }
    if (known?.id === demo.id && known.state !== 'ended' && demo.joins < known.joins) return;
    const mine = demo.seats.visitor === seat;
    const fresh = known?.id !== demo.id;
    if (mine && demo.state === 'running') {
      kept.set(demo.id);
      const phase = view.phase === 'shown' || view.phase === 'stuck' ? view.phase : 'opening';
      show({ demo, phase });
      way.meet(demo, options.nothing());
      return;
    }
    if (!mine && view.phase !== 'opening') {
      way.close();
      show({ demo, phase: 'asked', remote: null });
    } else show({ demo });
    if (!fresh) return;
    const before = kept.get() === demo.id;
    const said = demo.state === 'asked' && demo.callId !== null && options.inCall(demo.callId);
    if (before || said) watch(demo.id);
  };

  const ask = async (): Promise<void> => {
    const answer = await port.request('demo.current', { seat });
    if (!answer.ok) return;
    const { demo } = answer.data;
    if (demo) take(demo);
    else if (view.demo && view.demo.state !== 'ended') tellOver(view.demo);
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
    watch() {
      if (view.demo && view.phase === 'asked') watch(view.demo.id);
    },
    leave() {
      const { demo } = view;
      if (!demo || demo.state === 'ended') return;
      left = demo.id;
      tellOver(demo);
      way.close();
      kept.set(null);
      show(nothing);
    },
    dismiss() {
      if (view.phase === 'ended') show(nothing);
    },
    close() {
      for (const dispose of disposers) dispose();
      way.stop();
    },
  };
}
