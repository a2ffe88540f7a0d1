import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repRequests } from '../../protocol/rep/contract.ts';
import { repPushes } from '../../protocol/rep/pushes.ts';
import type { TeamItem } from '../../protocol/rep/team.ts';
import { fail, ok } from '../../protocol/result.ts';
import { createManualTime, settled } from '../tests/manual-time.ts';
import { createMemoryRouter } from '../tests/memory-socket.ts';
import { connect } from '../transport/connect.ts';
import { zodChecks } from '../transport/zod-checks.ts';
import { createViews } from './create-views.ts';

/** Each window of these tests has a feed of its own. */
const feedOf = (viewId: string) => Number(viewId.slice(-12));
const idOf = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const member = (n: number, load = 0): TeamItem => ({
  id: idOf(n),
  person: { id: idOf(n), name: `Rep ${n}`, photo: null },
  role: 'rep',
  presence: {
    repId: idOf(n),
    status: 'available',
    named: null,
    since: 1,
    connection: 'connected',
    machine: 'unlocked',
  },
  connectionSince: 1,
  because: null,
  misses: 0,
  load,
  capacity: 3,
  inCall: false,
  talks: [],
  offers: [],
});

const summary = { team: 2, available: 2, waiting: 0, longestWaitingSince: null, nobodySince: null };

/** The router's view engine, as far as a client can tell. */
function setUp() {
  const time = createManualTime();
  const router = createMemoryRouter();
  let items: TeamItem[] = [member(1), member(2)];
  const windows = new Map<string, number>();
  let made = 100;
  router.answer = (event, input) => {
    const { viewId } = input as { viewId: string };
    if (event === 'view.open') {
      windows.set(viewId, 0);
      return ok({ viewId, feed: feedOf(viewId), version: 0, items, summary });
    }
    windows.delete(viewId);
    return ok({});
  };
  const connection = connect({
    url: '',
    namespace: '/rep',
    auth: async () => ok({}),
    checks: zodChecks(repRequests, repPushes),
    protocol: 1,
    clock: time,
    timers: time,
    random: () => 0.5,
    openSocket: router.openSocket,
    wakeUps: () => () => {},
  });
  const views = createViews({
    connection,
    timers: time,
    random: () => 0.5,
    ids: {
      next: () => {
        made += 1;
        return idOf(made);
      },
    },
  });
  /** Makes the deltas that bring every open window to `next`. */
  const become = (next: TeamItem[]) => {
    const before = items;
    items = next;
    return [...windows].map(([viewId, version]) => {
      windows.set(viewId, version + 1);
      return {
        feed: feedOf(viewId),
        version: version + 1,
        put: next.filter((item) => !before.some((had) => JSON.stringify(had) === JSON.stringify(item))),
        remove: before.filter((had) => !next.some((item) => item.id === had.id)).map((had) => had.id),
        moves: next.map((item, at): [string, number] => [item.id, at]),
      };
    });
  };
  const cut = () => {
    windows.clear();
    router.cut();
  };
  return { time, router, connection, views, become, cut, windows, items: () => items };
}

describe('createViews', () => {
  it('shows the snapshot, then each delta; what did not change stays the same object', async () => {
    const { views, router, become } = setUp();
    const view = views.open('team', {});
    expect(view.getSnapshot().status).toBe('loading');
    await settled();
    const [first] = view.getSnapshot().items;
    expect(view.getSnapshot()).toMatchObject({ status: 'ready', items: [member(1), member(2)] });
    for (const delta of become([member(3), member(1), member(2, 2)])) router.push('view.delta', delta);
    await settled();
    expect(view.getSnapshot().items).toEqual([member(3), member(1), member(2, 2)]);
    expect(view.getSnapshot().items[1]).toBe(first);
  });

  it('opens again after a gap, and says stale meanwhile', async () => {
    const { views, router, become, time, windows } = setUp();
    const view = views.open('team', {});
    await settled();
    become([member(1)]);
    for (const delta of become([member(2)])) router.push('view.delta', delta);
    await settled();
    expect(view.getSnapshot().status).toBe('stale');
    await time.advance(1_000);
    expect(view.getSnapshot()).toMatchObject({ status: 'ready', items: [member(2)] });
    expect(windows.size).toBe(1);
  });

  it('opens again when its feed ended, and heeds the deltas of no other feed', async () => {
    const { views, router, become, windows } = setUp();
    const view = views.open('team', {});
    await settled();
    const [viewId = ''] = windows.keys();
    router.push('view.ended', { feed: feedOf(viewId) + 1 });
    const [delta] = become([member(3)]);
    router.push('view.delta', { ...delta, feed: feedOf(viewId) + 1 });
    await settled();
    expect(view.getSnapshot()).toMatchObject({ status: 'ready', items: [member(1), member(2)] });
    const seen: string[] = [];
    view.subscribe(() => seen.push(view.getSnapshot().status));
    router.push('view.ended', { feed: feedOf(viewId) });
    await settled();
    expect(seen).toEqual(['stale', 'ready']);
    expect(view.getSnapshot()).toMatchObject({ status: 'ready', items: [member(3)] });
    expect([...windows.keys()]).not.toContain(viewId);
  });

  it('applies deltas that overtook their snapshot', async () => {
    const { views, router, become } = setUp();
    let release = () => {};
    const answer = router.answer;
    router.answer = (event, input) => {
      const given = answer(event, input);
      return event !== 'view.open' ? given : new Promise((resolve) => (release = () => resolve(given)));
    };
    const view = views.open('team', {});
    await settled();
    const one = become([member(1, 1), member(2)]);
    const two = become([member(1, 2), member(2)]);
    for (const delta of [...two, ...one]) router.push('view.delta', delta);
    await settled();
    release();
    await settled();
    expect(view.getSnapshot()).toMatchObject({ status: 'ready', items: [member(1, 2), member(2)] });
  });

  it('opens again when the end of its feed overtook the snapshot: nobody would tell it anything any more', async () => {
    const { views, router, become, windows, time } = setUp();
    let release = () => {};
    const answer = router.answer;
    router.answer = (event, input) => {
      const given = answer(event, input);
      return event !== 'view.open' ? given : new Promise((resolve) => (release = () => resolve(given)));
    };
    const view = views.open('team', {});
    await settled();
    const [viewId = ''] = windows.keys();
    router.push('view.ended', { feed: feedOf(viewId) });
    become([member(3)]);
    await settled();
    release();
    await settled();
    router.answer = answer;
    await time.advance(1_000);
    expect(view.getSnapshot()).toMatchObject({ status: 'ready', items: [member(3)] });
    expect([...windows.keys()]).not.toContain(viewId);
    expect(windows.size).toBe(1);
  });

  it('is stale without a connection and whole again after it', async () => {
    const { views, cut, become, time } = setUp();
    const view = views.open('team', {});
    await settled();
    cut();
    expect(view.getSnapshot()).toMatchObject({ status: 'stale', items: [member(1), member(2)] });
    become([member(2)]);
    await time.advance(2_000);
    expect(view.getSnapshot()).toMatchObject({ status: 'ready', items: [member(2)] });
  });

  it('moves its window: the last one asked for wins', async () => {
    const { connection, router, time } = setUp();
    const asked: unknown[] = [];
    router.answer = (event, input) => {
      if (event === 'view.open') asked.push((input as { params: unknown }).params);
      const summary = { total: 0, target: 0, pricing: 0, returning: 0, waiting: 0, matching: 0, larger: [] };
      return ok({ viewId: (input as { viewId: string }).viewId, feed: 1, version: 0, items: [], summary });
    };
    let n = 200;
    const ids = {
      next: () => {
        n += 1;
        return idOf(n);
      },
    };
    const view = createViews({ connection, ids, timers: time, random: () => 0.5 }).open('live', { scope: 'all' });
    await settled();
    view.setParams({ scope: 'target' });
    view.setParams({ scope: 'target' });
    expect(view.getSnapshot().status).toBe('stale');
    await settled();
    expect(view.getSnapshot().status).toBe('ready');
    expect(asked).toEqual([
      expect.objectContaining({ scope: 'all', order: 'priority', limit: 200 }),
      expect.objectContaining({ scope: 'target', order: 'priority', limit: 200 }),
    ]);
  });

  it('says failed where it may not be opened, and tries again where it only could not', async () => {
    const { views, router, time } = setUp();
    const answer = router.answer;
    router.answer = () => fail('unavailable', 'starting');
    const view = views.open('team', {});
    await settled();
    expect(view.getSnapshot().status).toBe('loading');
    router.answer = answer;
    await time.advance(2_000);
    expect(view.getSnapshot().status).toBe('ready');
    router.answer = () => fail('forbidden', 'no');
    expect(views.open('team', {}).getSnapshot().status).toBe('loading');
    const refused = views.open('team', {});
    await settled();
    expect(refused.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'forbidden' } });
  });

  it('closes its window on the router', async () => {
    const { views, windows, router } = setUp();
    const view = views.open('team', {});
    await settled();
    expect(windows.size).toBe(1);
    view.close();
    await settled();
    expect(windows.size).toBe(0);
    expect(router.requests.at(-1)?.event).toBe('view.close');
  });

  it('ends with what the router has, however deltas are dropped, doubled and cut off, and never shows an item twice', async () => {
    const step = fc.record({
      how: fc.constantFrom('deliver', 'deliver', 'deliver', 'drop', 'double', 'cut', 'wait', 'garble'),
      next: fc.uniqueArray(fc.record({ n: fc.integer({ min: 1, max: 6 }), load: fc.integer({ min: 0, max: 3 }) }), {
        selector: (one) => one.n,
        maxLength: 6,
      }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { views, become, router, cut, time, items } = setUp();
        const view = views.open('team', {});
        view.subscribe(() => {
          const shown = view.getSnapshot().items.map((item) => item.id);
          expect(new Set(shown).size).toBe(shown.length);
        });
        for (const { how, next } of steps) {
          if (how === 'cut') cut();
          else if (how === 'wait') await time.advance(2_000);
          else {
            const deltas = become(next.map(({ n, load }) => member(n, load)));
            for (const delta of deltas) {
              if (how === 'garble') router.push('view.delta', { ...delta, put: [{ id: idOf(1) }] });
              if (how === 'deliver' || how === 'double') router.push('view.delta', delta);
              if (how === 'double') router.push('view.delta', delta);
            }
          }
        }
        await time.advance(30_000);
        for (const delta of become([member(9)])) router.push('view.delta', delta);
        await time.advance(30_000);
        expect(view.getSnapshot()).toMatchObject({ status: 'ready' });
        expect(view.getSnapshot().items).toEqual(items());
        view.close();
      }),
      { numRuns: 60 },
    );
  });
});
