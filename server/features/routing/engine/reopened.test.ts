import { describe, expect, it } from 'vitest';
import { noFacts } from '../../../../shared/domain/routing-facts.ts';
import { RoutingTable } from '../../../tests/support/routing-table.ts';

/** Ada has said something to Maria and closed the conversation. */
const closed = (capacity = 3) => {
  const table = new RoutingTable({ capacity });
  table.rep('ada');
  table.ask('maria');
  table.accept('maria', 'ada');
  table.about('maria', 'rep_wrote');
  table.about('maria', 'closed');
  return table;
};

describe('a rep who takes back that they closed', () => {
  it('R23.1 has the conversation again instead of wrapping it up, with the one place it took', () => {
    const table = closed();
    expect(table.state.reps.get('ada')?.used).toBe(1);
    expect(table.reopen('maria', 'ada')).toMatchObject([
      { do: 'complete', because: 'wrapped' },
      { do: 'create', continues: null },
      { do: 'reopen', rep: 'ada' },
    ]);
    expect(table.state.reps.get('ada')).toMatchObject({ used: 1 });
    expect(table.chain('maria').map(({ state }) => state)).toEqual(['completed', 'assigned']);
  });

  it('R23.1 has it beyond their capacity too, and loses what no longer fits', () => {
    const table = closed(1);
    table.pass(31_000);
    table.ask('noah');
    table.accept('noah', 'ada');
    table.reopen('maria', 'ada');
    expect(table.state.reps.get('ada')).toMatchObject({ used: 2, standing: { chat: 'capacity_full' } });
  });

  it('R23.2 has begun it, and its wait keeps the one outcome it has', () => {
    const table = closed();
    table.reopen('maria', 'ada');
    table.about('maria', 'closed');
    expect(table.outcomes('maria')).toHaveLength(1);
  });

  it('R23.3 changes nothing where the visitor waits or talks by now, or the rep is not here', () => {
    const table = closed();
    const elsewhere = { conversationId: 'another of maria', visitorId: 'maria', facts: noFacts } as const;
    table.feed({ type: 'asked', ...elsewhere, channel: 'chat', lease: 'here' });
    expect(table.reopen('maria', 'ada')).toEqual([]);
    const gone = closed();
    gone.rep('ada', { active: false });
    expect(gone.reopen('maria', 'ada')).toEqual([]);
    const lost = closed();
    lost.rep('ada', { connection: 'lost' });
    expect(lost.reopen('maria', 'ada')).toEqual([]);
  });
});
