import type { MoveReason, Trace } from './decisions.ts';
import {
  type Item,
  isWaiting,
  mayOverflow,
  type Offer,
  type Rep,
  type Stage,
  softOffers,
  stageOf,
} from './entities.ts';
import { opens } from './hours.ts';
import { availableIn, inOrderOf } from './lanes.ts';
import { isSpent, makeOffer, soften } from './offers.ts';
import { byIdle, byText, byTurn } from './orders.ts';
import { passedOver } from './passed-over.ts';
import { isHopeless, unwatch } from './prospects.ts';
import { fanOut, retryPauseMs, softPerRep } from './rules.ts';
import { moveOn } from './stage-moves.ts';
import { isForOne } from './stages.ts';
import { hasRoom, isAvailable } from './state.ts';
import type { Step } from './step-context.ts';
import { armItem, disarmItem } from './timers.ts';
import { whyMe } from './why-me.ts';

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

/** Whom the stage offers the item now. */
const candidates = (step: Step, item: Item, stage: Stage): Rep[] => {
  const { lane } = stage;
  if (item.lease !== 'here' || !opens(step.state, stage.hoursId) || stage.code === 'manual' || isSpent(item)) return [];
  if (isForOne(stage)) {
    // Being offered much already is no reason to lose one's own visitor; having no room is.
    const own = [lane.standing.ready, lane.standing.offers_full].flatMap((reps) => reps.take(1));
    return own.filter(
      (rep) => item.offers.size === 0 && canTake(item, rep) && hasRoom(rep, item) && isAvailable(rep, item),
    );
  }
  if (!stage.broadcast) {
    if (item.offers.size > 0) return [];
    const next = inOrderOf(lane, stage.target.strategy).find((rep) => canTake(item, rep));
    return next ? [next] : [];
  }
  const room = fanOut - item.offers.size;
  const found: Rep[] = [];
  if (room <= 0 || !canShare(item)) return found;
  lane.standing.ready.find((rep) => {
    if (canTake(item, rep)) found.push(rep);
    return found.length === room;
  });
  return found;
};

/** Why an item without an offer does not stay where it is, or null. */
const whyLeave = (step: Step, item: Item, stage: Stage): MoveReason | null => {
  const { lane, target } = stage;
  if (item.stageUntil !== null && item.stageUntil <= step.now) return 'age';
  const open = opens(step.state, stage.hoursId);
  // A preference never makes a visitor wait.
  if (stage.aloneMs !== null) return open ? 'nobody_ready' : 'queue_closed';
  if (item.lease !== 'here') return null;
  if (stage.code !== 'manual' && isSpent(item)) return 'attempts';
  if (target.skipIf === 'never') return null;
  if (!open) return 'queue_closed';
  if (availableIn(lane) === 0) return 'nobody_available';
  if (target.skipIf === 'nobody_available') return null;
  return stage.code === 'manual' && lane.standing.ready.size > 0 ? null : 'nobody_ready';
};

const offerTo = (step: Step, item: Item, stage: Stage, found: Rep[]): void => {
  const alone = !stage.broadcast || (found.length === 1 && item.offers.size === 0);
  const sole = soleOffer(item);
  if (found.length > 0 && sole) soften(step, sole);
  for (const rep of found) makeOffer(step, item, rep, alone, whyMe(item, stage, alone));
};

/** Offers a waiting item to whom its stage names, and to the next stage's where nobody is to be had. */
const serve = (step: Step, item: Item, forItself: boolean): void => {
  for (let stage = stageOf(item); stage && isWaiting(item); stage = stageOf(item)) {
    const target = stage.code === 'rep' ? null : stage.target.id;
    const found = candidates(step, item, stage);
    offerTo(step, item, stage, found);
    const offered = found.map((rep) => rep.id);
    const leaves = item.offers.size === 0 ? whyLeave(step, item, stage) : null;
    const looked = forItself && item.lease === 'here' && (found.length > 0 || item.offers.size === 0);
    if (found.length > 0 || looked) {
      const passed: Trace['passed'] = looked ? passedOver(step.state, item, stage, new Set(offered)) : [];
      step.trace.push({ item: item.id, rule: item.ruleId, target, stage: stage.code, offered, passed });
    }
    if (leaves === null || !moveOn(step, item, leaves)) {
      if (item.offers.size === 0) stay(step, item, stage, leaves);
      return;
    }
  }
};

/** Nobody can be offered the item in its last stage, for now or for good. */
const stay = (step: Step, item: Item, stage: Stage, leaves: MoveReason | null): void => {
  if (item.prospect) step.doubtful.add(item.prospect);
  if (leaves !== null && item.bookerShownAt === null) showBooker(step, item, leaves);
  else if (leaves === null && stage.code !== 'manual') armRetry(step, item);
};

/** All who could be tried were: after a pause a new round begins, unless the booker is shown already. */
const armRetry = ({ state, now, items }: Step, item: Item): void => {
  if (item.lease !== 'here' || item.tried.size === 0 || item.retryAt !== null || !mayOverflow(item)) return;
  item.retryAt = now + retryPauseMs;
  armItem(state, item, 'retry', item.retryAt);
  items.add(item);
};

/** Gives a rep who is ready the oldest items of the highest priority they can take. */
const feed = (step: Step, rep: Rep): void => {
  for (;;) {
    let next: Item | undefined;
    for (const lane of rep.lanes) {
      if (rep.standing[lane.channel] !== 'ready') continue;
      const first = lane.queue.find((item) => canTake(item, rep) && canShare(item));
      if (first && (!next || byTurn(first, next) < 0)) next = first;
    }
    if (!next) return;
    serve(step, next, false);
  }
};

/** Shows the booker; the place in the queue is kept. */
export const showBooker = (step: Step, item: Item, because: MoveReason): void => {
  unwatch(step.state, item);
  item.bookerShownAt = step.now;
  item.retryAt = null;
  disarmItem(step.state, item, 'overflow', 'retry');
  step.items.add(item);
  step.decisions.push({ do: 'overflow', item: item.id, because });
};

/** Whether an item without an offer has somewhere to go; a full team must not be a reason to look at all who wait for it. */
const goesOn = (step: Step, item: Item): boolean => {
  const stage = stageOf(item);
  if (!stage || whyLeave(step, item, stage) === null) return false;
  return item.bookerShownAt === null || item.stage + 1 < item.stages.length;
};

/** Lanes that lost their last: who waits there may have to go on. */
const lookAtEmptied = (step: Step): void => {
  const { state, unserved, doubtful } = step;
  for (const lane of state.emptied) {
    for (const item of lane.skippers) if (goesOn(step, item)) unserved.add(item);
    if (availableIn(lane) === 0) for (const prospect of lane.prospects) doubtful.add(prospect);
  }
  state.emptied.clear();
};

/** Looks at everything the event left open until nothing more can be offered. */
export const drain = (step: Step): void => {
  const { state, freed, unserved, doubtful } = step;
  for (;;) {
    lookAtEmptied(step);
    if (freed.size > 0) {
      const reps = [...freed].sort(byIdle);
      freed.clear();
      for (const rep of reps) feed(step, rep);
    } else if (unserved.size > 0) {
      const items = [...unserved].sort(byTurn);
      unserved.clear();
      for (const item of items) serve(step, item, true);
    } else if (state.emptied.size === 0) break;
  }
  const hopeless = [...doubtful].filter((prospect) => prospect.items.size > 0 && isHopeless(state, prospect.stages));
  for (const { items } of hopeless.sort((a, b) => byText(a.id, b.id))) {
    for (const item of items.take(items.size)) {
      if (item.offers.size === 0) showBooker(step, item, 'nobody_available');
    }
  }
  doubtful.clear();
};
