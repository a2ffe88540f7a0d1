import { type Item, isWaiting, type Rep } from './entities.ts';
import { greetFrom } from './greeting.ts';
import { cancel } from './lifecycle.ts';
import { syncQueue } from './offers.ts';
import { waitEnded } from './outcome.ts';
import { requeue, requeueSilent } from './requeue.ts';
import { graceMs, notStartedMs } from './rules.ts';
import type { Step } from './step-context.ts';

const isGone = (rep: Rep, now: number): boolean => rep.lostSince !== null && rep.lostSince + graceMs <= now;

/** A visitor who has not left after all finds out what their rep missed meanwhile. */
const onReturn = (step: Step, item: Item, rep: Rep): void => {
  const silent = item.startedAt === null && greetFrom(item) + notStartedMs <= step.now;
  if (silent) requeueSilent(step, item, rep);
  else if (item.unansweredDue !== null && item.unansweredDue <= step.now) requeue(step, item, 'unanswered');
  else if (isGone(rep, step.now)) requeue(step, item, 'rep_lost');
};

/** All that is `from`'s is `into`'s from now on; of two who talk one was closed before. */
export const onVisitorMerged = ({ state, items }: Step, from: string, into: string): void => {
  for (const item of state.items.values()) {
    if (item.visitorId !== from) continue;
    item.visitorId = into;
    items.add(item);
  }
  const open = state.byVisitor.get(from);
  if (!open) return;
  state.byVisitor.delete(from);
  state.byVisitor.set(into, open);
};

/** The visitor came, stepped away or left. */
export const onVisitor = (step: Step, item: Item, lease: Item['lease']): void => {
  item.lease = lease;
  if (isWaiting(item)) {
    if (lease === 'left') cancel(step, item, 'visitor_left');
    else {
      syncQueue(step, item);
      if (lease === 'here') step.unserved.add(item);
    }
  } else if (lease !== 'left') {
    if (item.rep) onReturn(step, item, item.rep);
  } else if (item.startedAt === null) waitEnded(step, item, false);
};
