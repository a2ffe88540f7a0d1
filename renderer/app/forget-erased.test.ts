import { expect, test } from 'vitest';
import { createOfflineCache } from '../../shared/client/cache/offline-cache.ts';
import { createListeners } from '../../shared/client/listeners.ts';
import { createManualTime, settled } from '../../shared/client/tests/manual-time.ts';
import type { ConnectionState } from '../../shared/client/transport/connection.ts';
import { ok } from '../../shared/protocol/result.ts';
import { forgetErased } from './forget-erased.ts';

const aConsole = async ({ tellsVisitors = true } = {}) => {
  const kept = new Map<string, { key: string; sealed: string; at: number }>();
  const time = createManualTime();
  const cache = createOfflineCache({
    records: {
      get: async (key) => kept.get(key),
      put: async (record) => void kept.set(record.key, record),
      delete: async (key) => void kept.delete(key),
      all: async () => [...kept.values()],
      close() {},
    },
    codec: { seal: async (text) => text, open: async (text) => text },
    timers: time,
    now: () => time.now(),
  });
  cache.write('log:a', () => ({}));
  cache.write('log:b', () => ({}));
  cache.write('visitor:maria', () => ({}));
  cache.write('visitor:kenji', () => ({}));
  cache.write('inbox', () => ({ items: [{ id: 'b' }, { id: 'c' }] }));
  await time.advance(2_000);
  const erased = new Set<string>();
  const asked: string[][] = [];
  const moved = createListeners();
  const hinted = createListeners<[object]>();
  let state: ConnectionState = { kind: 'connecting', since: 0 };
  let forgets = 0;
  forgetErased({
    connection: {
      getSnapshot: () => state,
      subscribe: moved.add,
      on: ((_event: string, listener: (data: object) => void) => hinted.add(listener)) as never,
      request: (async (_event: string, copies: { conversationIds: string[]; visitorIds: string[] }) => {
        asked.push(copies.conversationIds);
        const of = (ids: string[]) => ids.filter((id) => erased.has(id));
        const conversationIds = of(copies.conversationIds);
        return ok(tellsVisitors ? { conversationIds, visitorIds: of(copies.visitorIds) } : { conversationIds });
      }) as never,
    },
    cache,
    views: {
      forget: () => {
        forgets += 1;
      },
    },
  });
  return {
    erased,
    asked,
    keys: () => [...kept.keys()],
    forgets: () => forgets,
    connect: async (epoch: number) => {
      state = { kind: 'connected', since: 0, epoch };
      moved.tell();
      moved.tell();
      await settled();
    },
    hint: async () => {
      hinted.tell({});
      await settled();
    },
  };
};

test('a person who is erased while the console is there is forgotten by it, and nobody else', async () => {
  const { erased, hint, keys, forgets, connect } = await aConsole();
  await connect(1);
  expect(keys()).toEqual(['log:a', 'log:b', 'visitor:maria', 'visitor:kenji', 'inbox']);
  erased.add('a').add('maria');
  await hint();
  expect(keys()).toEqual(['log:b', 'visitor:kenji', 'inbox']);
  expect(forgets()).toBe(1);
});

test('a person who was erased while the console was away is forgotten at the next connect, in the kept inbox too', async () => {
  const { erased, asked, keys, connect } = await aConsole();
  erased.add('b').add('kenji');
  await connect(1);
  await connect(1);
  expect(asked).toEqual([['a', 'b', 'c']]);
  expect(keys()).toEqual(['log:a', 'visitor:maria']);
});

test('no visitor is kept beside a router that cannot say who was erased', async () => {
  const { keys, connect } = await aConsole({ tellsVisitors: false });
  await connect(1);
  expect(keys()).toEqual(['log:a', 'log:b', 'inbox']);
});
