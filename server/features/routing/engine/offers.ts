import type { WhyMe } from '../../../../shared/protocol/rep/views.ts';
import type { EndReason, OfferEnd } from './decisions.ts';
import { channelOf, type Item, isWaiting, move, type Offer, type Rep, softOffers, stageOf } from './entities.ts';
import { opens } from './hours.ts';
import { fanOut, offerMsOf, softPerRep } from './rules.ts';
import { isExclusive, isForOne } from './stages.ts';
import { hasRoom, isAvailable, type RoutingState, restand, turnsOf } from './state.ts';
import type { Step } from './step-context.ts';
import { armOffer, disarmItem, disarmOffer } from './timers.ts';
import { keepPlace, nextPlace } from './turns.ts';

/** A waterfall offered the item as often as it may. */
export const isSpent = (item: Item): boolean => {
  const waterfall = stageOf(item)?.target.waterfall;
  return waterfall ? item.attempts >= waterfall.attempts : false;
};

/** Whether more reps could be offered the item in its stage. */
export const belongsInQueue = (state: RoutingState, item: Item): boolean => {
  const stage = stageOf(item);
  if (!stage || !isWaiting(item) || item.lease !== 'here' || stage.code === 'manual' || isForOne(stage)) return false;
  if (!opens(state, stage.hoursId)) return false;
  return stage.broadcast ? item.offers.size < fanOut : item.offers.size === 0 && !isSpent(item);
};

/** Takes the item out of its lane, before it goes to another. */
export const unqueue = (item: Item): void => {
  const lane = stageOf(item)?.lane;
  if (item.queued) lane?.queue.delete(item);
  item.queued = false;
  lane?.skippers.delete(item);
};

/** Keeps the item in its lane's queue exactly while more reps could be offered it. */
export const syncQueue = ({ state }: { state: RoutingState }, item: Item): void => {
  const stage = stageOf(item);
  if (!stage) return;
  const { queue, skippers } = stage.lane;
  const skips = isWaiting(item) && item.offers.size === 0 && stage.target.skipIf !== 'never' && !isForOne(stage);
  if (skips) skippers.add(item);
  else skippers.delete(item);
  const belongs = belongsInQueue(state, item);
  if (belongs === item.queued) return;
  item.queued = belongs;
  if (belongs) queue.insert(item);
  else queue.delete(item);
};

const held = (item: Item, rep: Rep, sole: boolean): void => {
  const { heldBy } = item;
  if (heldBy.kind === 'several') return;
  const one = sole && (heldBy.kind === 'nobody' || heldBy.repId === rep.id);
  item.heldBy = one ? { kind: 'one', repId: rep.id } : { kind: 'several' };
};

/** An offer ends with its stage where at most one may be open in the next. */
const expiryOf = ({ state, now }: Step, item: Item): number => {
  const full = now + offerMsOf(state.rules, item.kind);
  const next = item.stages[item.stage + 1];
  return item.stageUntil !== null && next && isExclusive(next) ? Math.min(full, item.stageUntil) : full;
};

/** Where the strategy goes by turns: notes that the rep had theirs, while they are out of the order that goes by it. */
const turnOf = (step: Step, item: Item, rep: Rep): (() => void) | undefined => {
  const stage = stageOf(item);
  const queueId = stage?.lane.queueId;
  const strategy = stage?.target.strategy;
  if (!queueId || (strategy !== 'round_robin' && strategy !== 'weighted_round_robin')) return undefined;
  const turns = turnsOf(step.state, queueId);
  const place = nextPlace(turns, rep, strategy === 'weighted_round_robin' ? channelOf(item) : null);
  step.turns.set(`${queueId} ${rep.id}`, { queueId, repId: rep.id, place });
  return () => keepPlace(turns, rep.id, place);
};

/** Offers the item to the rep. A sole offer holds capacity from now on. */
export const makeOffer = (step: Step, item: Item, rep: Rep, sole: boolean, why: WhyMe['code']): void => {
  const { state, now } = step;
  const expiresAt = expiryOf(step, item);
  const offer: Offer = {
    id: step.newId(),
    item,
    rep,
    why,
    round: item.round,
    offeredAt: now,
    expiresAt,
    sole,
    timers: {},
  };
  state.offers.set(offer.id, offer);
  item.offers.set(rep.id, offer);
  rep.offers.set(offer.id, offer);
  if (sole) rep.reserved += 1;
  item.attempts += 1;
  armOffer(state, offer);
  disarmItem(state, item, 'retry');
  item.retryAt = null;
  move(item, 'reserved');
  item.wasOffered = true;
  held(item, rep, sole);
  step.items.add(item);
  const { id, round } = offer;
  step.decisions.push({ do: 'offer', offer: id, item: item.id, rep: rep.id, sole, why, round, expiresAt });
  syncQueue(step, item);
  settle(step, rep, turnOf(step, item, rep));
};

/** Makes a sole offer one of several: it gives its capacity back. */
export const soften = (step: Step, offer: Offer): void => {
  offer.sole = false;
  offer.rep.reserved -= 1;
  held(offer.item, offer.rep, false);
  step.items.add(offer.item);
  step.decisions.push({ do: 'soften', offer: offer.id, item: offer.item.id, rep: offer.rep.id });
  settle(step, offer.rep);
};

/** Takes the offer out of all indexes; what becomes of item and rep is the caller's to say. */
export const detach = ({ state, unserved }: Step, offer: Offer): void => {
  const { item, rep } = offer;
  if (!offer.sole && softOffers(rep) === softPerRep) {
    // With room for one more broadcast offer, the rep's sole offers can be shared.
    for (const other of rep.offers.values()) if (other.sole) unserved.add(other.item);
  }
  state.offers.delete(offer.id);
  item.offers.delete(rep.id);
  rep.offers.delete(offer.id);
  if (offer.sole) rep.reserved -= 1;
  disarmOffer(state, offer);
};

/** Ends an open offer other than by accepting it. */
export const endOffer = (step: Step, offer: Offer, as: OfferEnd, because: EndReason): void => {
  const { item, rep } = offer;
  detach(step, offer);
  step.items.add(item);
  step.decisions.push({ do: 'end_offer', offer: offer.id, item: item.id, rep: rep.id, as, because });
  if (as === 'rejected' || as === 'timeout') item.tried.add(rep.id);
  if (isWaiting(item)) {
    if (item.offers.size === 0) move(item, 'pending');
    step.unserved.add(item);
    syncQueue(step, item);
  }
  settle(step, rep);
};

const inOrder = (offers: Iterable<Offer>): Offer[] =>
  [...offers].sort((a, b) => a.offeredAt - b.offeredAt || (a.id < b.id ? -1 : 1));

/** Ends all open offers of an item, in the order they were made. */
export const endOffersOf = (step: Step, item: Item, as: OfferEnd, because: EndReason): void => {
  for (const offer of inOrder(item.offers.values())) {
    if (step.state.offers.has(offer.id)) endOffer(step, offer, as, because);
  }
};

/** After anything that may change what a rep can take: rescinds what no longer fits, and notes a rep who became ready. */
export const settle = (step: Step, rep: Rep, change?: () => void): void => {
  const { state } = step;
  const former = restand(state, rep, change);
  const rescind = (fits: (offer: Offer) => boolean, because: EndReason): void => {
    for (const offer of inOrder(rep.offers.values()).reverse()) {
      if (state.offers.has(offer.id) && !fits(offer)) endOffer(step, offer, 'rescinded', because);
    }
  };
  if (rep.offers.size > 0) {
    rescind(({ item }) => isAvailable(rep, item), 'rep_unavailable');
    // A sole offer has its place already; a broadcast offer has to find one.
    rescind(({ sole, item }) => (sole ? rep.used <= rep.capacity : hasRoom(rep, item)), 'no_room');
  }
  const { chat, voice } = rep.standing;
  if ((chat === 'ready' && former.chat !== 'ready') || (voice === 'ready' && former.voice !== 'ready')) {
    step.freed.add(rep);
  }
};
