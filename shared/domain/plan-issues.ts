import { excludes, implies } from './condition-implies.ts';
import type { BusinessHours, Queue, RepTraits, RoutingPlan, RoutingRule, Target } from './routing-plan.ts';
import { type CoverBudget, coverBudget, holdsNobody, rulesCover } from './rules-cover.ts';

/**
 * What can be wrong with a plan that its schema lets pass. An `error` never does what it says, a `warning` may leave a visitor
 * waiting or a part without effect, a `note` is worth knowing.
 */
export const planIssueCodes = {
  /** An earlier rule (`otherId`) takes every visitor this one would. */
  unreachable_rule: 'error',
  /** The earlier rules together take every visitor this one would, though none of them does alone. */
  covered_rule: 'error',
  /** Two conditions of the rule never hold together, or one asks for hours that never are. */
  rule_never_holds: 'error',
  /** A target of a rule that is on has a queue with nobody in it. */
  empty_queue: 'error',
  /** Nobody in the target's queue has all of its skills. */
  nobody_has_skills: 'error',
  /** A queue keeps to hours without any opening. */
  hours_never_open: 'error',
  /** The rep `otherId` is not active: a member of a queue, or a target's fallback. */
  unknown_rep: 'warning',
  /** The site `otherId` is not there. */
  unknown_site: 'warning',
  /** The account `otherId` is not there. */
  unknown_account: 'warning',
  /** The booker is never shown by age: who is answered by nobody goes on waiting. */
  no_overflow: 'warning',
  /** Reps take from the queue and nothing ends the wait: neither the target nor the booker. */
  manual_without_end: 'warning',
  /** A target before it never ends, or ends when this one has ended already. */
  unreachable_target: 'warning',
  /** Owner, previous rep or speakers have the visitor alone until the target or the wait is over. */
  alone_too_long: 'warning',
  /** *Same language* is asked for and nobody in the queue has a language. */
  nobody_has_languages: 'warning',
  /** *Most available* and *least active* choose the same rep where all have the same capacity. */
  same_capacity: 'note',
  /** The weighted round robin is a round robin where all have the same weight. */
  same_weight: 'note',
} as const;
/** What can be wrong with a plan. */
export type PlanIssueCode = keyof typeof planIssueCodes;

/** One thing that is wrong with a plan, and where: the innermost of the ids that are given. */
export interface PlanIssue {
  code: PlanIssueCode;
  severity: (typeof planIssueCodes)[PlanIssueCode];
  ruleId?: string;
  targetId?: string;
  queueId?: string;
  hoursId?: string;
  /** The place of the condition in its rule. */
  condition?: number;
  /** The other rule, the rep, the site or the account the issue is about. */
  otherId?: string;
}

/** What the plan is held against; sites and accounts are not looked at where they are not given. */
export interface PlanSurroundings {
  /** The active people. */
  repIds: ReadonlySet<string>;
  siteIds?: ReadonlySet<string>;
  accountIds?: ReadonlySet<string>;
}

type Place = Omit<PlanIssue, 'code' | 'severity'>;

const issue = (code: PlanIssueCode, place: Place): PlanIssue => ({ code, severity: planIssueCodes[code], ...place });

const neverOpen = ({ openings }: BusinessHours): boolean => openings.length === 0;

/** How much of a work item's life a target has for itself: until the next one takes over. */
const endOf = ({ untilS }: Target): number => untilS ?? Number.POSITIVE_INFINITY;

const aloneSecondsOf = ({ ownerFirst, previousRepFirst, sameLanguageFirst }: Target): number =>
  (ownerFirst?.aloneS ?? 0) + (previousRepFirst?.aloneS ?? 0) + (sameLanguageFirst?.aloneS ?? 0);

const ruleIssues = (
  rule: RoutingRule,
  earlier: readonly RoutingRule[],
  hours: readonly BusinessHours[],
  budget: CoverBudget,
): PlanIssue[] => {
  const ruleId = rule.id;
  const found: PlanIssue[] = [];
  const taker = earlier.find(({ when }) => when.every((one) => rule.when.some((own) => implies(own, one))));
  if (taker) found.push(issue('unreachable_rule', { ruleId, otherId: taker.id }));
  const impossible = rule.when.findIndex(
    (one, n) =>
      rule.when.slice(0, n).some((other) => excludes(one, other) || excludes(other, one)) ||
      (one.on === 'time' && one.op === 'within' && hours.some((each) => each.id === one.hoursId && neverOpen(each))),
  );
  const nobody = impossible < 0 && holdsNobody(rule.when);
  if (impossible >= 0) found.push(issue('rule_never_holds', { ruleId, condition: impossible }));
  else if (nobody) found.push(issue('rule_never_holds', { ruleId, condition: rule.when.length - 1 }));
  // The last rule has to be there, whoever is left for it.
  else if (!taker && rule.when.length > 0 && rulesCover(rule.when, earlier, budget)) {
    found.push(issue('covered_rule', { ruleId }));
  }
  if (rule.overflowS === null) found.push(issue('no_overflow', { ruleId }));
  return found;
};

const unknownIn = (rule: RoutingRule, { siteIds, accountIds }: PlanSurroundings): PlanIssue[] =>
  rule.when.flatMap((one, condition) => {
    if (one.on !== 'site' && one.on !== 'account') return [];
    const there = one.on === 'site' ? siteIds : accountIds;
    const missing = there ? one.values.filter((id) => !there.has(id)) : [];
    const code = one.on === 'site' ? 'unknown_site' : 'unknown_account';
    return missing.map((otherId) => issue(code, { ruleId: rule.id, condition, otherId }));
  });

const strategyNotes = (target: Target, traits: readonly (RepTraits | undefined)[], place: Place): PlanIssue[] => {
  const alike = (value: (traits: RepTraits | undefined) => number | null) => new Set(traits.map(value)).size <= 1;
  if (target.strategy === 'most_available' && alike((rep) => rep?.capacity ?? null)) {
    return [issue('same_capacity', place)];
  }
  const weighted = target.strategy === 'weighted_round_robin';
  return weighted && alike((rep) => rep?.weight ?? 1) && alike((rep) => rep?.voiceWeight ?? rep?.weight ?? 1)
    ? [issue('same_weight', place)]
    : [];
};

const targetIssues = (
  rule: RoutingRule,
  place: number,
  members: ReadonlyMap<string, readonly string[]>,
  { traits }: RoutingPlan,
  { repIds }: PlanSurroundings,
): PlanIssue[] => {
  const target = rule.targets[place];
  if (!target) return [];
  const where = { ruleId: rule.id, targetId: target.id };
  const found: PlanIssue[] = [];
  const reps = members.get(target.queueId) ?? [];
  const known = reps.map((id) => (Object.hasOwn(traits, id) ? traits[id] : undefined));
  if (reps.length === 0) found.push(issue('empty_queue', { ...where, queueId: target.queueId }));
  else {
    const skilled = known.some((rep) => target.skills.every((skill) => rep?.skills.includes(skill)));
    if (!skilled) found.push(issue('nobody_has_skills', where));
    const speaks = target.sameLanguageFirst === null || known.some((rep) => (rep?.languages.length ?? 0) > 0);
    if (!speaks) found.push(issue('nobody_has_languages', where));
    if (reps.length > 1) found.push(...strategyNotes(target, known, where));
  }
  const fallback = target.ownerFirst?.fallbackRepId ?? null;
  if (fallback !== null && !repIds.has(fallback)) found.push(issue('unknown_rep', { ...where, otherId: fallback }));
  const before = rule.targets.slice(0, place).filter(({ skipIf }) => skipIf === 'never');
  const begins = Math.max(0, ...before.map(endOf));
  if (begins >= endOf(target)) found.push(issue('unreachable_target', where));
  const over = Math.min(endOf(target), rule.overflowS ?? Number.POSITIVE_INFINITY);
  if (aloneSecondsOf(target) > 0 && begins < over && begins + aloneSecondsOf(target) >= over) {
    found.push(issue('alone_too_long', where));
  }
  if (target.strategy === 'manual' && target.untilS === null && rule.overflowS === null) {
    found.push(issue('manual_without_end', where));
  }
  return found;
};

const queueIssues = (queue: Queue, { hours }: RoutingPlan, { repIds }: PlanSurroundings): PlanIssue[] => {
  const kept = hours.find(({ id }) => id === queue.hoursId);
  const gone = queue.members.kind === 'reps' ? queue.members.repIds.filter((id) => !repIds.has(id)) : [];
  return [
    ...gone.map((otherId) => issue('unknown_rep', { queueId: queue.id, otherId })),
    ...(kept && neverOpen(kept) ? [issue('hours_never_open', { queueId: queue.id, hoursId: kept.id })] : []),
  ];
};

/** What is wrong with a plan, rules in their order first, then queues. Rules that are off are not looked at. */
export const planIssues = (plan: RoutingPlan, surroundings: PlanSurroundings): PlanIssue[] => {
  const everybody = [...surroundings.repIds];
  const members = new Map(
    plan.queues.map(({ id, members }): [string, string[]] => [
      id,
      members.kind === 'everybody' ? everybody : members.repIds.filter((repId) => surroundings.repIds.has(repId)),
    ]),
  );
  const on = plan.rules.filter(({ enabled }) => enabled);
  const budget = coverBudget();
  return [
    ...on.flatMap((rule, n) => [
      ...ruleIssues(rule, on.slice(0, n), plan.hours, budget),
      ...unknownIn(rule, surroundings),
      ...rule.targets.flatMap((_, place) => targetIssues(rule, place, members, plan, surroundings)),
    ]),
    ...plan.queues.flatMap((queue) => queueIssues(queue, plan, surroundings)),
  ];
};
