import { expect, test } from 'vitest';
import { alternate, median } from './alternate.ts';
import type { Metric } from './bench.ts';
import { formatTable } from './table.ts';
import { verdictOf } from './verdict.ts';

const aMetric = (changes: Partial<Metric> = {}): Metric => ({
  metric: 'cost of a message',
  reference: 10,
  ours: 18,
  unit: 'µs',
  goal: { of: 'ratio', bound: 'atMost', must: 2, stretch: 1.5 },
  ...changes,
});

test.each<[string, Partial<Metric>]>([
  ['must', {}],
  ['stretch', { ours: 15 }],
  ['missed', { ours: 20.1 }],
  ['missed', { ours: Number.NaN }],
  ['missed', { reference: 0 }],
  ['must', { goal: { of: 'ours', bound: 'atMost', must: 18 } }],
  ['missed', { goal: { of: 'ours', bound: 'atMost', must: 17 } }],
  ['stretch', { ours: 45, goal: { of: 'ratio', bound: 'atLeast', must: 2.5, stretch: 4 } }],
  ['missed', { ours: 20, goal: { of: 'ratio', bound: 'atLeast', must: 2.5, stretch: 4 } }],
])('%s: %j', (verdict, changes) => {
  expect(verdictOf(aMetric(changes))).toBe(verdict);
});

test('reference and ours take turns, and the warm-up does not count', async () => {
  const turns: string[] = [];
  let sample = 100;
  const measured = await alternate(3, {
    reference: async () => {
      turns.push('reference');
      return sample--;
    },
    ours: async () => {
      turns.push('ours');
      return 2 * sample--;
    },
  });
  expect(turns).toEqual(['ours', 'reference', 'reference', 'ours', 'ours', 'reference', 'reference', 'ours']);
  expect(measured.ratios).toHaveLength(3);
  expect(measured.reference).toBeLessThan(99);
});

test('the median of an even number lies between the middle two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNaN();
});

test('the table names goal and verdict', () => {
  const table = formatTable([{ number: 1, metric: aMetric() }]);
  expect(table.split('\n')).toHaveLength(2);
  expect(table).toContain('1.8×');
  expect(table).toContain('≤ 2× (≤ 1.5)');
  expect(table).toMatch(/must$/);
});
