import { describe, expect, it } from 'vitest';
import type { RoutingPlan, RoutingRule } from '../../../../shared/domain/routing-plan.ts';
import { RoutingTable, somePlan } from '../../../tests/support/routing-table.ts';

const two = (rules = {}) => {
  const table = new RoutingTable(rules);
  table.rep('ada');
  table.rep('bela');
  return table;
};

describe('trying again', () => {
  it('R4.1 leaves a rep who declined alone until every eligible rep was tried', () => {
    const table = two();
    table.ask('maria');
    table.decline('maria', 'ada');
    expect(table.offered('maria')).toEqual(['bela']);
    table.rep('chen');
    expect(table.offered('maria')).toEqual(['bela', 'chen']);
    table.decline('maria', 'bela');
    expect(table.offered('maria')).toEqual(['chen']);
    table.decline('maria', 'chen');
    expect(table.offered('maria')).toEqual([]);
    table.pass(4_999);
    expect(table.offered('maria')).toEqual([]);
    expect(table.pass(1)).toContainEqual(expect.objectContaining({ do: 'new_round', round: 2 }));
    expect(table.offered('maria')).toEqual(['ada', 'bela', 'chen']);
  });

  it('R4.2 treats a timeout like a decline', () => {
    const table = two();
    table.ask('maria');
    table.decline('maria', 'ada');
    table.pass(30_000);
    expect([...table.offers.values()].map((offer) => offer.state)).toEqual(['rejected', 'timeout']);
    expect(table.offered('maria')).toEqual([]);
    table.pass(5_000);
    expect(table.offered('maria')).toEqual(['ada', 'bela']);
  });

  it('R4.3 does not count an offer taken back as one the rep was tried with', () => {
    const table = two();
    table.ask('maria');
    table.rep('ada', { status: 'away' });
    expect(table.offered('maria')).toEqual(['bela']);
    table.rep('ada', { status: 'available' });
    expect(table.offered('maria')).toEqual(['ada', 'bela']);
  });
});

describe('missing offers', () => {
  /** Ada alone lets offers run out: bela has no room. */
  const adaAlone = (missesBeforeAway = 2) => {
    const table = new RoutingTable({ capacity: 1, missesBeforeAway });
    table.rep('bela');
    table.ask('noah');
    table.accept('noah', 'bela');
    table.about('noah', 'rep_wrote');
    table.rep('ada');
    return table;
  };

  it('R4.4 moves a rep to Away (missed offers) after two sole misses in a row', () => {
    const table = adaAlone();
    table.ask('maria');
    expect(table.pass(30_000).map((decision) => decision.do)).not.toContain('away');
    expect(table.pass(35_000)).toContainEqual({ do: 'away', rep: 'ada' });
    expect(table.reps.get('ada')).toMatchObject({ status: 'away_missed', misses: 2 });
    expect(table.state.reps.get('ada')?.standing.chat).toBe('not_accepting');
  });

  it('R4.5 counts neither broadcast offers nor declines, and an answer begins the count anew', () => {
    const table = two();
    table.ask('maria');
    table.pass(30_000);
    expect(table.reps.get('ada')?.misses).toBe(0);
    const alone = adaAlone();
    alone.ask('maria');
    alone.pass(35_000);
    expect(alone.reps.get('ada')?.misses).toBe(1);
    alone.decline('maria', 'ada');
    expect(alone.reps.get('ada')?.misses).toBe(0);
  });

  it('R4.6 never sends the last accepting rep away, but alerts the manager', () => {
    const table = new RoutingTable();
    table.rep('ada');
    table.rep('bela', { status: 'away' });
    table.ask('maria');
    const decisions = table.pass(70_000);
    expect(decisions.filter(({ do: kind }) => kind === 'alert' || kind === 'away')).toEqual([
      { do: 'alert', rep: 'ada' },
    ]);
    expect(table.reps.get('ada')?.status).toBe('available');
  });
});

/** Who is in Germany comes first. */
const withUrgent = (): RoutingPlan => {
  const plan = somePlan({ overflowS: 600 });
  const urgent = plan.rules.map(
    (rule): RoutingRule => ({
      ...rule,
      id: 'urgent',
      when: [{ on: 'country', op: 'is', values: ['DE'] }],
      priority: 5,
    }),
  );
  return { ...plan, rules: [...urgent, ...plan.rules] };
};

describe('draining', () => {
  it('R5.1 R19.8 gives a rep who frees up the oldest eligible visitor of the highest priority', () => {
    const table = new RoutingTable({ capacity: 1, wrapUpMs: 0, plan: withUrgent() });
    table.rep('ada');
    table.ask('maria');
    table.accept('maria', 'ada');
    table.about('maria', 'rep_wrote');
    for (const name of ['noah', 'olga']) {
      table.pass(1);
      table.ask(name);
    }
    table.pass(1);
    table.ask('pia', null, { country: 'DE' });
    const next = () => ['noah', 'olga', 'pia'].filter((name) => table.offered(name).length > 0);
    table.about('maria', 'closed');
    expect(next()).toEqual(['pia']);
    for (const [now, after] of [
      ['pia', 'noah'],
      ['noah', 'olga'],
    ] as const) {
      table.accept(now, 'ada');
      const conversationId = table.state.byVisitor.get(now)?.conversationId ?? '';
      table.feed({ type: 'rep_wrote', conversationId });
      table.feed({ type: 'closed', conversationId });
      expect(next()).toEqual([after]);
    }
  });

  it('R5.2 drains on every change of presence, capacity or rules', () => {
    const changes = [
      (table: RoutingTable) => table.rep('bela'),
      (table: RoutingTable) => table.decline('maria', 'ada'),
      (table: RoutingTable) => table.pass(30_000),
      (table: RoutingTable) => table.visitor('maria', 'left'),
      (table: RoutingTable) => table.feed({ type: 'rules', rules: { ...table.state.rules, capacity: 2 } }),
    ];
    for (const change of changes) {
      const table = new RoutingTable({ capacity: 1 });
      table.rep('ada');
      table.ask('maria');
      table.ask('noah');
      expect(table.offered('noah')).toEqual([]);
      change(table);
      expect(table.offered('noah').length).toBeGreaterThan(0);
    }
  });

  it('R5.3 asks the rep who waited longest for a conversation first', () => {
    const table = new RoutingTable();
    const team = Array.from({ length: 21 }, (_, n) => `rep ${String(n).padStart(2, '0')}`);
    for (const id of team) table.rep(id);
    table.ask('maria');
    table.accept('maria', 'rep 00');
    table.pass(1);
    table.ask('noah');
    expect(table.offered('noah')).toEqual(team.slice(1));
  });
});
