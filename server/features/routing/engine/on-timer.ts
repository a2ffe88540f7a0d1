import { assignedTo } from './absence.ts';
import { sleep } from './dormant.ts';
import type { Timer } from './entities.ts';
import { complete } from './lifecycle.ts';
import { countMiss } from './misses.ts';
import { endOffer } from './offers.ts';
import { requeue, requeueSilent } from './requeue.ts';
import { offerMsOf } from './rules.ts';
import { showBooker } from './serve.ts';
import { moveOn } from './stage-moves.ts';
import type { Step } from './step-context.ts';
import { endTransfer } from './transfer.ts';

/** Something is due; its timer is taken out already. */
export const onTimer = (step: Step, timer: Timer): void => {
  const { now } = step;
  if (timer.kind === 'offer') {
    const { item, rep, sole, offeredAt, expiresAt } = timer.of;
    endOffer(step, timer.of, 'timeout', 'timeout');
    // Who had less time, because the next had to be asked, is not blamed.
    // A transfer is a favour asked: nobody waits in vain for it.
    if (sole && item.kind !== 'transfer' && expiresAt - offeredAt >= offerMsOf(step.state.rules, item.kind))
      countMiss(step, rep);
    return;
  }
  if (timer.kind === 'hours') return;
  if (timer.kind === 'grace') {
    for (const item of assignedTo(timer.of)) if (item.lease !== 'left') requeue(step, item, 'rep_lost');
    return;
  }
  const item = timer.of;
  switch (timer.kind) {
    case 'stage':
      moveOn(step, item, 'age');
      return;
    case 'overflow':
      if (item.kind === 'transfer') endTransfer(step, item, 'timeout');
      else showBooker(step, item, 'age');
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
    case 'dormant':
      sleep(step, item);
      return;
    case 'wrap':
      if (item.rep) complete(step, item, item.rep, 'wrapped');
  }
};
