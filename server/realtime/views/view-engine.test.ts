import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ViewDelta } from '../../../shared/protocol/rep/views.ts';
import type { RepActor } from '../../features/actor.ts';
import { deltaText } from './delta-text.ts';
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
  const source = {
    batchMs: 250,
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
  const broken: string[] = [];
  const alive = new Set(['line-1', 'line-2']);
  const silence = () => {};
  const engine = createViewEngine({
    sources: sources as unknown as ViewSources,
    send: (lineId, change) => sent.push({ lineId, delta: JSON.parse(deltaText(change).text) as ViewDelta }),
    isOpen: (lineId) => alive.has(lineId),
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
      data: { viewId: 'v1', version: 0, items: [{ id: 'a', n: 1 }], summary: {} },
    });
    for (const n of [2, 3]) {
      room.state.items = [{ id: 'a', n }];
      room.touch();
      await room.fire();
    }
    expect(room.sent.map(({ delta }) => delta)).toEqual([
      { viewId: 'v1', version: 1, put: [{ id: 'a', n: 2 }], remove: [] },
      { viewId: 'v1', version: 2, put: [{ id: 'a', n: 3 }], remove: [] },
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

  test('goes with those that wait already, so that they read the same', async () => {
    await open('v1');
    room.touch();
    await open('v2');
    room.state.items = [{ id: 'a', n: 1 }];
    room.touch();
    expect(room.timers.map(({ ms }) => ms)).toEqual([250]);
    await room.fire();
    expect(room.sent.map(({ delta }) => delta.viewId)).toEqual(['v1', 'v2']);
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
    expect([room.sent, room.timers, room.state.watchers.size]).toEqual([[], [], 0]);
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
