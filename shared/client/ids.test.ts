import { validate, version } from 'uuid';
import { expect, it } from 'vitest';
import { Id } from '../domain/scalars.ts';
import { createIds } from './ids.ts';

it('makes UUIDv7s that are all different and sort by the time they were made', () => {
  let now = 1_790_000_000_000;
  const ids = createIds({ now: () => now });
  const made = Array.from({ length: 2_000 }, () => {
    now += 1;
    return ids.next();
  });
  expect(made.every((id) => validate(id) && version(id) === 7 && Id.safeParse(id).success)).toBe(true);
  expect(made.toSorted()).toEqual(made);
  now = 1_790_000_000_000;
  expect(new Set(Array.from({ length: 5_000 }, () => ids.next())).size).toBe(5_000);
  expect(Number.parseInt(ids.next().replaceAll('-', '').slice(0, 12), 16)).toBe(now);
});
