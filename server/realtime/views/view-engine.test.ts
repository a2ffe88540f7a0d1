import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ViewDelta } from '../../../shared/protocol/rep/views.ts';
import type { RepActor } from '../../features/actor.ts';
import { createViewEngine, type ViewEngine, type ViewSources } from './view-engine.ts';

const ana: RepActor = { kind: 'rep', personId: 'ana', role: 'rep', sessionId: 's' };
const line = { id: 'line-1', actor: ana };

/** A source a test changes by hand, and timers that fire when told. */
const stage = () => {
  const state = {
    items: [] as { id: string; n: number }[],
    summary: {},
    reads: 0,
    watchers: new Set<() => void>(),
    /** Set to hold every reading until it is let go. */
    gate: null as Promise<void> | null,
    broken: false,
  };
  const timers: { ms: number; run: () => void; dropped: boolean }[] = [];
  const keys = { changed: new Set<() => void>() };
  const source = {
    batchMs: 250,
    key: ({ personId }: RepActor) => personId,
    watchKeys: (changed: () => void) => {
      keys.changed.add(changed);
      return () => keys.changed.delete(changed);
    },
    read: async () => {
      state.reads += 1;
      const seen = { items: [...state.items], summary: state.summary };
      if (state.gate) await state.gate;
      if (state.broken) throw new Error('no database');
      return seen;
    },
    watch: (_actor: RepActor, _params: unknown, dirty: () => void) => {
      state.watchers.add(dirty);
      return () => state.watchers.delete(dirty);
    },
  };
  const sources = { live: source, inbox: source, offers: source, team: source, meetings: source };
  const sent: { lineId: string; delta: ViewDelta }[] = [];
  const ended: string[] = [];
  const rooms = new Map<number, Set<string>>();
  const told: ViewDelta[] = [];
  const broken: string[] = [];
  const alive = new Set(['line-1', 'line-2']);
  const silence = () => {};
  const engine = createViewEngine({
    sources: sources as unknown as ViewSources,
    lines: {
      isOpen: (lineId) => alive.has(lineId),
      join: (lineId, feed) => rooms.set(feed, (rooms.get(feed) ?? new Set()).add(lineId)),
      leave: (lineId, feed) => rooms.get(feed)?.delete(lineId),
      tell: (feed, delta) => {
        expect(delta.feed).toBe(feed);
        told.push(delta);
        for (const lineId of rooms.get(feed) ?? []) sent.push({ lineId, delta });
      },
      ended: (feed) => ended.push(...(rooms.get(feed) ?? [])),
    },
    later: (ms, run) => {
      const timer = { ms, run, dropped: false };
      timers.push(timer);
      return () => {
        timer.dropped = true;
      };
    },
    log: { debug: silence, info: silence, warn: silence, error: (sentence) => void broken.push(sentence) },
  });
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    state,
    engine,
    sent,
    told,
    ended,
    keys,
    broken,
    alive,
    timers,
    touch: () => {
      for (const dirty of state.watchers) dirty();
    },
    /** Lets the due timers fire and the readings they begin end. */
    fire: async () => {
      for (const timer of timers.splice(0)) if (!timer.dropped) timer.run();
      await settle();
    },
    settle,
  };
};

let room: ReturnType<typeof stage>;
let engine: ViewEngine;
beforeEach(() => {
  room = stage();
  engine = room.engine;
});
afterEach(() => engine.lineClosed('line-1'));

const open = (viewId = 'v1') => engine.open(line, { viewId, view: 'inbox', params: {} });

describe('an open window', () => {
  test('begins with a snapshot of version 0 and counts its deltas by one', async () => {
    room.state.items = [{ id: 'a', n: 1 }];
    expect(await open()).toEqual({
      ok: true,
      data: { viewId: 'v1', feed: 1, version: 0, items: [{ id: 'a', n: 1 }], summary: {} },
    });
    for (const n of [2, 3]) {
      room.state.items = [{ id: 'a', n }];
      room.touch();
      await room.fire();
    }
    expect(room.sent.map(({ delta }) => delta)).toEqual([
      { feed: 1, version: 1, put: [{ id: 'a', n: 2 }], remove: [] },
      { feed: 1, version: 2, put: [{ id: 'a', n: 3 }], remove: [] },
    ]);
  });

  test('gathers all changes of a batch in one delta and one reading', async () => {
    await open();
    for (let n = 0; n < 50; n += 1) {
      room.state.items = [{ id: 'a', n }];
      room.touch();
    }
    expect(room.timers.map(({ ms }) => ms)).toEqual([250]);
    await room.fire();
    expect(room.state.reads).toBe(2);
    expect(room.sent).toHaveLength(1);
  });

  test('is read and told once for all that want the same, and each goes on from its snapshot', async () => {
    await open('v1');
    room.state.items = [{ id: 'a', n: 1 }];
    room.touch();
    await room.fire();
    const second = await engine.open({ id: 'line-2', actor: ana }, { viewId: 'v2', view: 'inbox', params: {} });
    expect(second).toEqual({
      ok: true,
      data: { viewId: 'v2', feed: 1, version: 1, items: [{ id: 'a', n: 1 }], summary: {} },
    });
    room.state.items = [{ id: 'a', n: 2 }];
    room.touch();
    expect(room.timers.map(({ ms }) => ms)).toEqual([250]);
    await room.fire();
    expect(room.told.map(({ version }) => version)).toEqual([1, 2]);
    expect(room.sent.map(({ lineId, delta }) => [lineId, delta.version])).toEqual([
      ['line-1', 1],
      ['line-1', 2],
      ['line-2', 2],
    ]);
    expect(room.state.reads).toBe(3);
    engine.lineClosed('line-2');
  });

  test('that joins others shows what is true by now: they are told first', async () => {
    await open('v1');
    room.state.items = [{ id: 'a', n: 1 }];
    room.touch();
    const second = await engine.open({ id: 'line-2', actor: ana }, { viewId: 'v2', view: 'inbox', params: {} });
    expect(second).toMatchObject({ data: { version: 1, items: [{ id: 'a', n: 1 }] } });
    await room.fire();
    expect(room.sent.map(({ lineId, delta }) => [lineId, delta.version])).toEqual([['line-1', 1]]);
    expect(room.state.reads).toBe(2);
    engine.lineClosed('line-2');
  });

  test('shares nothing with one that wants something else', async () => {
    await open('v1');
    const bob = { id: 'line-2', actor: { ...ana, personId: 'bob' } };
    expect(await engine.open(bob, { viewId: 'v1', view: 'inbox', params: {} })).toMatchObject({
      data: { feed: 2, version: 0 },
    });
    room.state.items = [{ id: 'a', n: 1 }];
    room.touch();
    await room.fire();
    expect(room.told.map(({ feed }) => feed)).toEqual([1, 2]);
    engine.lineClosed('line-2');
  });

  test('says nothing where nothing changed', async () => {
    await open();
    room.touch();
    await room.fire();
    expect(room.sent).toEqual([]);
  });

  test('looks again where a change came while it was reading', async () => {
    await open();
    let letGo = () => {};
    room.state.gate = new Promise((resolve) => {
      letGo = resolve;
    });
    room.state.items = [{ id: 'a', n: 1 }];
    room.touch();
    await room.fire();
    room.state.items = [{ id: 'a', n: 2 }];
    room.touch();
    expect(room.timers).toEqual([]);
    letGo();
    room.state.gate = null;
    await room.settle();
    await room.fire();
    expect(room.sent.map(({ delta }) => [delta.version, delta.put])).toEqual([
      [1, [{ id: 'a', n: 1 }]],
      [2, [{ id: 'a', n: 2 }]],
    ]);
  });

  test('misses no change between its first reading and its first delta', async () => {
    let letGo = () => {};
    room.state.gate = new Promise((resolve) => {
      letGo = resolve;
    });
    const opening = open();
    room.state.items = [{ id: 'late', n: 1 }];
    room.touch();
    letGo();
    room.state.gate = null;
    expect(await opening).toMatchObject({ data: { version: 0, items: [] } });
    await room.fire();
    expect(room.sent).toMatchObject([{ delta: { version: 1, put: [{ id: 'late', n: 1 }] } }]);
  });

  test('is read again after a reading that failed', async () => {
    await open();
    room.state.broken = true;
    room.state.items = [{ id: 'a', n: 1 }];
    room.touch();
    await room.fire();
    expect(room.broken).toHaveLength(1);
    expect(room.sent).toEqual([]);
    expect(room.timers.map(({ ms }) => ms)).toEqual([1_000]);
    room.state.broken = false;
    await room.fire();
    expect(room.sent).toMatchObject([{ delta: { version: 1 } }]);
  });

  test('that cannot be read at first is not left open', async () => {
    room.state.broken = true;
    await expect(open()).rejects.toThrow('no database');
    expect(engine.size).toBe(0);
    expect(room.state.watchers.size).toBe(0);
  });
});

describe('a window ends', () => {
  test('when it is closed: nothing is watched, read or sent any more', async () => {
    await open();
    room.touch();
    engine.close('line-1', 'v1');
    room.state.items = [{ id: 'a', n: 1 }];
    await room.fire();
    expect([room.sent, room.state.watchers.size, engine.size]).toEqual([[], 0, 0]);
  });

  test('when its socket is gone, with all others of that socket and none of another', async () => {
    await open('v1');
    await open('v2');
    await engine.open({ id: 'line-2', actor: ana }, { viewId: 'v1', view: 'team', params: {} });
    engine.lineClosed('line-1');
    expect([room.state.watchers.size, engine.size]).toEqual([1, 1]);
    room.state.items = [{ id: 'a', n: 1 }];
    room.touch();
    await room.fire();
    expect(room.sent.map(({ lineId }) => lineId)).toEqual(['line-2']);
    engine.lineClosed('line-2');
  });

  test('even while it is reading', async () => {
    await open();
    let letGo = () => {};
    room.state.gate = new Promise((resolve) => {
      letGo = resolve;
    });
    room.state.items = [{ id: 'a', n: 1 }];
    room.touch();
    await room.fire();
    engine.lineClosed('line-1');
    letGo();
    await room.settle();
    expect([room.told, room.timers, room.state.watchers.size]).toEqual([[], [], 0]);
  });

  test('before its first reading came back: nobody joins, and nothing is kept', async () => {
    let letGo = () => {};
    room.state.gate = new Promise((resolve) => {
      letGo = resolve;
    });
    const opening = open();
    engine.lineClosed('line-1');
    letGo();
    expect(await opening).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    expect([engine.size, room.state.watchers.size, room.keys.changed.size]).toEqual([0, 0, 0]);
  });

  test('for its line only: whoever else watches the same goes on', async () => {
    await open('v1');
    await engine.open(line, { viewId: 'v2', view: 'inbox', params: {} });
    engine.close('line-1', 'v1');
    room.state.items = [{ id: 'a', n: 1 }];
    room.touch();
    await room.fire();
    expect(room.sent).toHaveLength(1);
    engine.close('line-1', 'v2');
    expect([room.state.watchers.size, room.keys.changed.size]).toEqual([0, 0]);
  });

  test('with its feed, once keys changed: its line is told, and opens a new one', async () => {
    await open('v1');
    for (const changed of room.keys.changed) changed();
    expect([room.ended, room.state.watchers.size]).toEqual([['line-1'], 0]);
    expect(await open('v1')).toMatchObject({ data: { feed: 2, version: 0 } });
    expect(engine.size).toBe(1);
  });

  test('when it is opened again under the same id: the new one replaces it from version 0', async () => {
    await open();
    room.state.items = [{ id: 'a', n: 1 }];
    room.touch();
    expect(await open()).toMatchObject({ data: { version: 0, items: [{ id: 'a', n: 1 }] } });
    await room.fire();
    expect([room.sent, room.state.watchers.size]).toEqual([[], 1]);
  });
});

test('a request that comes after its socket has gone opens nothing', async () => {
  room.alive.delete('line-1');
  expect(await open()).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  expect(room.state.watchers.size).toBe(0);
});

test('a socket cannot open windows without end', async () => {
  const answers = [];
  for (let n = 0; n < 30; n += 1) answers.push((await open(`v${n}`)).ok);
  expect(answers.filter(Boolean)).toHaveLength(24);
  expect(answers.at(-1)).toBe(false);
});
