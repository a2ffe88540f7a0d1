import type { TakeRefusal } from '../../../../shared/domain/transfer.ts';
import { channelOf, type Item, isWaiting } from './entities.ts';
import type { RoutingEvent } from './events.ts';
import { assign } from './lifecycle.ts';
import { makeOffer } from './offers.ts';
import { wouldFit } from './reassign.ts';
import { isAvailable, type RoutingState } from './state.ts';
import type { Step } from './step-context.ts';

/** Whether the item waits in a queue of the rep's, or the rep is named by what its rule does for the visitor. */
const waitsFor = (state: RoutingState, item: Item, repId: string): boolean =>
  item.offers.has(repId) ||
  item.stages.some(({ target }) => {
    const queue = state.queues.get(target.queueId);
    return queue !== undefined && (queue.members === null || queue.members.has(repId));
  });

/** Whether the visitor of the conversation waits where the rep may take them. */
export const mayTake = (state: RoutingState, conversationId: string, repId: string): boolean => {
  const item = state.byConversation.get(conversationId);
  return item !== undefined && isWaiting(item) && waitsFor(state, item, repId);
};

/** Why the rep cannot take the waiting visitor now, or null. */
export const whyNotTake = (state: RoutingState, conversationId: string, repId: string): TakeRefusal | null => {
  const item = state.byConversation.get(conversationId);
  if (!item || !isWaiting(item)) return 'not_waiting';
  const rep = state.reps.get(repId);
  if (!rep?.active) return 'deactivated';
  if (!waitsFor(state, item, repId)) return 'not_in_queue';
  if (!isAvailable(rep, item)) {
    const standing = rep.standing[channelOf(item)];
    return standing === 'ready' || standing === 'offers_full' ? 'not_accepting' : standing;
  }
  return wouldFit(rep, item) ? null : 'capacity_full';
};

/** A rep takes a visitor who waits, whomever they are offered to: an offer that is accepted in the same step. */
export const onTaken = (step: Step, { conversationId, repId }: Extract<RoutingEvent, { type: 'taken' }>): void => {
  const { state } = step;
  const item = state.byConversation.get(conversationId);
  const rep = state.reps.get(repId);
  if (!item || !rep || whyNotTake(state, conversationId, repId) !== null) return;
  if (!item.offers.has(repId)) {
    makeOffer(step, item, rep, true, 'taken');
    step.trace.push({ item: item.id, rule: item.ruleId, target: null, stage: 'rep', offered: [repId], passed: [] });
  }
  const offer = item.offers.get(repId);
  if (!offer) throw new Error(`${repId} was not offered ${item.id}`);
  assign(step, offer);
};
