import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtIn, defaultPlan, RoutingPlan } from '../../../shared/domain/routing-plan.ts';
import {
  insertRule,
  moveRule,
  newRule,
  newTarget,
  putHours,
  putQueue,
  putRule,
  putTraits,
  removeHours,
  removeQueue,
  removeRule,
  samePlan,
} from './draft-plan.ts';
import { mergePlans } from './merge-plans.ts';

const id = (n: number) => `00000000-0000-7000-8000-${n.toString().padStart(12, '0')}`;
const queueId = (n: number) => id(2_000 + n);
const hoursId = (n: number) => id(3_000 + n);
const rule = (n: number, name = `Rule ${n}`, queue: string = builtIn.queueId) => ({
  ...newRule(id(100 + n), name, newTarget(id(1_100 + n), queue)),
});
const queue = (n: number, name = `Queue ${n}`, hours: string | null = null) => ({
  id: queueId(n),
  name,
  members: { kind: 'everybody' as const },
  hoursId: hours,
});
const someHours = (n: number, name = `Hours ${n}`) => ({
  id: hoursId(n),
  name,
  zone: 'Europe/Berlin',
  openings: [{ weekday: 1, from: 480, to: 1020 }],
  holidays: [],
});
const empty = defaultPlan({ ownerAloneS: 15, overflowS: 60 }, { queue: 'Everybody', rule: 'Everybody else' });
const base = [1, 2, 3].reduce(
  (plan, n) => insertRule(putQueue(putHours(plan, someHours(n)), queue(n)), rule(n), n - 1),
  empty,
);
const names = ({ rules }: RoutingPlan) => rules.map(({ name }) => name);

describe('R19.6 two plans that began as the same', () => {
  it('become one where they touch different things', () => {
    const mine = putTraits(insertRule(base, rule(8, 'Mine'), 1), id(1), {
      skills: ['robots'],
      languages: [],
      capacity: null,
      weight: 1,
    });
    const theirs = insertRule(removeRule(putQueue(base, queue(1, 'Sales')), id(103)), rule(9, 'Theirs'), 0);
    const { plan, clashes } = mergePlans(base, mine, theirs, 'mine');
    expect(clashes).toEqual([]);
    expect(names(plan)).toEqual(['Theirs', 'Rule 1', 'Mine', 'Rule 2', 'Everybody else']);
    expect(plan.queues.map(({ name }) => name)).toContain('Sales');
    expect(plan.traits[id(1)]?.skills).toEqual(['robots']);
  });

  it('keep my order of the rules, and what they put in behind whom it follows', () => {
    const mine = moveRule(base, 2, 0);
    const theirs = insertRule(base, rule(9, 'Theirs'), 2);
    const { plan, clashes } = mergePlans(base, mine, theirs, 'theirs');
    expect(clashes).toEqual([]);
    expect(names(plan)).toEqual(['Rule 3', 'Rule 1', 'Rule 2', 'Theirs', 'Everybody else']);
  });

  it('clash where both changed the same thing, and then it is as one says', () => {
    const mine = removeRule(moveRule(putRule(base, rule(1, 'Mine')), 0, 1), id(103));
    const theirs = putRule(putRule(moveRule(base, 2, 0), rule(1, 'Theirs')), rule(3, 'Changed'));
    const { plan, clashes } = mergePlans(base, mine, theirs, 'mine');
    expect(clashes).toEqual(
      expect.arrayContaining([
        { kind: 'rule', id: id(101) },
        { kind: 'rule', id: id(103) },
      ]),
    );
    expect(names(plan)).toEqual(['Rule 2', 'Mine', 'Everybody else']);
    expect(names(mergePlans(base, mine, theirs, 'theirs').plan)).toContain('Theirs');
    // Both put the three in another order each.
    const orders = mergePlans(base, moveRule(base, 0, 2), moveRule(base, 2, 0), 'theirs');
    expect(orders.clashes).toEqual([{ kind: 'order', id: null }]);
    expect(names(orders.plan)).toEqual(['Rule 3', 'Rule 1', 'Rule 2', 'Everybody else']);
  });

  it('keep a queue and its hours that one took away and the other has come to need', () => {
    const needs = insertRule(putQueue(base, queue(1, 'Queue 1', hoursId(2))), rule(9, 'Mine', queueId(1)), 0);
    const without = removeHours(removeQueue(base, queueId(1)), hoursId(2));
    const { plan } = mergePlans(base, needs, without, 'theirs');
    expect(RoutingPlan.safeParse(plan).success).toBe(true);
    expect(plan.queues.find((one) => one.id === queueId(1))?.hoursId).toBe(hoursId(2));
  });
});

type Change = (plan: RoutingPlan) => RoutingPlan;
const place = fc.integer({ min: 0, max: 3 });
const item = fc.integer({ min: 1, max: 3 });
/** Changes as a person makes them; what is new has ids of its own. */
const changes = (own: number): fc.Arbitrary<Change[]> =>
  fc.array(
    fc.oneof(
      fc.tuple(item, fc.string({ minLength: 1, maxLength: 3 })).map(([n, name]): Change => {
        return (plan) => (plan.rules.some((one) => one.id === id(100 + n)) ? putRule(plan, rule(n, `r${name}`)) : plan);
      }),
      fc.tuple(place, place).map(
        ([from, to]): Change =>
          (plan) =>
            moveRule(plan, from, to),
      ),
      item.map(
        (n): Change =>
          (plan) =>
            removeRule(plan, id(100 + n)),
      ),
      fc.tuple(place, fc.boolean()).map(([at, inNew]): Change => {
        return (plan) => {
          const n = own * 10 + plan.rules.length;
          if (plan.rules.some((one) => one.id === id(100 + n))) return plan;
          const to = inNew ? putQueue(plan, queue(n, 'New', plan.hours[0]?.id ?? null)) : plan;
          return insertRule(to, rule(n, `New ${n}`, to.queues.at(-1)?.id), at);
        };
      }),
      item.map(
        (n): Change =>
          (plan) =>
            removeQueue(plan, queueId(n)),
      ),
      item.map(
        (n): Change =>
          (plan) =>
            removeHours(plan, hoursId(n)),
      ),
      fc.tuple(item, item).map(([n, weight]): Change => {
        return (plan) => putTraits(plan, id(n), { skills: [], languages: [], capacity: null, weight });
      }),
    ),
    { maxLength: 5 },
  );
const after = (made: Change[]): RoutingPlan => made.reduce((plan, change) => change(plan), base);

it('R19.6 whatever two people change, the merge is a plan, says what one alone said, and without a clash is the same either way', () => {
  fc.assert(
    fc.property(changes(5), changes(8), (own, others) => {
      const [mine, theirs] = [after(own), after(others)];
      const { plan, clashes } = mergePlans(base, mine, theirs, 'mine');
      expect(RoutingPlan.safeParse(plan).success).toBe(true);
      expect(samePlan(mergePlans(base, mine, base, 'theirs').plan, mine)).toBe(true);
      expect(samePlan(mergePlans(base, base, theirs, 'mine').plan, theirs)).toBe(true);
      expect(samePlan(mergePlans(base, mine, mine, 'mine').plan, mine)).toBe(true);
      if (clashes.length > 0) return;
      for (const one of mine.rules) {
        const was = base.rules.find((had) => had.id === one.id);
        const untouched = was !== undefined && samePlan({ ...base, rules: [was] }, { ...base, rules: [one] });
        if (!untouched) expect(plan.rules).toContainEqual(one);
      }
      const back = mergePlans(base, theirs, mine, 'theirs');
      const byId = ({ rules }: RoutingPlan) => rules.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      expect(byId(back.plan)).toEqual(byId(plan));
    }),
    { numRuns: 400 },
  );
});
