import type { WhyMe } from '../../../../shared/protocol/rep/views.ts';
import type { EndReason, OfferEnd } from './decisions.ts';
import { type Item, isWaiting, move, type Offer, type Rep, softOffers } from './entities.ts';
import { fanOut, softPerRep } from './rules.ts';
import { isAvailable, restand, usedCapacity } from './state.ts';
import type { Step } from './step-context.ts';
import { armOffer, disarmItem, disarmOffer } from './timers.ts';

/** Keeps the item in the queue exactly while more reps could be offered it. */
export const syncQueue = ({ state }: Step, item: Item): void => {
  const belongs = isWaiting(item) && item.lease === 'here' && item.stage === 'all' && item.offers.size < fanOut;
  if (belongs === item.queued) return;
  item.queued = belongs;
  if (belongs) state.queue.insert(item);
  else state.queue.delete(item);
};

const held = (item: Item, rep: Rep, sole: boolean): void => {
  const { heldBy } = item;
  if (heldBy.kind === 'several') return;
  const one = sole && (heldBy.kind === 'nobody' || heldBy.repId === rep.id);
  item.heldBy = one ? { kind: 'one', repId: rep.id } : { kind: 'several' };
};

/** Offers the item to the rep. A sole offer holds capacity from now on. */
export const makeOffer = (step: Step, item: Item, rep: Rep, sole: boolean, why: WhyMe['code']): void => {
  const { state, now } = step;
  const expiresAt = now + state.rules.offerMs;
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
  settle(step, rep);
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
    if (item.stage === 'owner') openToAll(step, item);
    step.unserved.add(item);
    syncQueue(step, item);
  }
  settle(step, rep);
};

/** The owner's time alone is over. */
export const openToAll = (step: Step, item: Item): void => {
  item.stage = 'all';
  item.stageUntil = null;
  disarmItem(step.state, item, 'stage');
  step.items.add(item);
  step.unserved.add(item);
  syncQueue(step, item);
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
  if (!isAvailable(rep)) {
    if (rep.offers.size > 0) rescind(() => false, 'rep_unavailable');
  } else if (rep.standing === 'capacity_full' && rep.offers.size > 0) {
    rescind((offer) => offer.sole && usedCapacity(rep) <= state.rules.capacity, 'no_room');
  }
  if (rep.standing === 'ready' && former !== 'ready') step.freed.add(rep);
};
