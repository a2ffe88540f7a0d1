import type { RoutingFacts } from '../../../../shared/domain/routing-facts.ts';
import type { RequeueReason } from './decisions.ts';
import { type Item, kindAfter, move, type Rep } from './entities.ts';
import { complete, create, forget, letGo } from './lifecycle.ts';
import { countMiss } from './misses.ts';
import { endOffersOf } from './offers.ts';
import { waitEnded } from './outcome.ts';
import { stopWaiting } from './stage-moves.ts';
import type { Step } from './step-context.ts';

/** A running conversation needs another rep: the item is canceled and a successor goes on, unless nobody waits for it. */
export const requeue = (step: Step, item: Item, because: RequeueReason): void => {
  const { rep } = item;
  if (!rep) return;
  if (item.lease === 'left') {
    forget(step.state, item);
    complete(step, item, rep, 'visitor_left');
    waitEnded(step, item, false);
    return;
  }
  move(item, 'canceled');
  item.endedAt = step.now;
  forget(step.state, item);
  step.state.items.delete(item.id);
  step.items.add(item);
  letGo(step, item, rep);
  const settled = item.facts.settled || item.outcome !== null;
  // The decision names its successor before anything happens to it.
  const decision = { do: 'requeue' as const, item: item.id, successor: '', rep: rep.id, because };
  step.decisions.push(decision);
  const successor = create(step, {
    conversationId: item.conversationId,
    visitorId: item.visitorId,
    visitor: item.facts.visitor,
    kind: kindAfter(item),
    priority: item.priority,
    lease: item.lease,
    waitingSince: settled ? step.now : item.waitingSince,
    continuesId: item.id,
    settled,
    silentRepId: because === 'not_started' ? rep.id : null,
    wasOffered: item.wasOffered,
    heldBy: item.heldBy,
    holdUntil: item.holdUntil,
  });
  decision.successor = successor.id;
};

/** Who was shown the booker asks for a rep again: everybody may be tried anew, and the booker is not shown for a while. */
export const renew = (step: Step, item: Item, visitor: RoutingFacts): void => {
  move(item, 'canceled');
  item.endedAt = step.now;
  stopWaiting(step, item);
  forget(step.state, item);
  step.state.items.delete(item.id);
  step.items.add(item);
  endOffersOf(step, item, 'rescinded', 'asked_again');
  const decision = { do: 'renew' as const, item: item.id, successor: '' };
  step.decisions.push(decision);
  const successor = create(step, {
    conversationId: item.conversationId,
    visitorId: item.visitorId,
    visitor,
    kind: kindAfter(item),
    priority: item.priority,
    lease: item.lease,
    waitingSince: item.waitingSince,
    continuesId: item.id,
    settled: item.facts.settled,
    silentRepId: null,
    wasOffered: item.wasOffered,
    heldBy: item.heldBy,
    holdUntil: item.holdUntil,
  });
  decision.successor = successor.id;
};

/** The rep accepted and never wrote. */
export const requeueSilent = (step: Step, item: Item, rep: Rep): void => {
  if (!item.facts.byHand) countMiss(step, rep);
  requeue(step, item, 'not_started');
};
