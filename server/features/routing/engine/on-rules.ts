import { armDormant } from './dormant.ts';
import { type Item, isWaiting } from './entities.ts';
import { replaceHours } from './hours.ts';
import { route } from './lifecycle.ts';
import { endOffersOf, settle, syncQueue } from './offers.ts';
import { byId, byTurn } from './orders.ts';
import { watch } from './prospects.ts';
import { never, type Rules } from './rules.ts';
import { findRule, sameStages } from './stages.ts';
import { replacePlan, takeTraits } from './state.ts';
import type { Step } from './step-context.ts';
import { armItem, disarmItem } from './timers.ts';
import { relinkTransfer } from './transfer.ts';

/** Looks at a waiting item under another plan: where that does the same for it, nothing it has is lost. */
const relink = (step: Step, item: Item): void => {
  const { state } = step;
  const { rule, stages } = findRule(state, item);
  item.prospect = null;
  if (rule.id !== item.ruleId || !sameStages(stages, item.stages)) {
    endOffersOf(step, item, 'rescinded', 'plan_changed');
    item.queued = false;
    step.decisions.push({ do: 'reroute', item: item.id, rule: rule.id });
    route(step, item);
    return;
  }
  item.queued = false;
  item.stages = stages;
  item.priority = rule.priority;
  item.overflowAt = rule.overflowS === null ? never : item.createdAt + rule.overflowS * 1000;
  if (item.bookerShownAt === null) {
    if (item.overflowAt === never) disarmItem(state, item, 'overflow');
    else armItem(state, item, 'overflow', item.overflowAt);
    step.doubtful.add(watch(state, item));
  }
  step.items.add(item);
  step.unserved.add(item);
  syncQueue(step, item);
};

/** Settings or plan were changed: everybody who waits is looked at anew. */
export const onRules = (step: Step, rules: Rules): void => {
  const { state } = step;
  const samePlan = JSON.stringify(rules.plan) === JSON.stringify(state.rules.plan);
  if (samePlan) state.rules = rules;
  else {
    const waiting = [...state.items.values()].filter(isWaiting).sort(byTurn);
    replacePlan(state, rules);
    replaceHours(state, step.now);
    for (const item of waiting) {
      if (item.kind === 'transfer') relinkTransfer(step, item);
      else relink(step, item);
    }
  }
  for (const item of state.items.values()) if (item.state === 'assigned') armDormant(state, item);
  for (const rep of [...state.reps.values()].sort(byId)) settle(step, rep, () => takeTraits(state, rep));
};
