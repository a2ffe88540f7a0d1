import type { RoutingFacts } from '../../../../shared/domain/routing-facts.ts';
import type { VisitorConnection } from '../../../../shared/domain/visitor.ts';
import type { WorkItemKind } from '../../../../shared/domain/work-item.ts';
import type { Decision } from './decisions.ts';
import { armDormant } from './dormant.ts';
import { type HeldBy, type Item, type ItemFacts, isWaiting, move, type Offer, type Rep } from './entities.ts';
import { armGreeting } from './greeting.ts';
import { detach, endOffersOf, settle } from './offers.ts';
import { waitEnded } from './outcome.ts';
import { never } from './rules.ts';
import { enterStage, firstStage, stopWaiting } from './stage-moves.ts';
import { findRule } from './stages.ts';
import type { RoutingState } from './state.ts';
import type { Step } from './step-context.ts';
import { armItem, disarmItem } from './timers.ts';

export interface NewItem {
  conversationId: string;
  visitorId: string;
  visitor: RoutingFacts;
  kind: WorkItemKind;
  /** Where the item waits, its rule says. */
  priority: number;
  lease: VisitorConnection;
  waitingSince: number;
  continuesId: string | null;
  settled: boolean;
  silentRepId: string | null;
  wasOffered: boolean;
  heldBy: HeldBy;
  /** Until when the visitor fills in the booker, where they began while an item before this one was theirs. */
  holdUntil?: number | null;
  byHand?: boolean;
  transfer?: NonNullable<ItemFacts['transfer']>;
}

type Completed = Extract<Decision, { do: 'complete' }>['because'];

/** Puts an item where it can be found by its conversation and its visitor. */
export const index = (state: RoutingState, item: Item): void => {
  state.items.set(item.id, item);
  if (item.state === 'wrapping') return;
  if (item.kind === 'transfer' && isWaiting(item)) {
    state.transfers.set(item.conversationId, item);
    return;
  }
  state.byConversation.set(item.conversationId, item);
  state.byVisitor.set(item.visitorId, item);
};

/** Takes an item that waits no more, or goes on in another, out of these. */
export const forget = (state: RoutingState, item: Item): void => {
  if (state.byConversation.get(item.conversationId) === item) state.byConversation.delete(item.conversationId);
  if (state.byVisitor.get(item.visitorId) === item) state.byVisitor.delete(item.visitorId);
};

/** Makes an item that waits, before any rule is asked. */
export const add = (step: Step, given: NewItem): Item => {
  const { state, now } = step;
  const item: Item = {
    id: step.newId(),
    conversationId: given.conversationId,
    visitorId: given.visitorId,
    kind: given.kind,
    priority: given.priority,
    waitingSince: given.waitingSince,
    createdAt: now,
    continuesId: given.continuesId,
    facts: {
      visitor: given.visitor,
      settled: given.settled,
      silentRepId: given.silentRepId,
      heldBy: given.heldBy,
      ...(given.byHand ? { byHand: true } : {}),
      ...(given.transfer ? { transfer: given.transfer } : {}),
    },
    state: 'pending',
    ruleId: null,
    stages: [],
    stage: 0,
    stageUntil: null,
    overflowAt: never,
    retryAt: null,
    attempts: 0,
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
    called: false,
    heardAt: null,
    dormantAt: null,
    holdUntil: given.holdUntil ?? null,
    wrapUntil: null,
    endedAt: null,
    bookerShownAt: null,
    bookedAt: null,
    outcome: null,
    queued: false,
    prospect: null,
    timers: {},
  };
  index(state, item);
  step.items.add(item);
  step.decisions.push({ do: 'create', item: item.id, continues: item.continuesId });
  return item;
};

/** Finds the rule that decides for a waiting item, and begins with what it does. */
export const route = (step: Step, item: Item): void => {
  const { state } = step;
  const { rule, looks, stages } = findRule(state, item);
  item.ruleId = rule.id;
  item.priority = rule.priority;
  item.stages = stages;
  item.stage = 0;
  item.stageUntil = null;
  item.attempts = 0;
  item.overflowAt = rule.overflowS === null ? never : item.createdAt + rule.overflowS * 1000;
  disarmItem(state, item, 'overflow');
  if (item.overflowAt !== never && item.bookerShownAt === null) armItem(state, item, 'overflow', item.overflowAt);
  step.trace.push({ item: item.id, rule: rule.id, looks, target: null, stage: null, offered: [], passed: [] });
  enterStage(step, item, firstStage(step, item));
};

/** Makes an item that waits, by the rule that holds. */
export const create = (step: Step, given: NewItem): Item => {
  const item = add(step, given);
  route(step, item);
  return item;
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
  if (item.startedAt === null) armGreeting(state, item);
  item.heardAt = now;
  armDormant(state, item);
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
  disarmItem(step.state, item, 'nudge', 'not_started', 'unanswered', 'dormant', 'wrap');
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
  const wrapUpMs = item.called || item.kind === 'call' ? state.rules.callWrapUpMs : state.rules.wrapUpMs;
  if (item.startedAt === null || wrapUpMs === 0) {
    complete(step, item, rep, 'closed');
    return;
  }
  disarmItem(state, item, 'nudge', 'not_started', 'unanswered', 'dormant');
  item.unansweredDue = null;
  move(item, 'wrapping');
  item.wrapUntil = now + wrapUpMs;
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
