import type {
  BusinessHours,
  Condition,
  Queue,
  RepTraits,
  RoutingPlan,
  RoutingRule,
  Target,
} from '../../../shared/domain/routing-plan.ts';

/** What a rep has who is not named in the plan. */
export const noTraits: RepTraits = { skills: [], languages: [], capacity: null, weight: 1 };

/** A step as it begins: everybody of the queue at once. */
export const newTarget = (id: string, queueId: string): Target => ({
  id,
  queueId,
  strategy: 'first_available',
  ownerFirst: null,
  previousRepFirst: null,
  sameLanguageFirst: null,
  waterfall: null,
  skills: [],
  untilS: null,
  skipIf: 'never',
});

/** A rule as it begins: one step, the booker after a minute, and no condition yet. */
export const newRule = (id: string, name: string, target: Target): RoutingRule => ({
  id,
  name,
  enabled: true,
  when: [],
  priority: 0,
  targets: [target],
  overflowS: 60,
});

/** The step whose answer there is to ask about: nobody has to know its name. */
const askedStep = 'greeting';

/** A condition as it begins: nothing chosen. */
export const newCondition = (on: Condition['on'], hoursId: string): Condition => {
  switch (on) {
    case 'time':
      return { on, op: 'within', hoursId };
    case 'answer':
      return { on, step: askedStep, op: 'is', values: [] };
    case 'attribute':
      return { on, attribute: '', op: 'is', values: [] };
    case 'page':
      return { on, op: 'starts_with', values: [] };
    default:
      return { on, op: 'is', values: [] };
  }
};

const put = <T extends { id: string }>(list: readonly T[], one: T): T[] =>
  list.some(({ id }) => id === one.id) ? list.map((had) => (had.id === one.id ? one : had)) : [...list, one];

/** Puts something back where it stood, unless it is there again already. */
const back = <T extends { id: string }>(list: readonly T[], one: T, at: number): T[] =>
  list.some(({ id }) => id === one.id) ? [...list] : list.toSpliced(at, 0, one);

const without = <T extends { id: string }>(list: readonly T[], id: string): T[] => list.filter((one) => one.id !== id);

/** Whether this is the rule for everybody else, which stays the last and always holds. */
export const isLast = ({ rules }: RoutingPlan, ruleId: string): boolean => rules.at(-1)?.id === ruleId;

/** A rule in the place it has. */
export const putRule = (plan: RoutingPlan, rule: RoutingRule): RoutingPlan => ({
  ...plan,
  rules: plan.rules.map((had) => (had.id === rule.id ? rule : had)),
});

/** A rule put in at a place, never below the last one. */
export const insertRule = (plan: RoutingPlan, rule: RoutingRule, at: number): RoutingPlan => ({
  ...plan,
  rules: plan.rules.toSpliced(Math.max(0, Math.min(at, plan.rules.length - 1)), 0, rule),
});

/** A rule that was removed, in its place again: once, however its draft went on meanwhile. */
export const restoreRule = (plan: RoutingPlan, rule: RoutingRule, at: number): RoutingPlan =>
  plan.rules.some(({ id }) => id === rule.id) ? plan : insertRule(plan, rule, at);

/** The plan without a rule; the last one stays. */
export const removeRule = (plan: RoutingPlan, id: string): RoutingPlan =>
  isLast(plan, id) ? plan : { ...plan, rules: without(plan.rules, id) };

/** A rule taken from one place to another; the last one stays where it is. */
export const moveRule = (plan: RoutingPlan, from: number, to: number): RoutingPlan => {
  const end = plan.rules.length - 1;
  const rule = plan.rules[from];
  if (rule === undefined || from >= end || to < 0 || to >= end) return plan;
  return { ...plan, rules: plan.rules.toSpliced(from, 1).toSpliced(to, 0, rule) };
};

/** A copy of a rule right below it, or above the last one, with ids of its own. */
export const duplicateRule = (plan: RoutingPlan, id: string, name: string, nextId: () => string): RoutingPlan => {
  const at = plan.rules.findIndex((rule) => rule.id === id);
  const rule = plan.rules[at];
  if (rule === undefined) return plan;
  const copy = { ...rule, id: nextId(), name, targets: rule.targets.map((target) => ({ ...target, id: nextId() })) };
  return insertRule(plan, copy, at + 1);
};

/** A queue in its place, or a new one at the end. */
export const putQueue = (plan: RoutingPlan, queue: Queue): RoutingPlan => ({
  ...plan,
  queues: put(plan.queues, queue),
});

/** The names of the rules that offer to a queue. */
export const rulesWithQueue = ({ rules }: RoutingPlan, queueId: string): string[] =>
  rules.filter(({ targets }) => targets.some((target) => target.queueId === queueId)).map(({ name }) => name);

/** The plan without a queue, where no rule offers to it. */
export const removeQueue = (plan: RoutingPlan, id: string): RoutingPlan =>
  rulesWithQueue(plan, id).length > 0 || plan.queues.length === 1
    ? plan
    : { ...plan, queues: without(plan.queues, id) };

/** A queue that was removed, in its place again. */
export const restoreQueue = (plan: RoutingPlan, queue: Queue, at: number): RoutingPlan => ({
  ...plan,
  queues: back(plan.queues, queue, at),
});

/** Hours in their place, or new ones at the end. */
export const putHours = (plan: RoutingPlan, hours: BusinessHours): RoutingPlan => ({
  ...plan,
  hours: put(plan.hours, hours),
});

/** The names of the queues and rules that ask for hours. */
export const usersOfHours = ({ queues, rules }: RoutingPlan, hoursId: string): string[] => [
  ...queues.filter((queue) => queue.hoursId === hoursId).map(({ name }) => name),
  ...rules
    .filter(({ when }) => when.some((condition) => condition.on === 'time' && condition.hoursId === hoursId))
    .map(({ name }) => name),
];

/** The plan without hours, where nothing asks for them. */
export const removeHours = (plan: RoutingPlan, id: string): RoutingPlan =>
  usersOfHours(plan, id).length > 0 ? plan : { ...plan, hours: without(plan.hours, id) };

/** Hours that were removed, in their place again. */
export const restoreHours = (plan: RoutingPlan, hours: BusinessHours, at: number): RoutingPlan => ({
  ...plan,
  hours: back(plan.hours, hours, at),
});

const plain = ({ skills, languages, capacity, weight, voiceWeight = weight }: RepTraits): boolean =>
  skills.length === 0 && languages.length === 0 && capacity === null && weight === 1 && voiceWeight === 1;

/** What a rep has; who has nothing special is not named. */
export const putTraits = (plan: RoutingPlan, repId: string, { voiceWeight, ...given }: RepTraits): RoutingPlan => {
  const { [repId]: _had, ...others } = plan.traits;
  const traits = voiceWeight === undefined ? given : { ...given, voiceWeight };
  return { ...plan, traits: plain(traits) ? others : { ...others, [repId]: traits } };
};

/** Every skill some rep has, in order. */
export const skillsOf = ({ traits }: RoutingPlan): string[] =>
  [...new Set(Object.values(traits).flatMap(({ skills }) => skills))].toSorted((a, b) => a.localeCompare(b));

/** Whether two values of JSON say the same, however their keys are ordered; what they share is not looked into. */
export const same = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [own, others] = [Object.entries(one), new Map(Object.entries(other))];
  return own.length === others.size && own.every(([key, value]) => others.has(key) && same(value, others.get(key)));
};

/** Whether two plans say the same. */
export const samePlan = (one: RoutingPlan, other: RoutingPlan): boolean => same(one, other);
