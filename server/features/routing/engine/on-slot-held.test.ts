import { expect, it } from 'vitest';
import { slotHoldMs } from '../../../../shared/domain/meeting.ts';
import { checkLaws } from '../../../tests/support/routing-laws.ts';
import { RoutingTable } from '../../../tests/support/routing-table.ts';

const conversationId = 'conversation of maria';

/** Maria waits, and Ada is offered her. */
const waiting = () => {
  const table = new RoutingTable({ capacity: 2 });
  table.rep('ada');
  table.ask('maria');
  return table;
};

const hold = (table: RoutingTable, until: number | null) => {
  const decisions = table.feed({ type: 'slot_held', conversationId, until });
  checkLaws(table);
  return decisions;
};
const nudgedAt = (table: RoutingTable) => table.chain('maria').at(-1)?.nudgedAt;

it('R9.4 keeps the place and the offer of who books while they wait', () => {
  const table = waiting();
  expect(hold(table, table.now + slotHoldMs)).toEqual([]);
  expect(table.offered('maria')).toEqual(['ada']);
});

it('R9.5 puts the greeting off to the end of the hold, before and after the acceptance, also over a crash', () => {
  const table = waiting();
  const until = table.now + slotHoldMs;
  hold(table, until);
  table.accept('maria', 'ada');
  table.recall();
  table.pass(slotHoldMs + 29_000);
  expect(nudgedAt(table)).toBeNull();
  table.pass(1_000);
  expect(nudgedAt(table)).toBe(until + 30_000);
});

it('R9.5 lets the time to greet begin when the slot is let go', () => {
  const table = waiting();
  table.accept('maria', 'ada');
  table.pass(10_000);
  hold(table, table.now + slotHoldMs);
  table.pass(40_000);
  hold(table, null);
  const from = table.now;
  table.pass(30_000);
  expect(nudgedAt(table)).toBe(from + 30_000);
});

it('R9.5 makes a rep wait for one hold at most', () => {
  const table = waiting();
  table.accept('maria', 'ada');
  const accepted = table.now;
  for (let n = 0; n < 4; n += 1) {
    hold(table, table.now + slotHoldMs);
    table.pass(30_000);
  }
  table.pass(40_000);
  expect(nudgedAt(table)).toBe(accepted + slotHoldMs + 30_000);
});

it('R9.5 goes on for the next rep when the visitor is given to another, or the first one is lost', () => {
  const given = waiting();
  given.rep('bela');
  const until = given.now + slotHoldMs;
  hold(given, until);
  given.feed({ type: 'reassigned', conversationId, repId: 'bela', by: 'marta' });
  given.recall();
  given.pass(slotHoldMs + 29_000);
  expect(given.chain('maria').at(-1)).toMatchObject({ repId: 'bela', nudgedAt: null });

  const lost = waiting();
  lost.accept('maria', 'ada');
  lost.rep('ada', { connection: 'lost' });
  lost.rep('bela');
  lost.pass(30_000);
  hold(lost, lost.now + slotHoldMs);
  lost.pass(31_000);
  lost.accept('maria', 'bela');
  lost.pass(70_000);
  expect(lost.chain('maria').at(-1)).toMatchObject({ repId: 'bela', nudgedAt: null });
  expect(lost.state.reps.get('bela')?.misses).toBe(0);
});
