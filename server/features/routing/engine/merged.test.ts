import { expect, it } from 'vitest';
import { RoutingTable } from '../../../tests/support/routing-table.ts';

it('who waits goes on waiting as the visitor they turned out to be, who is the one that may leave', () => {
  const table = new RoutingTable();
  table.rep('ada');
  table.ask('laptop');
  expect(table.offered('laptop')).toEqual(['ada']);
  expect(table.feed({ type: 'visitor_merged', from: 'laptop', into: 'phone' })).toEqual([]);
  expect(table.chain('laptop')).toEqual([]);
  expect(table.chain('phone')).toMatchObject([{ conversationId: 'conversation of laptop', state: 'reserved' }]);
  // A state that is made anew from the rows knows it too.
  table.crash();
  table.recall();
  expect(table.visitor('laptop', 'left')).toEqual([]);
  expect(table.visitor('phone', 'left')).toContainEqual(expect.objectContaining({ because: 'visitor_left' }));
});
