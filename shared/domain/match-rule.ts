import type { RoutingFacts } from './routing-facts.ts';
import type { Condition, RoutingPlan, RoutingRule, Segment } from './routing-plan.ts';

/** How far one rule got with a visitor; `failed` is the index of the first condition that does not hold. */
export interface RuleReach {
  ruleId: string;
  result: 'held' | 'failed' | 'disabled' | 'not_reached';
  failed: number | null;
}

/** Says whether business hours are open at the moment that is asked about. */
export type HoursOpen = (hoursId: string) => boolean;

/** A text as conditions compare it. */
export const plain = (text: string): string => text.normalize('NFC').toLowerCase();

const segmentOf: Record<Segment, (facts: RoutingFacts) => boolean> = {
  new: ({ returning }) => !returning,
  returning: ({ returning }) => returning,
  identified: ({ identified }) => identified,
  known_company: ({ accountId }) => accountId !== null,
  target_account: ({ target }) => target,
  has_owner: ({ ownerId }) => ownerId !== null,
};

/** What a record says under a key of somebody's choosing; null where it says nothing. */
const textAt = (record: Readonly<Record<string, string>>, key: string): string | null =>
  Object.hasOwn(record, key) ? (record[key] ?? null) : null;

type Compared = Extract<Condition, { values: string[] }>;

/** What the condition compares; null where nothing is known. */
const factOf = (condition: Exclude<Compared, { on: 'segment' }>, facts: RoutingFacts): string | null => {
  switch (condition.on) {
    case 'page':
      return facts.page;
    case 'referrer':
      return facts.referrer;
    case 'site':
      return facts.siteId;
    case 'language':
      return facts.language;
    case 'country':
      return facts.country;
    case 'device':
      return facts.device;
    case 'account':
      return facts.accountId;
    case 'answer':
      return textAt(facts.answers, condition.step);
    case 'attribute':
      return textAt(facts.attributes ?? {}, condition.attribute);
    default:
      return textAt(facts.utm, condition.on);
  }
};

const finds = (fact: string, op: Compared['op'], value: string): boolean => {
  if (op === 'starts_with') return fact.startsWith(value);
  return op === 'contains' || op === 'contains_not' ? fact.includes(value) : fact === value;
};

/**
 * True where the condition holds for the visitor; several values mean *any of them*. Of what is unknown nothing is: `is`,
 * `starts_with` and `contains` fail, `is_not` and `contains_not` hold.
 */
export const holdsCondition = (condition: Condition, facts: RoutingFacts, isOpen: HoursOpen): boolean => {
  if (condition.on === 'time') return isOpen(condition.hoursId) === (condition.op === 'within');
  const denies = condition.op === 'is_not' || condition.op === 'contains_not';
  if (condition.on === 'segment') return condition.values.some((segment) => segmentOf[segment](facts)) !== denies;
  const fact = factOf(condition, facts);
  if (fact === null) return denies;
  const known = plain(fact);
  return condition.values.some((value) => finds(known, condition.op, plain(value))) !== denies;
};

/** The first rule of the plan that holds, and how far each rule got; a valid plan's last rule holds always. */
export const firstRule = (
  { rules }: Pick<RoutingPlan, 'rules'>,
  facts: RoutingFacts,
  isOpen: HoursOpen,
): { rule: RoutingRule; looks: RuleReach[] } => {
  let found: RoutingRule | null = null;
  const looks = rules.map((rule): RuleReach => {
    const ruleId = rule.id;
    if (found) return { ruleId, result: 'not_reached', failed: null };
    if (!rule.enabled) return { ruleId, result: 'disabled', failed: null };
    const failed = rule.when.findIndex((condition) => !holdsCondition(condition, facts, isOpen));
    if (failed >= 0) return { ruleId, result: 'failed', failed };
    found = rule;
    return { ruleId, result: 'held', failed: null };
  });
  if (!found) throw new Error('no rule of the plan holds');
  return { rule: found, looks };
};
