import { isAbsent, setUnanswered } from './absence.ts';
import type { Decision, Trace } from './decisions.ts';
import { hear } from './dormant.ts';
import { channelOf, type Item, isWaiting, type Rep } from './entities.ts';
import type { RoutingEvent } from './events.ts';
import { lookAtHours } from './hours.ts';
import { assign, cancel, create, finish } from './lifecycle.ts';
import { endOffer } from './offers.ts';
import { onPounceReplied } from './on-pounce-replied.ts';
import { onReopened } from './on-reopened.ts';
import { onRep, onStarted } from './on-rep.ts';
import { onRules } from './on-rules.ts';
import { onSlotHeld } from './on-slot-held.ts';
import { onTimer } from './on-timer.ts';
import { onVisitor, onVisitorMerged } from './on-visitor.ts';
import { conversationStarted, waitEnded } from './outcome.ts';
import { isHopeless } from './prospects.ts';
import { reassign } from './reassign.ts';
import { renew } from './requeue.ts';
import { unansweredMs } from './rules.ts';
import { drain } from './serve.ts';
import { hoursTurned } from './stage-moves.ts';
import { findRuleFor } from './stages.ts';
import type { RoutingState } from './state.ts';
import { beginStep, type Step, type Turn } from './step-context.ts';
import { onTaken } from './take.ts';
import { disarmItem, takeDue } from './timers.ts';
import {
  acceptTransfer,
  endOrphans,
  onTransferCanceled,
  onTransferLease,
  onTransferred,
  returnVain,
} from './transfer.ts';

/** What one event led to; the state was moved along. */
export interface StepResult {
  decisions: Decision[];
  trace: Trace[];
  /** Items and reps whose rows are to be written. */
  items: ReadonlySet<Item>;
  reps: ReadonlySet<Rep>;
  /** Turns that were taken, by queue and rep. */
  turns: ReadonlyMap<string, Turn>;
}

/** Timers that one tick may fire: a tick is one command, and others wait for it. */
const timersPerTick = 200;

const onAsked = (step: Step, event: Extract<RoutingEvent, { type: 'asked' }>, known: Item | undefined): void => {
  const { conversationId, visitorId, facts: visitor, channel, lease } = event;
  if (!known) {
    create(step, {
      conversationId,
      visitorId,
      visitor,
      kind: channel === 'voice' ? 'call' : 'inbound_chat',
      priority: 0,
      lease,
      waitingSince: step.now,
      continuesId: null,
      settled: false,
      silentRepId: null,
      wasOffered: false,
      heldBy: { kind: 'nobody' },
    });
  } else if (isWaiting(known) && known.bookerShownAt !== null) {
    const { stages } = findRuleFor(step.state, visitor, channelOf(known));
    if (!isHopeless(step.state, stages)) renew(step, known, visitor);
  }
};

/** Business hours that opened or closed since the last step, whatever brings this one. */
const turnHours = (step: Step): void => {
  const { state, now } = step;
  for (const hours of state.hours.values()) {
    const edge = hours.timers.hours?.dueAt;
    if (edge !== undefined && edge <= now && lookAtHours(state, hours, now)) hoursTurned(step, hours.id);
  }
};

const apply = (step: Step, event: RoutingEvent): void => {
  const { state } = step;
  switch (event.type) {
    case 'started':
      onRules(step, event.rules);
      onStarted(step, event);
      return;
    case 'rules':
      onRules(step, event.rules);
      return;
    case 'rep':
      onRep(step, event);
      return;
    case 'visitor': {
      const item = state.byVisitor.get(event.visitorId);
      if (!item) return;
      onVisitor(step, item, event.lease);
      onTransferLease(step, item.conversationId, event.lease);
      return;
    }
    case 'visitor_merged':
      onVisitorMerged(step, event.from, event.into);
      return;
    case 'asked':
      onAsked(step, event, state.byConversation.get(event.conversationId));
      return;
    case 'accepted': {
      const offer = state.offers.get(event.offerId);
      if (offer?.item.kind === 'transfer') acceptTransfer(step, offer);
      else if (offer) assign(step, offer);
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
    case 'reassigned':
      reassign(step, event);
      return;
    case 'transferred':
      onTransferred(step, event);
      return;
    case 'transfer_canceled':
      onTransferCanceled(step, event);
      return;
    case 'taken':
      onTaken(step, event);
      return;
    case 'slot_held':
      onSlotHeld(step, event);
      return;
    case 'visitor_heard': {
      const item = state.byConversation.get(event.conversationId);
      if (item) hear(step, item, event.at);
      return;
    }
    case 'pounce_replied':
      onPounceReplied(step, event);
      return;
    case 'reopened':
      onReopened(step, event);
      return;
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
  type: 'rep_wrote' | 'call_connected' | 'visitor_wrote' | 'closed' | 'booked',
  item: Item | undefined,
): void => {
  if (!item) return;
  if (type === 'closed') finish(step, item);
  else if (type === 'booked') {
    item.bookedAt = step.now;
    step.items.add(item);
    if (isWaiting(item)) cancel(step, item, 'booked');
    else if (item.startedAt === null) waitEnded(step, item, true);
  } else if (item.rep && (type === 'rep_wrote' || type === 'call_connected')) {
    setUnanswered(step, item, null);
    if (type === 'call_connected' && !item.called) {
      item.called = true;
      step.items.add(item);
    }
    if (item.startedAt !== null) return;
    item.startedAt = step.now;
    disarmItem(step.state, item, 'nudge', 'not_started');
    step.items.add(item);
    step.decisions.push({ do: 'start', item: item.id, rep: item.rep.id });
    conversationStarted(step, item, item.rep.id);
  } else {
    hear(step, item, step.now);
    if (item.rep && isAbsent(item.rep)) setUnanswered(step, item, step.now + unansweredMs);
  }
};

/**
 * Moves the state by one event and says what was decided and why. Time and seed are given: the same events with the same
 * times and seeds lead to the same decisions.
 */
export const step = (state: RoutingState, event: RoutingEvent, now: number, seed: string): StepResult => {
  const context = beginStep(state, now, seed);
  turnHours(context);
  apply(context, event);
  endOrphans(context);
  do drain(context);
  while (returnVain(context));
  return context;
};

/** When the next timer is due, or null. */
export const nextDue = (state: RoutingState): number | null => state.timers.first()?.dueAt ?? null;
