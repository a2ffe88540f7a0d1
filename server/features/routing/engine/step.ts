import type { Decision, Trace } from './decisions.ts';
import { type Item, isWaiting, type Rep, type Timer } from './entities.ts';
import type { RoutingEvent } from './events.ts';
import { assign, cancel, complete, countMiss, create, finish, renew, requeue } from './lifecycle.ts';
import { endOffer, openToAll, settle, syncQueue } from './offers.ts';
import { conversationStarted, waitEnded } from './outcome.ts';
import { graceMs, notStartedMs, unansweredMs } from './rules.ts';
import { seededIds } from './seeded-ids.ts';
import { drain, showBooker } from './serve.ts';
import { countAvailable, type RoutingState, repOf } from './state.ts';
import type { Step } from './step-context.ts';
import { armGrace, armItem, disarmGrace, disarmItem, takeDue } from './timers.ts';

/** What one event led to; the state was moved along. */
export interface StepResult {
  decisions: Decision[];
  trace: Trace[];
  /** Items and reps whose rows are to be written. */
  items: ReadonlySet<Item>;
  reps: ReadonlySet<Rep>;
}

/** Timers that one tick may fire: a tick is one command, and others wait for it. */
const timersPerTick = 200;

/** A rep who cannot be expected to answer: lost, or in a status that says so. */
export const isAbsent = (rep: Pick<Rep, 'status' | 'connection'>): boolean =>
  rep.connection === 'lost' || rep.status === 'away' || rep.status === 'away_missed' || rep.status === 'offline';

const isGone = (rep: Rep, now: number): boolean => rep.lostSince !== null && rep.lostSince + graceMs <= now;

const inOrder = <T extends { id: string }>(all: Iterable<T>): T[] => [...all].sort((a, b) => (a.id < b.id ? -1 : 1));

const assignedTo = (rep: Rep): Item[] => inOrder(rep.items).filter((item) => item.state === 'assigned');

const setUnanswered = (step: Step, item: Item, due: number | null): void => {
  if ((item.unansweredDue === null) === (due === null)) return;
  item.unansweredDue = due;
  if (due === null) disarmItem(step.state, item, 'unanswered');
  else armItem(step.state, item, 'unanswered', due);
  step.items.add(item);
};

const onRep = (step: Step, event: Extract<RoutingEvent, { type: 'rep' }>): void => {
  const { state, now } = step;
  const rep = repOf(state, event.repId);
  const wasLost = rep.connection === 'lost';
  rep.misses = event.misses;
  settle(step, rep, () => {
    rep.active = event.active;
    rep.status = event.status;
    rep.connection = event.connection;
  });
  if (rep.connection === 'connected') {
    rep.lostSince = null;
    disarmGrace(state, rep);
  } else if (!wasLost || rep.lostSince === null) {
    rep.lostSince = now;
    armGrace(state, rep, now + graceMs);
  }
  if (!rep.active) {
    for (const item of assignedTo(rep)) requeue(step, item, 'rep_deactivated');
    for (const item of inOrder(rep.items)) complete(step, item, rep);
    return;
  }
  const absent = isAbsent(rep);
  const unanswered = new Set(event.unanswered);
  for (const item of assignedTo(rep)) {
    if (!absent) setUnanswered(step, item, null);
    else if (unanswered.has(item.conversationId)) setUnanswered(step, item, now + unansweredMs);
  }
};

/** A visitor who is here again finds out what their rep missed meanwhile. */
const onReturn = (step: Step, item: Item, rep: Rep): void => {
  const silent = item.startedAt === null && (item.assignedAt ?? 0) + notStartedMs <= step.now;
  if (silent) requeueSilent(step, item, rep);
  else if (item.unansweredDue !== null && item.unansweredDue <= step.now) requeue(step, item, 'unanswered');
  else if (isGone(rep, step.now)) requeue(step, item, 'rep_lost');
};

const onVisitor = (step: Step, item: Item, lease: Item['lease']): void => {
  item.lease = lease;
  if (isWaiting(item)) {
    if (lease === 'left') cancel(step, item, 'visitor_left');
    else {
      syncQueue(step, item);
      if (lease === 'here') step.unserved.add(item);
    }
  } else if (lease === 'here' && item.rep) onReturn(step, item, item.rep);
  else if (lease === 'left' && item.startedAt === null) waitEnded(step, item, false);
};

const requeueSilent = (step: Step, item: Item, rep: Rep): void => {
  countMiss(step, rep);
  requeue(step, item, 'not_started');
};

const onTimer = (step: Step, timer: Timer): void => {
  const { now } = step;
  if (timer.kind === 'offer') {
    const { rep, sole } = timer.of;
    endOffer(step, timer.of, 'timeout', 'timeout');
    if (sole) countMiss(step, rep);
    return;
  }
  if (timer.kind === 'grace') {
    for (const item of assignedTo(timer.of)) if (item.lease !== 'left') requeue(step, item, 'rep_lost');
    return;
  }
  const item = timer.of;
  switch (timer.kind) {
    case 'stage':
      openToAll(step, item);
      return;
    case 'overflow':
      showBooker(step, item, 'age');
      return;
    case 'retry':
      item.retryAt = null;
      item.round += 1;
      item.tried.clear();
      step.items.add(item);
      step.unserved.add(item);
      step.decisions.push({ do: 'new_round', item: item.id, round: item.round });
      return;
    case 'nudge':
      item.nudgedAt = now;
      step.items.add(item);
      if (item.rep) step.decisions.push({ do: 'nudge', item: item.id, rep: item.rep.id });
      return;
    case 'not_started':
      if (item.rep && item.lease !== 'left') requeueSilent(step, item, item.rep);
      return;
    case 'unanswered':
      if (item.lease !== 'left') requeue(step, item, 'unanswered');
      return;
    case 'wrap':
      if (item.rep) complete(step, item, item.rep);
  }
};

/** After a start nobody has shown yet that they are there; what had run out before it counts from it. */
const onStarted = (step: Step): void => {
  const { state, now } = step;
  for (const rep of state.reps.values()) {
    if (rep.connection !== 'lost') continue;
    rep.lostSince = now;
    armGrace(state, rep, now + graceMs);
  }
  for (const item of state.items.values()) {
    item.lease = 'stepped_away';
    syncQueue(step, item);
    if (item.state !== 'assigned') continue;
    if (item.startedAt === null) armItem(state, item, 'not_started', (item.assignedAt ?? now) + notStartedMs);
    if (item.unansweredDue !== null) armItem(state, item, 'unanswered', item.unansweredDue);
  }
};

const onAsked = (step: Step, event: Extract<RoutingEvent, { type: 'asked' }>, known: Item | undefined): void => {
  if (!known) {
    create(step, {
      ...event,
      waitingSince: step.now,
      continuesId: null,
      settled: false,
      silentRepId: null,
      wasOffered: false,
      heldBy: { kind: 'nobody' },
    });
  } else if (isWaiting(known) && known.bookerShownAt !== null && countAvailable(step.state) > 0) renew(step, known);
};

const apply = (step: Step, event: RoutingEvent): void => {
  const { state } = step;
  switch (event.type) {
    case 'started':
    case 'rules':
      state.rules = event.rules;
      if (event.type === 'started') onStarted(step);
      for (const rep of inOrder(state.reps.values())) settle(step, rep);
      return;
    case 'rep':
      onRep(step, event);
      return;
    case 'visitor': {
      const item = state.byVisitor.get(event.visitorId);
      if (item) onVisitor(step, item, event.lease);
      return;
    }
    case 'asked':
      onAsked(step, event, state.byConversation.get(event.conversationId));
      return;
    case 'accepted': {
      const offer = state.offers.get(event.offerId);
      if (offer) assign(step, offer);
      return;
    }
    case 'declined': {
      const offer = state.offers.get(event.offerId);
      if (!offer) return;
      offer.rep.misses = 0;
      step.reps.add(offer.rep);
      endOffer(step, offer, 'rejected', 'declined');
      return;
    }
    case 'tick':
      for (let fired = 0; fired < timersPerTick; fired += 1) {
        const timer = takeDue(state, step.now);
        if (!timer) return;
        onTimer(step, timer);
      }
      return;
    default:
      onConversation(step, event.type, state.byConversation.get(event.conversationId));
  }
};

const onConversation = (
  step: Step,
  type: 'rep_wrote' | 'visitor_wrote' | 'closed' | 'booked',
  item: Item | undefined,
): void => {
  if (!item) return;
  if (type === 'closed') finish(step, item);
  else if (type === 'booked') {
    item.bookedAt = step.now;
    step.items.add(item);
    if (isWaiting(item)) cancel(step, item, 'booked');
    else if (item.startedAt === null) waitEnded(step, item, true);
  } else if (item.rep && type === 'rep_wrote') {
    setUnanswered(step, item, null);
    if (item.startedAt !== null) return;
    item.startedAt = step.now;
    disarmItem(step.state, item, 'nudge', 'not_started');
    step.items.add(item);
    step.decisions.push({ do: 'start', item: item.id, rep: item.rep.id });
    conversationStarted(step, item, item.rep.id);
  } else if (item.rep && isAbsent(item.rep)) setUnanswered(step, item, step.now + unansweredMs);
};

/**
 * Moves the state by one event and says what was decided and why. Time and seed are given: the same events with the same
 * times and seeds lead to the same decisions.
 */
export const step = (state: RoutingState, event: RoutingEvent, now: number, seed: string): StepResult => {
  const context: Step = {
    state,
    now,
    newId: seededIds(now, seed),
    decisions: [],
    trace: [],
    items: new Set(),
    reps: new Set(),
    unserved: new Set(),
    freed: new Set(),
  };
  apply(context, event);
  drain(context);
  return context;
};

/** When the next timer is due, or null. */
export const nextDue = (state: RoutingState): number | null => state.timers.first()?.dueAt ?? null;
