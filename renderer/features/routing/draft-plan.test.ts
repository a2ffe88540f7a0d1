import { describe, expect, it } from 'vitest';
import { planIssues } from '../../../shared/domain/plan-issues.ts';
import { builtIn, defaultPlan, type RoutingPlan, RoutingPlan as Schema } from '../../../shared/domain/routing-plan.ts';
import { draftErrors, finishedRules } from './draft-errors.ts';
import {
  duplicateRule,
  insertRule,
  moveRule,
  newCondition,
  newRule,
  newTarget,
  putHours,
  putQueue,
  putTraits,
  removeHours,
  removeQueue,
  removeRule,
  restoreHours,
  restoreQueue,
  restoreRule,
  samePlan,
  skillsOf,
} from './draft-plan.ts';

const id = (n: number) => `00000000-0000-7000-8000-0000000000${n}`;
const base = defaultPlan({ ownerAloneS: 15, overflowS: 60 }, { queue: 'Everybody', rule: 'Everybody else' });
const aRule = (n: number, name: string) => newRule(id(n), name, newTarget(id(n + 1), builtIn.queueId));
const three = [aRule(10, 'A'), aRule(20, 'B'), aRule(30, 'C')].reduce(
  (plan, rule) => insertRule(plan, rule, plan.rules.length),
  base,
);
const order = ({ rules }: RoutingPlan) => rules.map(({ name }) => name).join(' ');

describe('the order of the rules', () => {
  it('takes new ones above the rule for everybody else', () => {
    expect(order(three)).toBe('A B C Everybody else');
    expect(Schema.safeParse(three).success).toBe(true);
  });

  it('changes by a move, and the last rule neither moves nor is passed', () => {
    expect(order(moveRule(three, 0, 2))).toBe('B C A Everybody else');
    expect(order(moveRule(three, 2, 0))).toBe('C A B Everybody else');
    for (const [from, to] of [
      [0, 3],
      [3, 0],
      [0, -1],
      [9, 0],
    ] as const) {
      expect(moveRule(three, from, to)).toBe(three);
    }
  });

  it('loses a rule but never the last one', () => {
    expect(order(removeRule(three, id(20)))).toBe('A C Everybody else');
    expect(removeRule(three, builtIn.ruleId)).toBe(three);
  });

  it('takes a removed one back into its place, and not twice where the draft has it again', () => {
    const removed = removeRule(three, id(20));
    expect(order(restoreRule(removed, aRule(20, 'B'), 1))).toBe('A B C Everybody else');
    expect(restoreRule(three, aRule(20, 'B'), 1)).toBe(three);
  });

  it('gets a copy right below its model, with ids of its own', () => {
    let next = 50;
    const copied = duplicateRule(three, id(10), 'A (copy)', () => id(next++));
    expect(order(copied)).toBe('A A (copy) B C Everybody else');
    expect(Schema.safeParse(copied).success).toBe(true);
    // The last rule's copy stands above it: there is one last rule.
    expect(order(duplicateRule(three, builtIn.ruleId, 'D', () => id(next++)))).toBe('A B C D Everybody else');
  });
});

describe('queues, hours and traits', () => {
  const sales = { id: id(60), name: 'Sales', members: { kind: 'everybody' as const }, hoursId: id(70) };
  const office = { id: id(70), name: 'Office', zone: 'Europe/Berlin', openings: [], holidays: [] };
  const plan = putHours(putQueue(base, sales), office);

  it('stay while something asks for them', () => {
    expect(removeHours(plan, id(70))).toBe(plan);
    expect(removeQueue(plan, builtIn.queueId)).toBe(plan);
    const without = removeQueue(plan, sales.id);
    expect(without.queues.map(({ name }) => name)).toEqual(['Everybody']);
    expect(removeHours(without, id(70)).hours).toEqual([]);
    expect(removeQueue(base, builtIn.queueId)).toBe(base);
  });

  it('forget a rep who has nothing special', () => {
    const traits = { skills: ['security'], languages: ['de'], capacity: null, weight: 1 };
    const skilled = putTraits(base, id(80), traits);
    expect(skillsOf(skilled)).toEqual(['security']);
    expect(samePlan(putTraits(skilled, id(80), { ...traits, skills: [], languages: [] }), base)).toBe(true);
  });
});

describe('what must be mended before a save', () => {
  it('is nothing in a whole plan', () => {
    expect(draftErrors(three)).toEqual([]);
  });

  it('is told with its place, once a place', () => {
    const rule = {
      ...aRule(40, ''),
      when: [
        newCondition('page', ''),
        newCondition('country', ''),
        { ...newCondition('answer', ''), step: '' },
        newCondition('attribute', ''),
      ],
      overflowS: Number.NaN,
    };
    const found = draftErrors(insertRule(three, rule, 0));
    expect(found.map(({ code }) => code).toSorted()).toEqual(['attribute', 'name', 'number', 'step', 'values']);
    expect(new Set(found.map(({ place }) => `${place.room} ${place.item}`))).toEqual(new Set([`rules ${id(40)}`]));
    const bad = { ...base, hours: [{ id: id(70), name: 'Office', zone: 'Mars/Base', openings: [], holidays: [] }] };
    expect(draftErrors(bad)).toMatchObject([{ code: 'zone', place: { room: 'hours', item: id(70) } }]);
  });
});

it('says nothing of what a rule takes or never takes while one of its conditions is empty', () => {
  const half = { ...aRule(41, 'Half'), when: [newCondition('country', '')] };
  const plan = insertRule(three, half, 0);
  const told = (looked: RoutingPlan) =>
    planIssues(looked, { repIds: new Set([id(1)]) }).filter(({ ruleId, otherId }) =>
      [ruleId, otherId].includes(half.id),
    );
  expect(told(plan).map(({ code }) => code)).toContain('rule_never_holds');
  expect(told(finishedRules(plan, draftErrors(plan)))).toEqual([]);
  expect(finishedRules(three, draftErrors(three))).toEqual(three);
});

it('puts a queue and hours back where they stood, so that nothing is changed', () => {
  const queue = (n: number) => ({ id: id(n), name: `Q${n}`, members: { kind: 'everybody' as const }, hoursId: null });
  const hours = (n: number) => ({ id: id(n), name: `H${n}`, zone: 'UTC', openings: [], holidays: [] });
  const full = [60, 61].reduce((plan, n) => putHours(putQueue(plan, queue(n)), hours(n + 10)), base);
  expect(samePlan(restoreQueue(removeQueue(full, id(60)), queue(60), 1), full)).toBe(true);
  expect(samePlan(restoreHours(removeHours(full, id(70)), hours(70), 0), full)).toBe(true);
  expect(samePlan(restoreQueue(full, queue(60), 1), full)).toBe(true);
});
