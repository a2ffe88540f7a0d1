import type { CallSide } from '../../domain/call.ts';
import { otherSide } from '../../domain/call-steps.ts';
import type { Demo, LiveDemo } from '../../domain/demo.ts';
import { askMs, endDemo, stopReason, watchDemo } from '../../domain/demo-steps.ts';
import type { DemoPushes } from '../../protocol/demo-requests.ts';
import { fail, ok, type Result } from '../../protocol/result.ts';
import { createDemoGuest } from '../demo/demo-guest.ts';
import { createDemoHost } from '../demo/demo-host.ts';
import { createListeners } from '../listeners.ts';
import type { OpenPeer, PeerEvents } from '../media/peer-port.ts';
import type { ConnectionState } from '../transport/connection.ts';
import { createManualTime, settled } from './manual-time.ts';

/** A captured screen that can be told apart, and closed by its system. */
class FakePicture {
  readonly track = {
    kind: 'video',
    stopped: false,
    onended: null as (() => void) | null,
    stop(): void {
      this.stopped = true;
    },
  };
  getTracks() {
    return [this.track];
  }
  getVideoTracks() {
    return [this.track];
  }
}

interface FakePeer {
  side: CallSide;
  events: PeerEvents;
  stream: MediaStream;
  open: boolean;
  up: boolean;
}

/** A rep who shows, a visitor who watches, a router in memory that follows the rules of demos, and a network that a test cuts. */
export function createDemoHouse({ callId = null }: { callId?: string | null } = {}) {
  const time = createManualTime();
  let count = 0;
  const ids = {
    next: () => {
      count += 1;
      return `0190163d-8694-739b-aea5-${String(count).padStart(12, '0')}`;
    },
  };
  const conversationId = ids.next();
  const demos = new Map<string, Demo>();
  const stateHeard = createListeners<[DemoPushes['demo.state']]>();
  const signalHeard = createListeners<[DemoPushes['demo.signal']]>();
  const network = { media: true };
  const peers: FakePeer[] = [];

  const live = (): LiveDemo | undefined => [...demos.values()].find((demo): demo is LiveDemo => demo.state !== 'ended');
  const put = (demo: Demo): Result<{ demo: Demo }> => {
    demos.set(demo.id, demo);
    queueMicrotask(() => stateHeard.tell({ demo }));
    return ok({ demo });
  };

  type Input = Partial<Record<'demoId' | 'seat' | 'reason' | 'conversationId', string>>;
  const answer = (side: CallSide, event: string, input: Input): Result<unknown> => {
    if (event === 'demo.current') return ok({ demo: live() ?? null });
    if (event === 'demo.ice') return ok({ iceServers: [], relayOnly: false });
    const demoId = input.demoId ?? '';
    const seat = input.seat ?? '';
    if (event === 'demo.start') {
      if (live()) return fail('conflict', 'showing', { why: 'showing' });
      time.after(askMs, () => {
        const demo = demos.get(demoId);
        if (demo?.state === 'asked') put(endDemo(demo, { reason: 'missed', by: null, at: time.now() }));
      });
      return put({
        id: demoId,
        conversationId,
        visitorId: conversationId,
        rep: { id: conversationId, name: 'Ada Lind', photo: null },
        callId,
        startedAt: time.now(),
        seats: { rep: seat, visitor: null },
        joins: 0,
        state: 'asked',
        asksUntil: time.now() + askMs,
      });
    }
    const demo = demos.get(demoId);
    if (!demo) return fail('not_found', 'no such demo');
    if (demo.state === 'ended')
      return event === 'demo.stop' ? ok({ demo }) : fail('conflict', 'ended', { why: 'ended' });
    if (event === 'demo.watch') return put(watchDemo(demo, seat, time.now()));
    if (event === 'demo.signal') {
      const to = demo.seats[otherSide(side)] ?? '';
      const signal = { ...(input as unknown as DemoPushes['demo.signal']), seat: to };
      queueMicrotask(() => signalHeard.tell(signal));
      return ok({});
    }
    const reason = input.reason === 'failed' ? 'failed' : stopReason(demo, side);
    return put(endDemo(demo, { reason, by: side, at: time.now() }));
  };

  const openPeerOf =
    (side: CallSide): OpenPeer =>
    ({ initiator, stream }, events) => {
      const peer: FakePeer = { side, events, stream, open: true, up: false };
      peers.push(peer);
      const meet = () => {
        const theirs = peers.findLast((one) => one.side !== side && one.open);
        if (!theirs || !network.media || !peer.open) return;
        for (const one of [peer, theirs]) {
          if (one.up) continue;
          one.up = true;
          if (one.side === 'visitor') one.events.stream(peer.side === 'rep' ? peer.stream : theirs.stream);
          one.events.up();
        }
      };
      if (initiator) queueMicrotask(() => peer.open && events.signal({ type: 'offer', sdp: 'o' }));
      return {
        signal(data) {
          if (!peer.open) return;
          if (data.type === 'offer') events.signal({ type: 'answer', sdp: 'a' });
          if (data.type === 'answer') meet();
        },
        replaceTrack: () => {},
        sayMuted: () => {},
        figures: async () => null,
        close() {
          peer.open = false;
        },
      };
    };

  const aLine = (side: CallSide) => {
    const changed = createListeners();
    let epoch = 1;
    let cut = false;
    let connection: ConnectionState = { kind: 'connected', since: time.now(), epoch };
    return {
      port: {
        request: (async (event: string, input: Input) => {
          await Promise.resolve();
          return cut ? fail('unavailable', 'cut') : answer(side, event, input);
        }) as never,
        on: ((event: string, listener: (push: never) => void) => {
          const told = (push: unknown) => {
            if (!cut) listener(push as never);
          };
          return event === 'demo.state' ? stateHeard.add(told) : signalHeard.add(told);
        }) as never,
        getSnapshot: () => connection,
        subscribe: changed.add,
      },
      cut: () => {
        cut = true;
        connection = { kind: 'reconnecting', since: time.now(), epoch };
        changed.tell();
      },
      mend: () => {
        cut = false;
        epoch += 1;
        connection = { kind: 'connected', since: time.now(), epoch };
        changed.tell();
      },
    };
  };

  const repLine = aLine('rep');
  const host = createDemoHost({ port: repLine.port, openPeer: openPeerOf('rep'), timers: time, ids });
  /** A page of the visitor; `kept` is its tab's own memory. */
  const aPage = (kept: { id: string | null } = { id: null }, calls: readonly string[] = []) => {
    const line = aLine('visitor');
    const guest = createDemoGuest({
      port: line.port,
      openPeer: openPeerOf('visitor'),
      timers: time,
      ids,
      nothing: () => ({}) as MediaStream,
      kept: {
        get: () => kept.id,
        set: (id) => {
          kept.id = id;
        },
      },
      inCall: (id) => calls.includes(id),
    });
    return { ...line, guest, kept, view: () => guest.getSnapshot() };
  };
  const visitor = aPage();
  const settle = async () => {
    for (let turn = 0; turn < 8; turn += 1) await settled();
  };
  return {
    time,
    demos,
    network,
    peers,
    settle,
    aPage,
    host,
    rep: repLine,
    visitor,
    phases: () => [host.getSnapshot().phase, visitor.view().phase],
    ends: () => [...demos.values()].map((demo) => (demo.state === 'ended' ? demo.reason : demo.state)),
    /** The path between the peers breaks; they notice as a browser does. */
    breakMedia: () => {
      network.media = false;
      for (const peer of peers.filter(({ open }) => open)) {
        peer.up = false;
        peer.events.down();
      }
    },
    /** The rep shows something; answers it. */
    show: async () => {
      const picture = new FakePicture();
      host.start(conversationId, picture as unknown as MediaStream, 'Price list');
      await settle();
      return picture;
    },
    watch: async () => {
      visitor.guest.watch();
      await settle();
    },
  };
}
