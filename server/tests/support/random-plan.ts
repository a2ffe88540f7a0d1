import {
  type BusinessHours,
  type Condition,
  type Queue,
  type RepTraits,
  type RoutingPlan,
  type RoutingRule,
  strategies,
  type Target,
} from '../../../shared/domain/routing-plan.ts';

const hoursId = '10000000-0000-7000-8000-000000000001';
const queueIds = [1, 2, 3].map((n) => `20000000-0000-7000-8000-00000000000${n}`);

/** Numbers that follow from a seed. */
const numbersFrom = (seed: number) => {
  let state = seed * 2_654_435_761 + 12_345;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

/** Opens and closes every few minutes, so that an evening sees it happen. */
const hours: BusinessHours = {
  id: hoursId,
  name: 'Minutes',
  zone: 'UTC',
  // The table's clock begins on a Thursday.
  openings: [0, 18, 31, 45, 60, 92, 150, 200, 400].map((from, n) => ({ weekday: 4, from, to: from + 9 + n })),
  holidays: [],
};

const conditions: Condition[][] = [
  [{ on: 'language', op: 'is', values: ['de'] }],
  [{ on: 'country', op: 'is_not', values: ['DE'] }],
  [{ on: 'time', op: 'within', hoursId }],
  [{ on: 'segment', op: 'is', values: ['has_owner'] }],
];

/** A plan for these reps: several queues and rules, every strategy and modifier, drawn from the seed. */
export const randomPlan = (seed: number, reps: readonly string[]): RoutingPlan => {
  const below = numbersFrom(seed);
  const oneOf = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const maybe = <T>(value: T): T | null => (below(3) === 0 ? value : null);
  const aloneS = () => oneOf([5, 15, 40]);
  const queues = queueIds.map(
    (id, n): Queue => ({
      id,
      name: id,
      members: n === 0 ? { kind: 'everybody' } : { kind: 'reps', repIds: reps.filter(() => below(2) === 0) },
      hoursId: n === 0 && below(2) === 0 ? null : maybe(hoursId),
    }),
  );
  let targets = 0;
  const target = (untilS: number | null): Target => {
    targets += 1;
    return {
      id: `30000000-0000-7000-8000-0000000000${String(targets).padStart(2, '0')}`,
      queueId: oneOf(queueIds),
      strategy: oneOf(strategies),
      ownerFirst: maybe({ aloneS: aloneS(), fallbackRepId: maybe(oneOf(reps)) }),
      previousRepFirst: maybe({ aloneS: aloneS() }),
      sameLanguageFirst: maybe({ aloneS: aloneS() }),
      waterfall: maybe({ attempts: 1 + below(3) }),
      skills: below(4) === 0 ? ['pricing'] : [],
      untilS,
      skipIf: oneOf(['never', 'nobody_ready', 'nobody_available'] as const),
    };
  };
  const rule = (n: number, when: Condition[]): RoutingRule => {
    const ends = [20, 45, 100].slice(0, below(3));
    return {
      id: `40000000-0000-7000-8000-00000000000${n}`,
      name: `Rule ${n}`,
      enabled: when.length === 0 || below(5) > 0,
      when,
      priority: below(3),
      targets: [...ends.map(target), target(null)],
      overflowS: oneOf([30, 60, 300, null]),
    };
  };
  const traits = reps.map((id): [string, RepTraits] => {
    const skills = below(2) === 0 ? ['pricing'] : [];
    const languages = oneOf([[], ['de'], ['en', 'de']]);
    const capacity = maybe(1 + below(3));
    const weight = 1 + below(3);
    return [id, { skills, languages, capacity, weight, ...(weight === 2 ? { voiceWeight: 3 } : {}) }];
  });
  const rules = [rule(1, oneOf(conditions)), rule(2, oneOf(conditions)), rule(3, [])];
  return { hours: [hours], queues, traits: Object.fromEntries(traits), rules };
};
