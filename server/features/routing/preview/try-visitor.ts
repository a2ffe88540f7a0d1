import type { RuleReach } from '../../../../shared/domain/match-rule.ts';
import type { RoutingFacts } from '../../../../shared/domain/routing-facts.ts';
import type { RoutingPlan } from '../../../../shared/domain/routing-plan.ts';
import type { Trace } from '../engine/decisions.ts';
import type { Item } from '../engine/entities.ts';
import { endOffersOf } from '../engine/offers.ts';
import { drain } from '../engine/serve.ts';
import { enterStage } from '../engine/stage-moves.ts';
import type { RoutingState } from '../engine/state.ts';
import { step } from '../engine/step.ts';
import { beginStep } from '../engine/step-context.ts';

/** What a plan would do for a visitor; people by id. */
export interface Trial {
  rules: RuleReach[];
  /** A look for each stage of the rule's targets, in order. */
  looks: Trace[];
  /** Shown the booker at once. */
  booker: boolean;
}

/** Nobody's conversation. */
const nobody = 'preview';

const keyOf = ({ target, stage }: Pick<Trace, 'target' | 'stage'>): string => `${target} ${stage}`;

/** What would be looked at if the visitor came to a stage now, whoever was offered them before. */
const lookAt = (state: RoutingState, item: Item, index: number, now: number): Trace[] => {
  const look = beginStep(state, now, `${nobody} ${index}`);
  endOffersOf(look, item, 'rescinded', 'moved_on');
  // Others would be offered what this one gives back; that is no part of the question.
  look.freed.clear();
  look.unserved.clear();
  enterStage(look, item, index);
  drain(look);
  return look.trace;
};

/** Tries a visitor on a copy of the engine, which is spoilt by it: the rules, then each stage as it would be now. */
export const tryVisitor = (
  state: RoutingState,
  { plan, facts, now }: { plan: RoutingPlan; facts: RoutingFacts; now: number },
): Trial => {
  step(state, { type: 'rules', rules: { ...state.rules, plan } }, now, nobody);
  const { decisions, trace } = step(
    state,
    { type: 'asked', conversationId: nobody, visitorId: nobody, facts, channel: 'chat', lease: 'here' },
    now,
    nobody,
  );
  const item = state.byConversation.get(nobody);
  if (!item) throw new Error('the visitor was not taken in');
  const found = new Map<string, Trace>();
  const keep = (looks: readonly Trace[]): void => {
    for (const look of looks) {
      if (look.item !== item.id || look.target === null || found.has(keyOf(look))) continue;
      found.set(keyOf(look), look);
    }
  };
  keep(trace);
  const stages = item.stages.map(({ target, code }) => keyOf({ target: target.id, stage: code }));
  stages.forEach((key, index) => {
    if (!found.has(key)) keep(lookAt(state, item, index, now));
  });
  const reached = trace.find((look) => look.item === item.id && look.looks !== undefined)?.looks ?? [];
  const known = new Map(reached.map((look) => [look.ruleId, look]));
  return {
    rules: plan.rules.map(({ id: ruleId }) => known.get(ruleId) ?? { ruleId, result: 'not_reached', failed: null }),
    looks: stages.flatMap((key) => found.get(key) ?? []),
    booker: decisions.some((decision) => decision.do === 'overflow' && decision.item === item.id),
  };
};
