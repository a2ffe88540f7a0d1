import { expect, it } from 'vitest';
import type { RoutingPlan, Target } from '../../../../shared/domain/routing-plan.ts';
import { checkLaws } from '../../../tests/support/routing-laws.ts';
import { RoutingTable, somePlan } from '../../../tests/support/routing-table.ts';
import { whyNotTake } from './take.ts';

const conversationId = 'conversation of maria';

const planWith = (target: Partial<Target>, members?: string[]): RoutingPlan => {
  const plan = somePlan();
  return {
    ...plan,
    queues: plan.queues.map((queue) => (members ? { ...queue, members: { kind: 'reps', repIds: members } } : queue)),
    rules: plan.rules.map((rule) => ({
      ...rule,
      targets: rule.targets.map((one) => ({ ...one, ownerFirst: null, ...target })),
    })),
  };
};

const take = (table: RoutingTable, repId: string) => {
  const refused = whyNotTake(table.state, conversationId, repId);
  const decisions = table.feed({ type: 'taken', conversationId, repId });
  checkLaws(table);
  return { refused, decisions };
};

it('R18.15 a rep takes a visitor of a manual queue, whom nobody is offered', () => {
  const table = new RoutingTable({ capacity: 2, plan: planWith({ strategy: 'manual' }) });
  table.rep('ada');
  table.ask('maria');
  expect(table.offered('maria')).toEqual([]);
  expect(take(table, 'ada').decisions).toMatchObject([
    { do: 'offer', rep: 'ada', why: 'taken', sole: true },
    { do: 'assign', rep: 'ada' },
  ]);
  expect(take(table, 'ada').refused).toBe('not_waiting');
  table.pass(30_000);
  expect(table.chain('maria')[0]).toMatchObject({ nudgedAt: table.now });
});

it('R18.15 taking rescinds what others are offered, and takes one’s own offer where there is one', () => {
  const table = new RoutingTable({ capacity: 2, plan: planWith({}) });
  for (const id of ['ada', 'bela']) table.rep(id);
  table.ask('maria');
  expect(take(table, 'bela').decisions).toMatchObject([
    { do: 'assign', rep: 'bela' },
    { do: 'end_offer', rep: 'ada', as: 'rescinded', because: 'taken' },
  ]);
});

it('R18.16 only who belongs to the queue, is there and has room may take', () => {
  const table = new RoutingTable({ capacity: 1, plan: planWith({ strategy: 'manual' }, ['ada', 'bela']) });
  for (const id of ['ada', 'bela', 'chen']) table.rep(id);
  table.ask('maria');
  expect(take(table, 'chen')).toEqual({ refused: 'not_in_queue', decisions: [] });
  table.rep('ada', { status: 'away' });
  expect(take(table, 'ada')).toEqual({ refused: 'not_accepting', decisions: [] });
  table.rep('ada', { status: 'available', machine: 'locked' });
  expect(take(table, 'ada').refused).toBe('machine_locked');
  table.rep('ada', { active: false });
  expect(take(table, 'ada').refused).toBe('deactivated');
  table.ask('noah');
  table.feed({ type: 'taken', conversationId: 'conversation of noah', repId: 'bela' });
  expect(take(table, 'bela')).toEqual({ refused: 'capacity_full', decisions: [] });
});
