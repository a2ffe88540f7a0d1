import type { Item } from './entities.ts';
import { notStartedMs, nudgeMs } from './rules.ts';
import type { RoutingState } from './state.ts';
import { armItem } from './timers.ts';

/** From when the rep who has the visitor owes a first word: not while the visitor fills in the booker. */
export const greetFrom = (item: Pick<Item, 'assignedAt' | 'holdUntil'>): number =>
  Math.max(item.assignedAt ?? 0, item.holdUntil ?? 0);

/** Sets when the rep is nudged and when the visitor is offered anew. */
export const armGreeting = (state: RoutingState, item: Item): void => {
  const from = greetFrom(item);
  if (item.nudgedAt === null) armItem(state, item, 'nudge', from + nudgeMs);
  armItem(state, item, 'not_started', from + notStartedMs);
};
