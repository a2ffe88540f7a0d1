import { expect, test } from 'vitest';
import { Id } from '../../shared/domain/scalars.ts';
import { createIds } from './ids.ts';

const momentOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

test('ids are UUIDv7 of the injected clock', () => {
  const ids = createIds({ now: () => 1_700_000_000_123 });
  const id = ids.next();
  expect(Id.safeParse(id).success).toBe(true);
  expect(id[14]).toBe('7');
  expect(momentOf(id)).toBe(1_700_000_000_123);
});

test('ids grow within one millisecond and through a small step back of the clock', () => {
  let now = 1_700_000_000_000;
  const ids = createIds({ now: () => now });
  const made = Array.from({ length: 5_000 }, (_, at) => {
    if (at === 2_500) now -= 3;
    return ids.next();
  });
  expect(made).toEqual(made.toSorted());
  expect(new Set(made).size).toBe(made.length);
});

test('a clock that is set far back is followed, so that the demo may tell its history', () => {
  let now = 1_700_000_000_000;
  const ids = createIds({ now: () => now });
  ids.next();
  now -= 30 * 24 * 3_600_000;
  expect(momentOf(ids.next())).toBe(now);
});
