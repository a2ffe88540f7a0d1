import { expect, it } from 'vitest';
import * as z from 'zod';
import { createManualTime } from '../tests/manual-time.ts';
import { type CacheRecord, createOfflineCache } from './offline-cache.ts';

const shape = z.object({ n: z.number() });

function setUp() {
  const kept = new Map<string, CacheRecord>();
  const time = createManualTime();
  const make = (secret = 'key') =>
    createOfflineCache({
      records: {
        get: async (key) => kept.get(key),
        put: async (record) => void kept.set(record.key, record),
        delete: async (key) => void kept.delete(key),
        all: async () => [...kept.values()],
        close() {},
      },
      codec: {
        seal: async (text) => `${secret}${btoa(text)}`,
        open: async (sealed) => {
          if (!sealed.startsWith(secret)) throw new Error('another key');
          return atob(sealed.slice(secret.length));
        },
      },
      timers: time,
      now: () => time.now(),
    });
  return { kept, time, make };
}

it('keeps the last value sealed, and reads it where key and shape still fit', async () => {
  const { kept, time, make } = setUp();
  const cache = make();
  cache.write('view', () => ({ n: 1 }));
  cache.write('view', () => ({ n: 2 }));
  await time.advance(2_000);
  expect(JSON.stringify([...kept.values()])).not.toContain('"n"');
  expect(await make().read('view', shape)).toEqual({ n: 2 });
  expect(await make().read('view', z.object({ other: z.string() }))).toBeNull();
  expect(await make('lost').read('view', shape)).toBeNull();
});

it('keeps the thirty conversations written last', async () => {
  const { kept, time, make } = setUp();
  const cache = make();
  cache.write('hello', () => ({ n: 0 }));
  for (let n = 1; n <= 35; n += 1) {
    cache.write(`log:${n}`, () => ({ n }));
    await time.advance(2_000);
  }
  expect([...kept.keys()].filter((key) => key.startsWith('log:'))).toEqual(
    Array.from({ length: 30 }, (_, n) => `log:${n + 6}`),
  );
  expect(kept.has('hello')).toBe(true);
});

it('forgets one conversation, also what was about to be written of it', async () => {
  const { kept, time, make } = setUp();
  const cache = make();
  cache.write('log:1', () => ({ n: 1 }));
  cache.write('log:2', () => ({ n: 2 }));
  await time.advance(2_000);
  cache.write('log:1', () => ({ n: 3 }));
  cache.write('log:3', () => ({ n: 3 }));
  cache.write('hello', () => ({ n: 0 }));
  expect(await cache.keys('log')).toEqual(['log:1', 'log:2', 'log:3']);
  await cache.forget('log:1');
  await time.advance(2_000);
  expect([...kept.keys()]).toEqual(['log:2', 'log:3', 'hello']);
});

it('forgets everything when it is cleared, also what was about to be written', async () => {
  const { kept, time, make } = setUp();
  const cache = make();
  cache.write('a', () => ({ n: 1 }));
  await time.advance(2_000);
  cache.write('b', () => ({ n: 2 }));
  await cache.clear();
  cache.write('c', () => ({ n: 3 }));
  await time.advance(5_000);
  expect(kept.size).toBe(0);
});
