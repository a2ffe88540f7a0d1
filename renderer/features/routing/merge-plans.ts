import type { RoutingPlan } from '../../../shared/domain/routing-plan.ts';
import { same } from './draft-plan.ts';

/** What both changed, each in another way: only a person can say which of the two is meant. */
export interface PlanClash {
  kind: 'rule' | 'queue' | 'hours' | 'rep' | 'order';
  /** Null for the order of the rules. */
  id: string | null;
}

/** Two plans that began as the same one, as one. */
export interface PlanMerge {
  plan: RoutingPlan;
  clashes: PlanClash[];
}

interface Merging<T> {
  base: readonly T[];
  mine: readonly T[];
  theirs: readonly T[];
  prefer: 'mine' | 'theirs';
}

const absent = Symbol('absent');
type Value<T> = T | typeof absent;

/** What one thing comes to; a clash where both changed it, and not to the same. */
const mergeOne = <T>(
  base: Value<T>,
  mine: Value<T>,
  theirs: Value<T>,
  prefer: 'mine' | 'theirs',
): { value: Value<T>; clash: boolean } => {
  if (same(mine, theirs) || same(mine, base)) return { value: theirs, clash: false };
  if (same(theirs, base)) return { value: mine, clash: false };
  return { value: prefer === 'mine' ? mine : theirs, clash: true };
};

/** The order of one list, and what only the other has behind whom it follows there. */
const woven = (order: readonly string[], other: readonly string[]): string[] => {
  const result = [...order];
  other.forEach((id, at) => {
    if (result.includes(id)) return;
    const before = other.slice(0, at).findLast((one) => result.includes(one));
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, id);
  });
  return result;
};

const mergeOrder = <T extends { id: string }>({ base, mine, theirs, prefer }: Merging<T>) => {
  const idsOf = (list: readonly T[]): string[] => list.map(({ id }) => id);
  const everywhere = new Set(idsOf(base).filter((id) => [mine, theirs].every((list) => idsOf(list).includes(id))));
  const common = (list: readonly T[]): string => idsOf(list.filter(({ id }) => everywhere.has(id))).join();
  const [was, own, other] = [common(base), common(mine), common(theirs)];
  const clash = own !== was && other !== was && own !== other;
  const ownFirst = clash ? prefer === 'mine' : own !== was;
  return {
    ids: ownFirst ? woven(idsOf(mine), idsOf(theirs)) : woven(idsOf(theirs), idsOf(mine)),
    clash,
  };
};

const mergeLists = <T extends { id: string }>(
  kind: 'rule' | 'queue' | 'hours',
  lists: Merging<T>,
): { list: T[]; clashes: PlanClash[] } => {
  const at = (list: readonly T[], id: string): Value<T> => list.find((one) => one.id === id) ?? absent;
  const clashes: PlanClash[] = [];
  const order = mergeOrder(lists);
  const list = order.ids.flatMap((id) => {
    const { base, mine, theirs, prefer } = lists;
    const { value, clash } = mergeOne(at(base, id), at(mine, id), at(theirs, id), prefer);
    if (clash) clashes.push({ kind, id });
    return value === absent ? [] : [value];
  });
  // In which order queues and hours are listed says nothing.
  if (order.clash && kind === 'rule') clashes.push({ kind: 'order', id: null });
  return { list, clashes };
};

/** What is asked for and was taken away by the other comes back: a rule without its queue would be none. */
const withAsked = <T extends { id: string }>(
  list: T[],
  asked: ReadonlySet<string>,
  plans: readonly (readonly T[])[],
) => {
  const missing = [...asked].filter((id) => !list.some((one) => one.id === id));
  const found = missing.flatMap((id) => plans.flatMap((plan) => plan.filter((one) => one.id === id)).slice(0, 1));
  return [...list, ...found];
};

/** Puts what was changed from `base` to `mine` on top of `theirs`: by rule, queue, hours and rep; where both changed the same one, `prefer` says whose it is. */
export function mergePlans(
  base: RoutingPlan,
  mine: RoutingPlan,
  theirs: RoutingPlan,
  prefer: 'mine' | 'theirs',
): PlanMerge {
  const rules = mergeLists('rule', { base: base.rules, mine: mine.rules, theirs: theirs.rules, prefer });
  const queues = mergeLists('queue', { base: base.queues, mine: mine.queues, theirs: theirs.queues, prefer });
  const hours = mergeLists('hours', { base: base.hours, mine: mine.hours, theirs: theirs.hours, prefer });
  const clashes = [...rules.clashes, ...queues.clashes, ...hours.clashes];
  const traits: RoutingPlan['traits'] = {};
  for (const id of new Set([...Object.keys(theirs.traits), ...Object.keys(mine.traits)])) {
    const of = ({ traits: all }: RoutingPlan) => all[id] ?? absent;
    const { value, clash } = mergeOne(of(base), of(mine), of(theirs), prefer);
    if (clash) clashes.push({ kind: 'rep', id });
    if (value !== absent) traits[id] = value;
  }
  const queuesAsked = new Set(rules.list.flatMap(({ targets }) => targets.map(({ queueId }) => queueId)));
  const allQueues = withAsked(queues.list, queuesAsked, [mine.queues, theirs.queues]);
  const hoursAsked = new Set([
    ...allQueues.flatMap(({ hoursId }) => (hoursId === null ? [] : [hoursId])),
    ...rules.list.flatMap(({ when }) => when.flatMap((one) => (one.on === 'time' ? [one.hoursId] : []))),
  ]);
  return {
    plan: {
      hours: withAsked(hours.list, hoursAsked, [mine.hours, theirs.hours]),
      queues: allQueues,
      traits,
      rules: rules.list,
    },
    clashes,
  };
}
