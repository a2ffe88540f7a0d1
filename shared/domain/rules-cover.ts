import { excludes, factOf, implies } from './condition-implies.ts';
import { plain } from './match-rule.ts';
import type { Condition, RoutingRule } from './routing-plan.ts';
import { Device } from './visitor.ts';

const opposites = {
  is: 'is_not',
  is_not: 'is',
  contains: 'contains_not',
  contains_not: 'contains',
  within: 'outside',
  outside: 'within',
} as const;

/** The condition that holds exactly where this one does not; null where none says that. */
const opposite = (condition: Condition): Condition | null => {
  const { op } = condition;
  if (op === 'starts_with' || (condition.on === 'answer' && op === 'contains')) return null;
  return { ...condition, op: opposites[op] } as Condition;
};

/** The segment that a word is said of, and whether it is in it: `new` is `returning` denied, so that the two are known to leave nobody out. */
const claimOf = (value: string): { segment: string; isIn: boolean } =>
  value === 'new' ? { segment: 'returning', isIn: false } : { segment: value, isIn: true };

/** True where somebody is left by all conditions about segments together: every way to be in some of them and not in others is tried, for they are few. */
const segmentsLeave = (region: readonly Condition[]): boolean => {
  const asked = region.flatMap((one) =>
    one.on === 'segment' ? [{ isOne: one.op === 'is', claims: one.values.map(claimOf) }] : [],
  );
  const segments = [...new Set(asked.flatMap(({ claims }) => claims.map(({ segment }) => segment)))];
  return Array.from({ length: 2 ** segments.length }, (_, mask) => mask).some((mask) =>
    asked.every(
      ({ isOne, claims }) =>
        claims.some(({ segment, isIn }) => ((mask >> segments.indexOf(segment)) & 1) === (isIn ? 1 : 0)) === isOne,
    ),
  );
};

/** What the values of *is* conditions leave of a fact once all others about it are asked; null where no *is* bounds it. */
const left = (region: readonly Condition[], fact: string): string[] | null => {
  const about = region.filter((one) => one.on !== 'time' && one.on !== 'segment' && factOf(one) === fact);
  const bound = about.find(({ op }) => op === 'is');
  const values = bound && 'values' in bound ? bound.values.map(plain) : fact === 'device' ? [...Device.options] : null;
  if (values === null || about.length === 0) return null;
  return values.filter((value) =>
    about.every((one) => {
      return !excludes({ ...one, op: 'is', values: [value] } as Condition, one);
    }),
  );
};

/** The region with every bounded fact said as what is left of it; null where it holds nobody. */
const tidy = (region: readonly Condition[]): Condition[] | null => {
  if (!segmentsLeave(region)) return null;
  const result = [...region];
  for (const fact of new Set(region.map(factOf))) {
    const values = left(region, fact);
    const example = region.find((one) => factOf(one) === fact);
    if (values === null || !example) continue;
    if (values.length === 0) return null;
    result.push({ ...example, op: 'is', values } as Condition);
  }
  return result.some((one, n) => result.slice(0, n).some((other) => excludes(one, other) || excludes(other, one)))
    ? null
    : result;
};

/** True where no visitor can be one for whom all of these hold. */
export const holdsNobody = (when: readonly Condition[]): boolean => tidy(when) === null;

/** How much may still be looked at: rules beside regions. Where it is used up nothing is claimed. */
export interface CoverBudget {
  looks: number;
}

/** For all rules of a plan together: tens of milliseconds. */
export const coverBudget = (): CoverBudget => ({ looks: 10_000 });

/**
 * True where every visitor for whom all conditions hold is one for whom some rule of `earlier` holds: found by taking the
 * conditions apart, exact where they are of closed choices or have an opposite. Never true where somebody is left; may be
 * false where nobody is.
 */
export const rulesCover = (
  when: readonly Condition[],
  earlier: readonly RoutingRule[],
  budget: CoverBudget = coverBudget(),
): boolean => {
  const covered = (given: readonly Condition[], rules: readonly (readonly Condition[])[]): boolean => {
    const region = tidy(given);
    if (region === null) return true;
    budget.looks -= rules.length;
    if (budget.looks < 0) return false;
    const open: { all: readonly Condition[]; asked: Condition[] }[] = [];
    for (const all of rules) {
      // Whom a rule shares nobody with, it has no part of the region either.
      if (all.some((one) => region.some((own) => excludes(own, one)))) continue;
      const asked = all.filter((one) => !region.some((own) => implies(own, one)));
      if (asked.length === 0) return true;
      if (asked.every((one) => opposite(one) !== null)) open.push({ all, asked });
    }
    const [first, ...others] = open;
    if (!first) return false;
    const nearest = others.reduce((one, other) => (other.asked.length < one.asked.length ? other : one), first);
    const [split] = nearest.asked;
    const otherwise = split ? opposite(split) : null;
    if (!split || !otherwise) return false;
    const left = open.map(({ all }) => all);
    return covered([...given, otherwise], left) && covered([...given, split], left);
  };
  return covered(
    when,
    earlier.map((rule) => rule.when),
  );
};
