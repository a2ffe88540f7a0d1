import { expect, it } from 'vitest';
import { barsOf } from './what-if-bars.ts';

const rep = (id: string) => ({ id, name: id, photo: null });
const took = (id: string, accepted: number) => ({ rep: rep(id), offered: accepted, accepted });

it('sets the reps of both runs beside each other, busiest first, the longest bar full', () => {
  const bars = barsOf([took('ana', 4), took('ben', 8), took('idle', 0)], [took('ben', 2), took('cora', 6)]);
  expect(bars.map(({ rep: { name }, before, after }) => [name, before, after])).toEqual([
    ['cora', 0, 6],
    ['ben', 8, 2],
    ['ana', 4, 0],
  ]);
  expect(bars.map(({ beforeShare, afterShare }) => [beforeShare, afterShare])).toEqual([
    [0, 75],
    [100, 25],
    [50, 0],
  ]);
  expect(barsOf([], [])).toEqual([]);
});
