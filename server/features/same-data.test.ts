import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sameData } from './same-data.ts';

it('says of any two JSON values what Node says', () => {
  // No -0: JSON has none, and its two zeros are the same number.
  const value = fc.jsonValue({ maxDepth: 3 }).map((one) => JSON.parse(JSON.stringify(one)) as unknown);
  fc.assert(
    fc.property(value, value, (one, other) => {
      expect(sameData(one, other)).toBe(isDeepStrictEqual(one, other));
      expect(sameData(one, structuredClone(one))).toBe(true);
      expect(sameData({ a: one }, { a: one, b: null })).toBe(false);
    }),
  );
  expect(sameData([], {})).toBe(false);
  expect(sameData({ a: 1 }, { b: 1 })).toBe(false);
  expect(sameData({ a: { b: [1, 2] } }, { a: { b: [1, 3] } })).toBe(false);
});
