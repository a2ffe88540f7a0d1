import type { ReassignRefusal } from '../../../../shared/protocol/rep/team.ts';
import { channelOf, type Item, isWaiting, kindAfter, move, type Offer, type Rep } from './entities.ts';
import type { RoutingEvent } from './events.ts';
import { add, assign, forget, letGo } from './lifecycle.ts';
import { endOffersOf, makeOffer } from './offers.ts';
import { stopWaiting } from './stage-moves.ts';
import type { RoutingState } from './state.ts';
import { weightOf } from './state.ts';
import type { Step } from './step-context.ts';

/** A place that an offer of this very visitor holds is free for them. */
export const wouldFit = (rep: Rep, item: Item): boolean =>
  rep.used + (item.offers.get(rep.id)?.sole ? 0 : weightOf({ ...item, dormantAt: null }, rep)) <= rep.capacity;

/** Why the conversation cannot be given to the rep now, or null. */
export const whyNotGive = (state: RoutingState, conversationId: string, repId: string): ReassignRefusal | null => {
  const item = state.byConversation.get(conversationId);
  if (!item) return 'not_running';
  const rep = state.reps.get(repId);
  if (!rep?.active) return 'deactivated';
  if (item.rep === rep) return 'same_rep';
  const standing = rep.standing[channelOf(item)];
  if (standing !== 'ready' && standing !== 'offers_full' && standing !== 'capacity_full') return standing;
  return wouldFit(rep, item) ? null : 'capacity_full';
};

/** Ends the item as far as its former rep or its place in the queue goes; a successor goes on. */
const leave = (step: Step, item: Item): void => {
  move(item, 'canceled');
  item.endedAt = step.now;
  forget(step.state, item);
  step.state.items.delete(item.id);
  step.items.add(item);
};

/** A manager gives a waiting or running conversation to a rep who has room. */
export const reassign = (step: Step, event: Extract<RoutingEvent, { type: 'reassigned' }>): void => {
  const { state } = step;
  const item = state.byConversation.get(event.conversationId);
  const rep = state.reps.get(event.repId);
  if (!item || !rep || whyNotGive(state, event.conversationId, event.repId) !== null) return;
  const from = item.rep;
  const settled = item.facts.settled || item.outcome !== null;
  const waited = isWaiting(item);
  // The decision names its successor before anything happens to it.
  const decision = {
    do: 'reassign' as const,
    item: item.id,
    successor: '',
    from: from?.id ?? null,
    to: rep.id,
    by: event.by,
  };
  leave(step, item);
  if (waited) {
    stopWaiting(step, item);
    endOffersOf(step, item, 'rescinded', 'reassigned');
  }
  step.decisions.push(decision);
  const successor = add(step, {
    conversationId: item.conversationId,
    visitorId: item.visitorId,
    visitor: item.facts.visitor,
    kind: kindAfter(item),
    priority: item.priority,
    lease: item.lease,
    waitingSince: settled ? step.now : item.waitingSince,
    continuesId: item.id,
    settled,
    silentRepId: null,
    wasOffered: item.wasOffered,
    heldBy: { kind: 'several' },
    holdUntil: item.holdUntil,
    byHand: true,
  });
  decision.successor = successor.id;
  // Who has had their first answer waits for none: the new rep owes no greeting.
  if (settled) successor.startedAt = step.now;
  makeOffer(step, successor, rep, true, 'manager');
  assign(step, offerTo(successor, rep));
  if (from) letGo(step, item, from);
  step.trace.push({ item: successor.id, rule: null, target: null, stage: 'rep', offered: [rep.id], passed: [] });
};

const offerTo = (item: Item, rep: Rep): Offer => {
  const offer = item.offers.get(rep.id);
  if (!offer) throw new Error(`${rep.id} was not offered ${item.id}`);
  return offer;
};
