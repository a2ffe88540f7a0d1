import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leastMoves } from './least-moves.ts';

const ids = 'abcdefghijkl';

/** The moves as a reader of the contract makes them. */
const moved = (from: readonly string[], moves: readonly (readonly [string, number])[]): string[] => {
  const list = from.filter((id) => !moves.some(([one]) => one === id));
  for (const [id, place] of moves) list.splice(place, 0, id);
  return list;
};

/** The least moves from one order of ids to another. */
const movesOf = (from: readonly string[], to: readonly string[]) =>
  leastMoves(
    to.map((id) => from.indexOf(id)),
    (at) => to[at] ?? '',
  );

const orders = fc
  .uniqueArray(fc.constantFrom(...ids))
  .chain((from) => fc.tuple(fc.constant(from), fc.shuffledSubarray(from, { minLength: from.length })));

test('bring any order into any other', () => {
  fc.assert(
    fc.property(orders, ([from, to]) => {
      expect(moved(from, movesOf(from, to))).toEqual(to);
    }),
  );
});

test('are as few as the ids that really moved', () => {
  const many = Array.from({ length: 200 }, (_, at) => `v${at}`);
  const to = many.filter((id) => id !== 'v150');
  to.splice(3, 0, 'v150');
  expect(movesOf(many, to)).toEqual([['v150', 3]]);
  expect(movesOf(many, many)).toEqual([]);
  expect(movesOf([...'abcd'], [...'bcda'])).toEqual([['a', 3]]);
});
