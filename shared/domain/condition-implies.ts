import { plain } from './match-rule.ts';
import type { Condition } from './routing-plan.ts';

type Words = Exclude<Condition, { on: 'time' }>;
type Op = Words['op'];

const opposites: Partial<Record<Op, Op>> = {
  is: 'is_not',
  is_not: 'is',
  contains: 'contains_not',
  contains_not: 'contains',
};

const every = (some: readonly string[], others: readonly string[], holds: (one: string, other: string) => boolean) =>
  some.every((one) => others.some((other) => holds(one, other)));

/** Whether a fact that `op`-matches `values` matches `otherOp` and `others` in any case. */
const wordsImply = (op: Op, values: readonly string[], otherOp: Op, others: readonly string[]): boolean => {
  switch (`${op}→${otherOp}`) {
    case 'is→is':
      return every(values, others, (one, other) => one === other);
    case 'is→starts_with':
    case 'starts_with→starts_with':
      return every(values, others, (one, other) => one.startsWith(other));
    case 'is→contains':
    case 'starts_with→contains':
    case 'contains→contains':
      return every(values, others, (one, other) => one.includes(other));
    case 'is_not→is_not':
      return every(others, values, (other, one) => other === one);
    case 'contains_not→is_not':
    case 'contains_not→contains_not':
      return every(others, values, (other, one) => other.includes(one));
    case 'is→is_not':
      return !values.some((one) => others.includes(one));
    case 'is→contains_not':
      return !values.some((one) => others.some((other) => one.includes(other)));
    case 'starts_with→is_not':
      return !values.some((one) => others.some((other) => other.startsWith(one)));
    case 'contains→is_not':
      return !values.some((one) => others.some((other) => other.includes(one)));
    default:
      return false;
  }
};

/** Which one fact a condition speaks of. */
export const factOf = (condition: Condition): string => {
  switch (condition.on) {
    case 'answer':
      return `answer ${condition.step}`;
    case 'attribute':
      return `attribute ${condition.attribute}`;
    case 'time':
      return condition.hoursId;
    default:
      return condition.on;
  }
};

const imply = (first: Words, op: Op, second: Words): boolean => {
  if (factOf(first) !== factOf(second)) return false;
  // One visitor belongs to several segments: from one of them follows nothing about another.
  if (first.on === 'segment' && first.op !== op) return false;
  return wordsImply(first.op, first.values.map(plain), op, second.values.map(plain));
};

/** True where `second` holds whenever `first` does, as far as the two alone can tell. */
export const implies = (first: Condition, second: Condition): boolean => {
  if (first.on === 'time') {
    return second.on === 'time' && first.hoursId === second.hoursId && first.op === second.op;
  }
  return second.on !== 'time' && imply(first, second.op, second);
};

/** True where the two never hold together, as far as they alone can tell. */
export const excludes = (first: Condition, second: Condition): boolean => {
  if (first.on === 'time') {
    return second.on === 'time' && first.hoursId === second.hoursId && first.op !== second.op;
  }
  if (second.on === 'time') return false;
  const opposite = opposites[second.op];
  return opposite !== undefined && imply(first, opposite, second);
};
