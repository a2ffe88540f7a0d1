import type { MoveReason } from './decisions.ts';
import { type Item, isWaiting, mayOverflow, type Stage, stageOf } from './entities.ts';
import { opens } from './hours.ts';
import { endOffersOf, syncQueue, unqueue } from './offers.ts';
import { unwatch, watch } from './prospects.ts';
import { isExclusive, targetEnd } from './stages.ts';
import type { Step } from './step-context.ts';
import { armItem, disarmItem } from './timers.ts';

/** When the stage is over, or null where nothing follows. */
const endOf = (item: Item, stage: Stage, former: Stage | undefined, now: number): number | null => {
  const end = targetEnd(item, stage);
  if (stage.aloneMs === null) return end;
  // The fallback stands in for the owner: they have the time alone between them.
  const shared = stage.code === 'fallback' && former?.code === 'owner' && former.target === stage.target;
  const alone = (shared ? item.stageUntil : null) ?? now + stage.aloneMs;
  return end === null ? alone : Math.min(alone, end);
};

/** Puts a waiting item into one of its stages. */
export const enterStage = (step: Step, item: Item, index: number): void => {
  const { state, now } = step;
  const former = stageOf(item);
  const stage = item.stages[index];
  if (!stage) throw new Error(`item ${item.id} has no stage ${index}`);
  unqueue(item);
  item.stage = index;
  if (former?.target !== stage.target) item.attempts = 0;
  item.stageUntil = endOf(item, stage, former, now);
  item.retryAt = null;
  disarmItem(state, item, 'stage', 'retry');
  if (item.stageUntil !== null) armItem(state, item, 'stage', item.stageUntil);
  if (mayOverflow(item)) step.doubtful.add(watch(state, item));
  step.items.add(item);
  step.unserved.add(item);
  syncQueue(step, item);
};

/** The first stage whose time is not over; the last one's never is. */
export const firstStage = (step: Step, item: Item): number =>
  item.stages.findIndex((stage) => !isOver(step, item, stage));

/** Leaves a stage that is over, and those after it whose time is over too; false where nothing follows. */
export const moveOn = (step: Step, item: Item, because: MoveReason): boolean => {
  const former = stageOf(item);
  let index = item.stage + 1;
  if (because === 'age' && former && isOver(step, item, former)) {
    index = item.stages.findIndex((stage, n) => n > item.stage && !isOver(step, item, stage));
  }
  const stage = item.stages[index];
  if (!stage) return false;
  if (item.offers.size > 0 && isExclusive(stage)) endOffersOf(step, item, 'timeout', 'moved_on');
  enterStage(step, item, index);
  step.decisions.push({ do: 'move_on', item: item.id, target: stage.target.id, stage: stage.code, because });
  return true;
};

const isOver = ({ now }: Step, item: Item, stage: Stage): boolean => {
  const end = targetEnd(item, stage);
  return end !== null && end <= now;
};

/** Leaves the queue for good. */
export const stopWaiting = (step: Step, item: Item): void => {
  unwatch(step.state, item);
  disarmItem(step.state, item, 'stage', 'overflow', 'retry');
  item.stageUntil = null;
  item.retryAt = null;
  syncQueue(step, item);
};

/** Business hours opened or closed: those who wait for a queue of theirs are looked at. */
export const hoursTurned = (step: Step, hoursId: string): void => {
  const { state } = step;
  for (const item of state.items.values()) {
    if (!isWaiting(item) || stageOf(item)?.hoursId !== hoursId) continue;
    syncQueue(step, item);
    step.unserved.add(item);
  }
  if (opens(state, hoursId)) return;
  for (const prospect of state.prospects.values()) {
    if (prospect.stages.some((stage) => stage.hoursId === hoursId)) step.doubtful.add(prospect);
  }
};
