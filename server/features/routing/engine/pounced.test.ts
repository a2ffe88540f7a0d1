import { describe, expect, it } from 'vitest';
import { RoutingTable } from '../../../tests/support/routing-table.ts';

describe('a visitor who answers a pounce', () => {
  it('R17.1 is the rep’s at once, beyond their capacity too, and takes back what no longer fits', () => {
    const table = new RoutingTable({ capacity: 1 });
    table.rep('ada');
    table.ask('noah');
    expect(table.replied('maria', 'ada')).toMatchObject([
      { do: 'create' },
      { do: 'own', rep: 'ada' },
      { do: 'end_offer', because: 'no_room' },
    ]);
    table.replied('olga', 'ada');
    expect(table.state.reps.get('ada')).toMatchObject({ used: 2, standing: { chat: 'capacity_full' } });
  });

  it('R17.2 has begun, and has no outcome: nobody waited', () => {
    const table = new RoutingTable();
    table.rep('ada');
    table.replied('maria', 'ada');
    expect(table.chain('maria')).toMatchObject([{ startedAt: table.now, ruleId: null }]);
    table.about('maria', 'closed');
    expect(table.outcomes('maria')).toEqual([]);
  });

  it('R17.3 asks like anybody else where the rep has gone', () => {
    const table = new RoutingTable();
    table.rep('ada', { status: 'away' });
    table.rep('bela');
    table.rep('chen');
    table.replied('maria', 'ada', 'chen');
    expect(table.offered('maria')).toEqual(['chen']);
  });
});
