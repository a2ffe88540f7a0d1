import type { Item } from './entities.ts';
import { settle } from './offers.ts';
import type { RoutingState } from './state.ts';
import type { Step } from './step-context.ts';
import { armItem, disarmItem } from './timers.ts';

/** Begins to wait for the visitor's silence. */
export const armDormant = (state: RoutingState, item: Item): void => {
  const { dormantMs } = state.rules;
  if (dormantMs === 0 || item.heardAt === null || item.dormantAt !== null) disarmItem(state, item, 'dormant');
  else armItem(state, item, 'dormant', item.heardAt + dormantMs);
};

/** Whose silence seems long enough now. */
export const silentItems = (state: RoutingState, now: number): Item[] => {
  const silent: Item[] = [];
  state.timers.find((timer) => {
    if (timer.kind === 'dormant' && timer.dueAt <= now) silent.push(timer.of);
    return timer.dueAt > now;
  });
  return silent;
};

/** The visitor was silent for so long that the rep has room for another. */
export const sleep = (step: Step, item: Item): void => {
  const { rep } = item;
  if (!rep || item.state !== 'assigned') return;
  step.items.add(item);
  // They hear each other: who talks is not silent.
  if (rep.inCall && item.called) {
    item.heardAt = step.now;
    armDormant(step.state, item);
    return;
  }
  item.dormantAt = step.now;
  step.decisions.push({ do: 'sleep', item: item.id, rep: rep.id });
  settle(step, rep);
};

/**
 * The visitor wrote. Who was dormant has their place again at once, beyond the rep's capacity too: they are in the middle of
 * a conversation. What was offered meanwhile and no longer fits is taken back.
 */
export const hear = (step: Step, item: Item, at: number): void => {
  if (item.state !== 'assigned' || !item.rep || (item.heardAt !== null && at <= item.heardAt)) return;
  item.heardAt = at;
  step.items.add(item);
  const slept = item.dormantAt !== null;
  item.dormantAt = null;
  armDormant(step.state, item);
  if (!slept) return;
  step.decisions.push({ do: 'wake', item: item.id, rep: item.rep.id });
  settle(step, item.rep);
};
