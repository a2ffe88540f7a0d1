import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyDelta } from '../../../shared/client/views/apply-delta.ts';
import { type Change, type Content, diffContent } from './view-diff.ts';

interface Row {
  id: string;
  value: number;
}

/** What a client does with a delta. */
const apply = (before: Content<Row>, change: Change<Row>): Content<Row> => ({
  items: applyDelta(before.items, change),
  summary: change.summary ?? before.summary,
});

const content: fc.Arbitrary<Content<Row>> = fc.record({
  items: fc.uniqueArray(fc.record({ id: fc.constantFrom(...'abcdefgh'), value: fc.integer({ min: 0, max: 2 }) }), {
    selector: (row) => row.id,
  }),
  summary: fc.record({ total: fc.integer({ min: 0, max: 2 }) }),
});

describe('the difference of two readings', () => {
  test('applied to the first gives the second, whatever they hold', () => {
    fc.assert(
      fc.property(content, content, (before, after) => {
        const change = diffContent(before, after);
        expect(change ? apply(before, change) : before).toEqual(after);
      }),
      { numRuns: 2_000 },
    );
  });

  test('is nothing for equal readings, the same objects or copies', () => {
    const before = { items: [{ id: 'a', value: 1 }], summary: { total: 1 } };
    expect(diffContent(before, before)).toBeNull();
    expect(diffContent(before, structuredClone(before))).toBeNull();
  });

  test('sends only the items that changed, and the moves that cannot be told from them', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id, value: 1 })) as [Row, Row, Row];
    const summary = {};
    expect(diffContent({ items: [a, b], summary }, { items: [a, { ...b, value: 2 }], summary })).toEqual({
      put: [{ id: 'b', value: 2 }],
      remove: [],
    });
    expect(diffContent({ items: [a, b], summary }, { items: [b, c], summary })).toEqual({ put: [c], remove: ['a'] });
    expect(diffContent({ items: [a, b], summary }, { items: [c, a, b], summary })).toEqual({
      put: [c],
      remove: [],
      moves: [['c', 0]],
    });
    expect(diffContent({ items: [a, b], summary }, { items: [b, a], summary })).toEqual({
      put: [],
      remove: [],
      moves: [['b', 0]],
    });
  });
});
