import type {
  BusinessHours,
  Queue,
  RepTraits,
  RoutingPlan,
  RoutingRule,
  Target,
} from '../../../shared/domain/routing-plan.ts';

/** A target of everybody's that offers to all and stays. */
export const aTarget = (over: Partial<Target> = {}): Target => ({
  id: 'target',
  queueId: 'all',
  strategy: 'first_available',
  ownerFirst: null,
  previousRepFirst: null,
  sameLanguageFirst: null,
  waterfall: null,
  skills: [],
  untilS: null,
  skipIf: 'never',
  ...over,
});

export const aRule = (targets: Partial<Target>[], over: Partial<RoutingRule> = {}): RoutingRule => ({
  id: 'rule',
  name: 'Rule',
  enabled: true,
  when: [],
  priority: 0,
  overflowS: 600,
  targets: targets.map((target, n) => aTarget({ id: `target ${n}`, ...target })),
  ...over,
});

/** Of these reps, in these hours. */
export const aQueue = (id: string, repIds: string[], hoursId: string | null = null): Queue => ({
  id,
  name: id,
  members: { kind: 'reps', repIds },
  hoursId,
});

export const traits = (over: Partial<RepTraits>): RepTraits => ({
  skills: [],
  languages: [],
  capacity: null,
  weight: 1,
  ...over,
});

interface Given {
  targets?: Partial<Target>[];
  rules?: RoutingRule[];
  queues?: Queue[];
  traits?: Record<string, RepTraits>;
  hours?: BusinessHours[];
}

/** A plan with one rule, and a queue of everybody beside those that are named. */
export const aPlan = ({
  targets = [{}],
  rules = [],
  queues = [],
  traits: known = {},
  hours = [],
}: Given): RoutingPlan => ({
  hours,
  queues: [{ id: 'all', name: 'all', members: { kind: 'everybody' }, hoursId: null }, ...queues],
  traits: known,
  rules: [...rules, aRule(targets)],
});
