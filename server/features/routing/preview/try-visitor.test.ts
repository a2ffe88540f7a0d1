import { describe, expect, it } from 'vitest';
import { noFacts } from '../../../../shared/domain/routing-facts.ts';
import type { RoutingPlan } from '../../../../shared/domain/routing-plan.ts';
import { RoutingTable, somePlan } from '../../../tests/support/routing-table.ts';
import { tryVisitor } from './try-visitor.ts';

/** Everybody of a floor with three: Ada ready, Bela full, Chen away. */
const floor = (): RoutingTable => {
  const table = new RoutingTable({ capacity: 1 });
  table.rep('bela');
  table.ask('noah');
  table.accept('noah', 'bela');
  table.rep('ada');
  table.rep('chen', { status: 'away' });
  return table;
};

const germanFirst = (): RoutingPlan => {
  const plan = somePlan();
  const [last] = plan.rules;
  if (!last) throw new Error('no rule');
  const german = {
    ...last,
    id: 'german',
    name: 'German',
    when: [{ on: 'language' as const, op: 'is' as const, values: ['de'] }],
    targets: last.targets.map((target) => ({ ...target, id: 'german target' })),
  };
  return { ...plan, rules: [german, last] };
};

const ask = (table: RoutingTable, plan: RoutingPlan, facts = {}) =>
  tryVisitor(table.state, { plan, facts: { ...noFacts, ...facts }, now: table.now });

describe('R11.5 a preview', () => {
  it('says which rule holds, who would be offered the visitor, and why each other is passed over', () => {
    const { rules, looks, booker } = ask(floor(), somePlan());
    expect(rules).toMatchObject([{ result: 'held' }]);
    expect(booker).toBe(false);
    expect(looks).toMatchObject([
      {
        stage: 'queue',
        offered: ['ada'],
        passed: [
          { why: 'capacity_full', reps: ['bela'] },
          { why: 'not_accepting', reps: ['chen'] },
        ],
      },
    ]);
  });

  it('tells each stage as it would be now, also those that come later', () => {
    const { looks } = ask(floor(), somePlan(), { ownerId: 'ada' });
    expect(looks.map(({ stage, offered }) => [stage, offered])).toEqual([
      ['owner', ['ada']],
      ['queue', ['ada']],
    ]);
    const away = ask(floor(), somePlan(), { ownerId: 'chen' });
    expect(away.looks).toMatchObject([
      { stage: 'owner', offered: [], passed: [{ why: 'not_accepting', reps: ['chen'] }] },
      { stage: 'queue', offered: ['ada'] },
    ]);
  });

  it('goes by the plan it is given, not by the one that holds', () => {
    const german = ask(floor(), germanFirst(), { language: 'de' });
    expect(german.rules.map(({ result }) => result)).toEqual(['held', 'not_reached']);
    expect(german.looks[0]?.target).toBe('german target');
    const other = ask(floor(), germanFirst(), { language: 'pt' });
    expect(other.rules).toMatchObject([{ result: 'failed', failed: 0 }, { result: 'held' }]);
  });

  it('says so where the booker would be shown at once', () => {
    const table = new RoutingTable();
    table.rep('chen', { status: 'away' });
    const { booker, looks } = ask(table, somePlan());
    expect(booker).toBe(true);
    expect(looks).toMatchObject([{ offered: [], passed: [{ why: 'not_accepting', reps: ['chen'] }] }]);
  });
});
