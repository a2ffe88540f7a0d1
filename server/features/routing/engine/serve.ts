import type { PassedOver, Trace } from './decisions.ts';
import { type Item, isWaiting, type Offer, type Rep, type Standing, softOffers } from './entities.ts';
import { makeOffer, openToAll, soften, syncQueue } from './offers.ts';
import { fanOut, retryPauseMs, softPerRep } from './rules.ts';
import { byIdle, byTurn, countAvailable, isAvailable, usedCapacity } from './state.ts';
import type { Step } from './step-context.ts';
import { armItem, disarmItem } from './timers.ts';

/** Of a group who was passed over for the same reason, this many are named. */
const named = 20;

const soleOffer = (item: Item): Offer | undefined => {
  if (item.offers.size !== 1) return undefined;
  const [only] = item.offers.values();
  return only?.sole ? only : undefined;
};

/** A sole offer can be shared only where its rep may have one broadcast offer more. */
const canShare = (item: Item): boolean => {
  const sole = soleOffer(item);
  return !sole || softOffers(sole.rep) < softPerRep;
};

const canTake = (item: Item, rep: Rep): boolean => !item.tried.has(rep.id) && !item.offers.has(rep.id);

/** Names who was passed over for an item that was looked at for its own sake. */
const passedOver = ({ state }: Step, item: Item, offered: ReadonlySet<string>): Trace['passed'] => {
  const passed: Trace['passed'] = [];
  const note = (why: PassedOver, ids: string[], all = ids.length) => {
    if (all > 0) passed.push({ why, reps: ids.slice(0, named), more: Math.max(0, all - named) });
  };
  note('tried', [...item.tried].sort());
  note('has_offer', [...item.offers.keys()].filter((id) => !offered.has(id)).sort());
  const beyond = state.standing.ready
    .take(fanOut + named + item.tried.size)
    .filter((rep) => canTake(item, rep))
    .map((rep) => rep.id);
  note('beyond_fan_out', beyond);
  const blocked: Exclude<Standing, 'ready'>[] = [
    'offers_full',
    'capacity_full',
    'in_call',
    'not_accepting',
    'connection_lost',
    'machine_locked',
    'deactivated',
  ];
  for (const why of blocked) {
    const reps = state.standing[why].take(named).map((rep) => rep.id);
    note(
      why,
      reps.filter((id) => !offered.has(id)),
      state.standing[why].size,
    );
  }
  return passed;
};

/** Puts a waiting item before all who are ready, or arms the next round where all were tried. */
const serve = (step: Step, item: Item, forItself: boolean): void => {
  if (!isWaiting(item) || item.stage === 'owner' || item.lease !== 'here') return;
  const room = fanOut - item.offers.size;
  const found: Rep[] = [];
  if (room > 0 && canShare(item)) {
    step.state.standing.ready.find((rep) => {
      if (canTake(item, rep)) found.push(rep);
      return found.length === room;
    });
  }
  const alone = found.length === 1 && item.offers.size === 0;
  const sole = soleOffer(item);
  if (found.length > 0 && sole) soften(step, sole);
  for (const rep of found) {
    makeOffer(step, item, rep, alone, alone ? 'only_available' : 'first_available');
  }
  if (item.offers.size === 0) armRetry(step, item);
  if (found.length === 0 && (!forItself || item.offers.size > 0)) return;
  const offered = found.map((rep) => rep.id);
  const passed = forItself ? passedOver(step, item, new Set(offered)) : [];
  step.trace.push({ item: item.id, rule: 'default', target: 'first_available', offered, passed });
};

/** All who could be tried were: after a pause a new round begins, unless the booker is shown already. */
const armRetry = ({ state, now, items }: Step, item: Item): void => {
  if (item.tried.size === 0 || item.retryAt !== null || item.bookerShownAt !== null) return;
  item.retryAt = now + retryPauseMs;
  armItem(state, item, 'retry', item.retryAt);
  items.add(item);
};

/** Gives a rep who is ready the oldest items they can take. */
const feed = (step: Step, rep: Rep): void => {
  while (rep.standing === 'ready') {
    const item = step.state.queue.find((one) => canTake(one, rep) && canShare(one));
    if (!item) return;
    serve(step, item, false);
  }
};

/** A new item goes to its first target. */
export const enterTargets = (step: Step, item: Item): void => {
  const { state } = step;
  const { ownerId } = item.facts;
  const owner = ownerId === null ? undefined : state.reps.get(ownerId);
  const hasRoom = owner && isAvailable(owner) && usedCapacity(owner) < state.rules.capacity;
  const until = item.createdAt + state.rules.ownerAloneMs;
  if (!owner || !hasRoom || !canTake(item, owner) || item.lease !== 'here' || until <= step.now) {
    openToAll(step, item);
    return;
  }
  item.stage = 'owner';
  item.stageUntil = until;
  syncQueue(step, item);
  armItem(state, item, 'stage', until);
  makeOffer(step, item, owner, true, 'owner');
  step.trace.push({ item: item.id, rule: 'default', target: 'owner', offered: [owner.id], passed: [] });
};

/** Shows the booker; the place in the queue is kept. */
export const showBooker = (step: Step, item: Item, because: 'nobody_available' | 'age'): void => {
  step.state.unshown.delete(item);
  item.bookerShownAt = step.now;
  item.retryAt = null;
  disarmItem(step.state, item, 'overflow', 'retry');
  step.items.add(item);
  step.decisions.push({ do: 'overflow', item: item.id, because });
};

/** Looks at everything the event left open until nothing more can be offered. */
export const drain = (step: Step): void => {
  const { state, freed, unserved } = step;
  while (freed.size > 0 || unserved.size > 0) {
    if (freed.size > 0) {
      const reps = [...freed].sort(byIdle);
      freed.clear();
      for (const rep of reps) feed(step, rep);
    } else {
      const items = [...unserved].sort(byTurn);
      unserved.clear();
      for (const item of items) serve(step, item, true);
    }
  }
  if (countAvailable(state) > 0) return;
  for (let item = state.unshown.first(); item; item = state.unshown.first()) {
    showBooker(step, item, 'nobody_available');
  }
};
