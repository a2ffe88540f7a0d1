import type { VisitorConnection } from '../../../../shared/domain/visitor.ts';
import type { Decision } from './decisions.ts';
import { type HeldBy, type Item, isWaiting, move, type Offer, type Rep } from './entities.ts';
import { detach, endOffersOf, settle, syncQueue } from './offers.ts';
import { waitEnded } from './outcome.ts';
import { notStartedMs, nudgeMs } from './rules.ts';
import { enterTargets } from './serve.ts';
import type { RoutingState } from './state.ts';
import type { Step } from './step-context.ts';
import { armItem, disarmItem } from './timers.ts';

export interface NewItem {
  conversationId: string;
  visitorId: string;
  ownerId: string | null;
  priority: number;
  lease: VisitorConnection;
  waitingSince: number;
  continuesId: string | null;
  settled: boolean;
  silentRepId: string | null;
  wasOffered: boolean;
  heldBy: HeldBy;
  byHand?: boolean;
}

type Completed = Extract<Decision, { do: 'complete' }>['because'];

/** Puts an item where it can be found by its conversation and its visitor. */
export const index = (state: RoutingState, item: Item): void => {
  state.items.set(item.id, item);
  if (item.state === 'wrapping') return;
  state.byConversation.set(item.conversationId, item);
  state.byVisitor.set(item.visitorId, item);
};

/** Takes an item that waits no more, or goes on in another, out of these. */
export const forget = (state: RoutingState, item: Item): void => {
  if (state.byConversation.get(item.conversationId) === item) state.byConversation.delete(item.conversationId);
  if (state.byVisitor.get(item.visitorId) === item) state.byVisitor.delete(item.visitorId);
};

/** Makes an item that waits, before any target. */
export const add = (step: Step, given: NewItem): Item => {
  const { state, now } = step;
  const item: Item = {
    id: step.newId(),
    conversationId: given.conversationId,
    visitorId: given.visitorId,
    priority: given.priority,
    waitingSince: given.waitingSince,
    createdAt: now,
    continuesId: given.continuesId,
    facts: {
      ownerId: given.ownerId,
      settled: given.settled,
      silentRepId: given.silentRepId,
      heldBy: given.heldBy,
      ...(given.byHand ? { byHand: true } : {}),
    },
    state: 'pending',
    stage: 'all',
    stageUntil: null,
    overflowAt: now + state.rules.overflowMs,
    retryAt: null,
    round: 1,
    tried: new Set(given.silentRepId === null ? [] : [given.silentRepId]),
    offers: new Map(),
    lease: given.lease,
    wasOffered: given.wasOffered,
    heldBy: given.heldBy,
    rep: null,
    assignedAt: null,
    startedAt: null,
    nudgedAt: null,
    unansweredDue: null,
    wrapUntil: null,
    endedAt: null,
    bookerShownAt: null,
    bookedAt: null,
    outcome: null,
    queued: false,
    timers: {},
  };
  index(state, item);
  state.unshown.insert(item);
  step.items.add(item);
  step.decisions.push({ do: 'create', item: item.id, continues: item.continuesId });
  armItem(state, item, 'overflow', item.overflowAt);
  return item;
};

/** Makes an item that waits and gives it to its first target. */
export const create = (step: Step, given: NewItem): Item => {
  const item = add(step, given);
  enterTargets(step, item);
  return item;
};

/** Leaves the queue for good. */
export const stopWaiting = (step: Step, item: Item): void => {
  if (item.bookerShownAt === null) step.state.unshown.delete(item);
  disarmItem(step.state, item, 'stage', 'overflow', 'retry');
  item.stage = 'all';
  item.stageUntil = null;
  item.retryAt = null;
  syncQueue(step, item);
};

/** The rep took the offer; it is nobody else's now. */
export const assign = (step: Step, offer: Offer): void => {
  const { state, now } = step;
  const { item, rep } = offer;
  detach(step, offer);
  move(item, 'assigned');
  item.rep = rep;
  item.assignedAt = now;
  stopWaiting(step, item);
  step.items.add(item);
  step.decisions.push({ do: 'assign', item: item.id, rep: rep.id, offer: offer.id });
  endOffersOf(step, item, 'rescinded', 'taken');
  if (item.startedAt === null) {
    armItem(state, item, 'nudge', now + nudgeMs);
    armItem(state, item, 'not_started', now + notStartedMs);
  }
  rep.items.add(item);
  rep.misses = 0;
  step.reps.add(rep);
  settle(step, rep, () => {
    rep.lastAssignedAt = now;
  });
};

/** The visitor's wait ended without a rep. */
export const cancel = (step: Step, item: Item, because: Extract<Decision, { do: 'cancel' }>['because']): void => {
  const { state, now } = step;
  move(item, 'canceled');
  item.endedAt = now;
  stopWaiting(step, item);
  forget(state, item);
  state.items.delete(item.id);
  step.items.add(item);
  endOffersOf(step, item, because === 'visitor_left' ? 'rescinded' : 'canceled', because);
  step.decisions.push({ do: 'cancel', item: item.id, because });
  waitEnded(step, item, because === 'booked');
};

/** The item takes the rep's capacity no more. */
export const letGo = (step: Step, item: Item, rep: Rep): void => {
  disarmItem(step.state, item, 'nudge', 'not_started', 'unanswered', 'wrap');
  item.unansweredDue = null;
  rep.items.delete(item);
  settle(step, rep);
};

/** The conversation was closed: the rep wraps up, or is free at once where nothing was said. */
export const finish = (step: Step, item: Item): void => {
  const { state, now } = step;
  const { rep } = item;
  if (isWaiting(item) || !rep) {
    cancel(step, item, 'closed');
    return;
  }
  forget(state, item);
  if (item.startedAt === null) waitEnded(step, item, false);
  if (item.startedAt === null || state.rules.wrapUpMs === 0) {
    complete(step, item, rep, 'closed');
    return;
  }
  disarmItem(state, item, 'nudge', 'not_started', 'unanswered');
  item.unansweredDue = null;
  move(item, 'wrapping');
  item.wrapUntil = now + state.rules.wrapUpMs;
  armItem(state, item, 'wrap', item.wrapUntil);
  step.items.add(item);
  step.decisions.push({ do: 'wrap', item: item.id, rep: rep.id, until: item.wrapUntil });
};

/** The item takes no capacity any more. */
export const complete = (step: Step, item: Item, rep: Rep, because: Completed): void => {
  move(item, 'completed');
  item.endedAt = step.now;
  step.state.items.delete(item.id);
  step.items.add(item);
  step.decisions.push({ do: 'complete', item: item.id, rep: rep.id, because });
  letGo(step, item, rep);
};
