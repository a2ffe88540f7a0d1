import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Change, type Content, diffContent, diffShared } from './view-diff.ts';

interface Row {
  id: string;
  value: number;
}

/** What a client does with a delta, by the words of the contract. */
const apply = (before: Content<Row>, change: Change<Row>): Content<Row> => {
  const items = before.items.filter((item) => !change.remove.includes(item.id));
  for (const item of change.put) {
    const at = items.findIndex((each) => each.id === item.id);
    if (at >= 0) items[at] = item;
    else items.push(item);
  }
  const byId = new Map(items.map((item) => [item.id, item]));
  return {
    items: change.order ? change.order.map((id) => byId.get(id) as Row) : items,
    summary: change.summary ?? before.summary,
  };
};

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

  test('sends only the items that changed, and the order only where it cannot be told', () => {
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
      order: ['c', 'a', 'b'],
    });
    expect(diffContent({ items: [a, b], summary }, { items: [b, a], summary })).toEqual({
      put: [],
      remove: [],
      order: ['b', 'a'],
    });
  });
});

test('readings that windows share are compared once', () => {
  const one: Content<Row> = { items: [{ id: 'a', value: 1 }], summary: {} };
  const two: Content<Row> = { items: [{ id: 'a', value: 2 }], summary: {} };
  const change = diffShared(one, two);
  expect(change).toEqual(diffContent(one, two));
  expect(diffShared(one, two)).toBe(change);
  expect(diffShared(one, { ...two })).toEqual(change);
  expect(diffShared(two, two)).toBeNull();
});
