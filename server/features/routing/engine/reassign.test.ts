import { describe, expect, it } from 'vitest';
import { checkLaws, checkOutcomes } from '../../../tests/support/routing-laws.ts';
import { RoutingTable } from '../../../tests/support/routing-table.ts';
import { whyNotGive } from './reassign.ts';

const give = (table: RoutingTable, name: string, repId: string) => {
  const conversationId = `conversation of ${name}`;
  const refused = whyNotGive(table.state, conversationId, repId);
  const decisions = table.feed({ type: 'reassigned', conversationId, repId, by: 'marta' });
  checkLaws(table);
  return { refused, decisions };
};

/** Bela takes a conversation of her own. */
const fill = (table: RoutingTable): void => {
  table.ask('noah');
  table.accept('noah', 'bela');
};

const chatting = (capacity = 3) => {
  const table = new RoutingTable({ capacity });
  table.rep('ada');
  table.ask('maria');
  table.accept('maria', 'ada');
  table.about('maria', 'rep_wrote');
  table.rep('bela');
  return table;
};

describe('a manager gives a conversation to a rep', () => {
  it('R16.1 moves a running conversation in one step to a successor, and the former rep is free', () => {
    const table = chatting();
    expect(give(table, 'maria', 'bela').decisions.map(({ do: what }) => what)).toEqual([
      'reassign',
      'create',
      'offer',
      'assign',
    ]);
    expect(table.chain('maria')).toMatchObject([
      { state: 'canceled', repId: 'ada' },
      { state: 'assigned', repId: 'bela' },
    ]);
    expect(table.state.reps.get('ada')?.items.size).toBe(0);
    expect(table.outcomes('maria')).toHaveLength(1);
  });

  it('R16.1 gives a waiting visitor to a rep and takes all offers back, the rep’s own among them', () => {
    const table = new RoutingTable({ capacity: 1 });
    table.rep('ada');
    table.rep('bela');
    table.ask('maria');
    expect(give(table, 'maria', 'bela').refused).toBeNull();
    expect([...table.offers.values()].map(({ repId, state }) => [repId, state])).toEqual([
      ['ada', 'rescinded'],
      ['bela', 'rescinded'],
      ['bela', 'accepted'],
    ]);
    expect(table.chain('maria')[1]).toMatchObject({ state: 'assigned', repId: 'bela', waitingSince: table.now });
  });

  it('R16.1 gives a visitor whose sole offer fills the rep to that rep', () => {
    const table = new RoutingTable({ capacity: 1 });
    table.rep('ada');
    table.ask('maria');
    expect(give(table, 'maria', 'ada').refused).toBeNull();
    expect(table.chain('maria')[1]).toMatchObject({ state: 'assigned', repId: 'ada' });
  });

  it.each([
    ['capacity_full', (table: RoutingTable) => fill(table)],
    ['not_accepting', (table: RoutingTable) => void table.rep('bela', { status: 'busy' })],
    ['connection_lost', (table: RoutingTable) => void table.rep('bela', { connection: 'lost' })],
    ['deactivated', (table: RoutingTable) => void table.rep('bela', { active: false })],
  ])('R16.2 refuses with %s and changes nothing', (reason, before) => {
    const table = chatting(1);
    before(table);
    const chain = table.chain('maria');
    expect(give(table, 'maria', 'bela')).toEqual({ refused: reason, decisions: [] });
    expect(table.chain('maria')).toEqual(chain);
  });

  it('R16.2 refuses to give a conversation to the rep who has it, and one that is over', () => {
    const table = chatting();
    expect(give(table, 'maria', 'ada').refused).toBe('same_rep');
    table.about('maria', 'closed');
    expect(give(table, 'maria', 'bela')).toEqual({ refused: 'not_running', decisions: [] });
  });

  it('R16.3 asks no greeting of the new rep where the visitor has had an answer', () => {
    const table = chatting();
    give(table, 'maria', 'bela');
    expect(table.pass(600_000)).toMatchObject([{ do: 'sleep' }]);
    expect(table.chain('maria')).toHaveLength(2);
  });

  it('R16.4 offers a visitor who was never greeted anew after 60 s, which is nobody’s miss', () => {
    const table = new RoutingTable();
    table.rep('ada');
    table.ask('maria');
    give(table, 'maria', 'ada');
    table.pass(60_000);
    expect(table.reps.get('ada')?.misses).toBe(0);
    table.visitor('maria', 'left');
    expect(table.outcomes('maria')).toMatchObject([{ kind: 'missed', repId: null }]);
    checkOutcomes(table);
  });

  it('R16.4 blames nobody where a visitor leaves who was given by hand', () => {
    const table = new RoutingTable();
    table.rep('ada');
    table.ask('maria');
    give(table, 'maria', 'ada');
    table.visitor('maria', 'left');
    expect(table.outcomes('maria')).toMatchObject([{ kind: 'missed', repId: null }]);
  });

  it('R16.5 gives the place of the former rep to who waits', () => {
    const table = chatting(1);
    table.rep('bela', { status: 'away' });
    table.ask('noah');
    table.rep('chen');
    table.decline('noah', 'chen');
    expect(table.offered('noah')).toEqual([]);
    give(table, 'maria', 'chen');
    expect(table.offered('noah')).toEqual(['ada']);
  });
});
