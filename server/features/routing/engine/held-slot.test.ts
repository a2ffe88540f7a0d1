import { expect, it } from 'vitest';
import { RoutingTable } from '../../../tests/support/routing-table.ts';

it('R9.5 counts a rep’s time to greet from the end of the visitor’s hold', () => {
  const table = new RoutingTable();
  table.rep('ada');
  table.ask('maria');
  const conversationId = 'conversation of maria';
  table.feed({ type: 'slot_held', conversationId, until: table.now + 120_000 });
  expect(table.offered('maria')).toEqual(['ada']);
  table.accept('maria', 'ada');
  expect(table.pass(149_999)).toEqual([]);
  expect(table.pass(1)).toMatchObject([{ do: 'nudge' }]);
  expect(table.pass(30_000)).toContainEqual(expect.objectContaining({ do: 'requeue', because: 'not_started' }));
});
