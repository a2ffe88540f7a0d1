import type { TransferEnd, TransferRefusal } from '../../../../shared/domain/transfer.ts';
import { type Item, move, type Offer, type Rep, stageOf, type TransferTo } from './entities.ts';
import type { RoutingEvent } from './events.ts';
import { opens } from './hours.ts';
import { add, assign, forget, letGo } from './lifecycle.ts';
import { endOffersOf, syncQueue } from './offers.ts';
import { byId } from './orders.ts';
import { offerMsOf, transferMs } from './rules.ts';
import { enterStage, stopWaiting } from './stage-moves.ts';
import { isForOne } from './stages.ts';
import { hasRoom, isAvailable, type RoutingState } from './state.ts';
import type { Step } from './step-context.ts';
import { armItem } from './timers.ts';
import { transferStages } from './transfer-stages.ts';

const chat = { kind: 'transfer', dormantAt: null } as const;

const whyNotRep = (rep: Rep | undefined, by: string): TransferRefusal | null => {
  if (!rep?.active) return 'deactivated';
  if (rep.id === by) return 'same_rep';
  if (!isAvailable(rep, chat)) {
    const { chat: standing } = rep.standing;
    return standing === 'ready' || standing === 'offers_full' ? 'not_accepting' : standing;
  }
  return hasRoom(rep, chat) ? null : 'capacity_full';
};

/** True where somebody of the queue is there, or will have room once; not counting `except`. */
const isSomebodyIn = (state: RoutingState, queueId: string, except: string): boolean => {
  const members = state.queues.get(queueId)?.members ?? null;
  const ids = members ?? state.reps.keys();
  for (const id of ids) {
    const rep = state.reps.get(id);
    if (rep && id !== except && isAvailable(rep, chat)) return true;
  }
  return false;
};

/** Why the conversation cannot be offered there now, or null. */
export const whyNotTransfer = (
  state: RoutingState,
  { conversationId, by, to }: { conversationId: string; by: string; to: TransferTo },
): TransferRefusal | null => {
  const item = state.byConversation.get(conversationId);
  if (item?.state !== 'assigned' || item.rep?.id !== by) return 'not_running';
  // Who accepted says a word first: a visitor is not passed round before anybody was there.
  if (item.startedAt === null) return 'not_begun';
  if (item.lease === 'left') return 'visitor_left';
  if (state.transfers.has(conversationId)) return 'under_way';
  if (to.kind === 'rep') return whyNotRep(state.reps.get(to.repId), by);
  const queue = state.queues.get(to.queueId);
  if (!queue) return 'unknown_queue';
  if (!opens(state, queue.hoursId)) return 'queue_closed';
  return isSomebodyIn(state, queue.id, by) ? null : 'nobody_available';
};

/** Offers a running conversation to a rep or a queue, beside the item of the rep who keeps it until somebody accepts. */
export const onTransferred = (step: Step, event: Extract<RoutingEvent, { type: 'transferred' }>): void => {
  const { state, now } = step;
  const { conversationId, by, to } = event;
  const running = state.byConversation.get(conversationId);
  if (!running || whyNotTransfer(state, event) !== null) return;
  const item = add(step, {
    conversationId,
    visitorId: running.visitorId,
    visitor: running.facts.visitor,
    kind: 'transfer',
    priority: running.priority,
    lease: running.lease,
    waitingSince: now,
    continuesId: running.id,
    // Nobody waits: the visitor has a rep all the while.
    settled: true,
    // Never to the sender themselves.
    silentRepId: by,
    wasOffered: false,
    heldBy: { kind: 'nobody' },
    transfer: { from: by, to },
  });
  item.startedAt = now;
  item.stages = transferStages(state, to);
  item.overflowAt = now + (to.kind === 'rep' ? offerMsOf(state.rules, 'transfer') : transferMs);
  armItem(state, item, 'overflow', item.overflowAt);
  step.decisions.push({ do: 'transfer', item: item.id, from: by, rep: to.kind === 'rep' ? to.repId : null });
  enterStage(step, item, 0);
};

/** The transfer is over and nobody has the conversation by it: it is the sender's as before. */
export const endTransfer = (step: Step, item: Item, because: TransferEnd): void => {
  const { state, now } = step;
  move(item, 'canceled');
  item.endedAt = now;
  stopWaiting(step, item);
  state.transfers.delete(item.conversationId);
  state.items.delete(item.id);
  step.items.add(item);
  endOffersOf(step, item, 'canceled', 'transfer_ended');
  step.decisions.push({ do: 'return', item: item.id, rep: item.facts.transfer?.from ?? null, because });
};

/** The sender takes back what nobody accepted. */
export const onTransferCanceled = (
  step: Step,
  { conversationId }: Extract<RoutingEvent, { type: 'transfer_canceled' }>,
): void => {
  const item = step.state.transfers.get(conversationId);
  if (item) endTransfer(step, item, 'taken_back');
};

/** A rep accepts: the conversation is theirs, and the sender's place is free at once. Nobody wraps up what goes on. */
export const acceptTransfer = (step: Step, offer: Offer): void => {
  const { state, now } = step;
  const { item } = offer;
  const former = state.byConversation.get(item.conversationId);
  if (!former?.rep) throw new Error(`${item.id} hands over what nobody has`);
  const sender = former.rep;
  state.transfers.delete(item.conversationId);
  forget(state, former);
  move(former, 'canceled');
  former.endedAt = now;
  state.items.delete(former.id);
  step.items.add(former);
  step.decisions.push({ do: 'hand_over', item: item.id, former: former.id, from: sender.id, to: offer.rep.id });
  state.byConversation.set(item.conversationId, item);
  state.byVisitor.set(item.visitorId, item);
  assign(step, offer);
  letGo(step, former, sender);
};

/** The visitor came, stepped away or left, while their conversation is offered to a colleague. */
export const onTransferLease = (step: Step, conversationId: string, lease: Item['lease']): void => {
  const item = step.state.transfers.get(conversationId);
  if (!item) return;
  if (lease === 'left') {
    endTransfer(step, item, 'moved');
    return;
  }
  item.lease = lease;
  syncQueue(step, item);
  if (lease === 'here') step.unserved.add(item);
};

/** Nobody who was not tried could be offered the transfer, now or when they have room. */
const isVain = (state: RoutingState, item: Item): boolean => {
  const stage = stageOf(item);
  if (!stage) return true;
  if (item.lease !== 'here') return false;
  if (isForOne(stage) || !opens(state, stage.hoursId)) return true;
  const { ready, offers_full, capacity_full, in_call } = stage.lane.standing;
  return ![ready, offers_full, capacity_full, in_call].some((reps) => reps.find(({ id }) => !item.tried.has(id)));
};

const whyVain = ({ decisions }: Step, item: Item): TransferEnd => {
  const last = decisions.findLast((one) => one.do === 'end_offer' && one.item === item.id);
  if (last?.do !== 'end_offer') return 'nobody';
  return last.as === 'rejected' ? 'declined' : last.as === 'timeout' ? 'timeout' : 'nobody';
};

const touched = (step: Step): Item[] =>
  [...new Set([...step.items].map(({ conversationId }) => conversationId))]
    .flatMap((conversationId) => step.state.transfers.get(conversationId) ?? [])
    .sort(byId);

/** The conversation was closed, given away or offered anew meanwhile: nobody hands it over any more. */
export const endOrphans = (step: Step): void => {
  for (const item of touched(step)) {
    const running = step.state.byConversation.get(item.conversationId);
    if (running?.id !== item.continuesId || running.state !== 'assigned') endTransfer(step, item, 'moved');
  }
};

/** What nobody took comes back; true where something did, for places are free then. Open transfers are few: each lasts a minute at most. */
export const returnVain = (step: Step): boolean => {
  const { state } = step;
  if (state.transfers.size === 0) return false;
  const vain = [...state.transfers.values()].filter((item) => item.offers.size === 0 && isVain(state, item)).sort(byId);
  for (const item of vain) endTransfer(step, item, whyVain(step, item));
  return vain.length > 0;
};

/** Another plan: the same queue goes on, with what it has; where it is gone the conversation comes back. */
export const relinkTransfer = (step: Step, item: Item): void => {
  const { transfer } = item.facts;
  const had = stageOf(item);
  item.prospect = null;
  item.queued = false;
  item.stages = transfer ? transferStages(step.state, transfer.to) : [];
  const stage = stageOf(item);
  step.items.add(item);
  if (!stage) endOffersOf(step, item, 'rescinded', 'plan_changed');
  else {
    const strayed = [...item.offers.values()].some(({ rep }) => !rep.lanes.has(stage.lane));
    const other = stage.target.strategy !== had?.target.strategy;
    if (strayed || other) endOffersOf(step, item, 'rescinded', 'plan_changed');
    enterStage(step, item, 0);
  }
};
