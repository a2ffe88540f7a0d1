import { expect, it } from 'vitest';
import { keptCall } from './kept-call.ts';

const memory = () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  return { kept, storage: () => storage as unknown as Storage };
};

it('is found again by the next page, and gone once it is over', () => {
  const { kept, storage } = memory();
  keptCall(storage, 'a').set({ callId: 'c1', seat: 's1' });
  expect(keptCall(storage, 'a').get()).toEqual({ callId: 'c1', seat: 's1' });
  expect(keptCall(storage, 'b').get()).toBeNull();
  keptCall(storage, 'a').set(null);
  expect(kept.size).toBe(0);
  kept.set('a', 'nonsense');
  expect(keptCall(storage, 'a').get()).toBeNull();
});

it('is not kept where storage is blocked, and nothing breaks', () => {
  const blocked = keptCall(() => {
    throw new Error('blocked');
  }, 'a');
  blocked.set({ callId: 'c1', seat: 's1' });
  expect(blocked.get()).toBeNull();
});
