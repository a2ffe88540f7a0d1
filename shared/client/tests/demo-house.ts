import type { CallSide } from '../../domain/call.ts';
import { otherSide } from '../../domain/call-steps.ts';
import type { Demo, LiveDemo } from '../../domain/demo.ts';
import { askMs, endDemo, stopReason, watchDemo } from '../../domain/demo-steps.ts';
import type { DemoPushes } from '../../protocol/demo-requests.ts';
import { fail, ok, type Result } from '../../protocol/result.ts';
import { createDemoGuest } from '../demo/demo-guest.ts';
import { createDemoHost } from '../demo/demo-host.ts';
import { createListeners } from '../listeners.ts';
import { aLine } from './fake-line.ts';
import { FakePicture } from './fake-picture.ts';
import { createPicturePeers } from './fake-picture-peers.ts';
import { createManualTime, settled } from './manual-time.ts';

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
  const { network, peers, openAt, breakMedia } = createPicturePeers();

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

  const aSide = (side: CallSide) => {
    const { isCut, cut, mend, ...connection } = aLine(time);
    return {
      port: {
        ...connection,
        request: (async (event: string, input: Input) => {
          await Promise.resolve();
          return isCut() ? fail('unavailable', 'cut') : answer(side, event, input);
        }) as never,
        on: ((event: string, listener: (push: never) => void) => {
          const told = (push: unknown) => {
            if (!isCut()) listener(push as never);
          };
          return event === 'demo.state' ? stateHeard.add(told) : signalHeard.add(told);
        }) as never,
      },
      cut,
      mend,
    };
  };

  const repLine = aSide('rep');
  const host = createDemoHost({ port: repLine.port, openPeer: openAt('rep'), timers: time, ids });
  /** A page of the visitor; `kept` is its tab's own memory. */
  const aPage = (kept: { id: string | null } = { id: null }, calls: readonly string[] = []) => {
    const line = aSide('visitor');
    const guest = createDemoGuest({
      port: line.port,
      openPeer: openAt('visitor'),
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
    breakMedia,
    /** The rep shows something; answers it. */
    show: async () => {
      const picture = new FakePicture('screen');
      host.start(conversationId, picture.asStream(), 'Price list');
      await settle();
      return picture;
    },
    watch: async () => {
      visitor.guest.watch();
      await settle();
    },
  };
}
