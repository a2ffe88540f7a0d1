import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OrderedList } from './ordered-list.ts';

describe('an ordered list', () => {
  it('stays in order under insertions and deletions across many buckets', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 400, maxLength: 1_500 }), (numbers) => {
        const list = new OrderedList<number>((a, b) => a - b);
        const held = new Set<number>();
        for (const number of numbers) {
          if (held.delete(number)) expect(list.delete(number)).toBe(true);
          else {
            held.add(number);
            list.insert(number);
          }
        }
        const sorted = [...held].sort((a, b) => a - b);
        expect(list.take(Number.POSITIVE_INFINITY)).toEqual(sorted);
        expect(list.take(7, true)).toEqual(sorted.toReversed().slice(0, 7));
        expect(list.size).toBe(sorted.length);
        expect(list.delete(-1)).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  it('compares for one change among 10,000 hardly more than among 1,000', () => {
    const comparisonsFor = (count: number): number => {
      let compared = 0;
      const list = OrderedList.of(
        Array.from({ length: count }, (_, index) => index * 2),
        (a, b) => {
          compared += 1;
          return a - b;
        },
      );
      compared = 0;
      for (let change = 0; change < 100; change += 1) {
        const at = (change * 7919) % (count * 2);
        list.delete(at - (at % 2));
        list.insert(at - (at % 2));
      }
      return compared / 100;
    };
    expect(comparisonsFor(10_000)).toBeLessThan(comparisonsFor(1_000) * 1.5);
    expect(comparisonsFor(10_000)).toBeLessThan(40);
  });
});
