import { firstRule } from '../../../../shared/domain/match-rule.ts';
import type { RoutingFacts } from '../../../../shared/domain/routing-facts.ts';
import type { RoutingRule, Target } from '../../../../shared/domain/routing-plan.ts';
import type { RuleLook, StageCode } from './decisions.ts';
import { channelOf, type Item, type Stage, type WorkChannel } from './entities.ts';
import { opens } from './hours.ts';
import { queueLane, type RoutingState, repLane } from './state.ts';

/** One rep's own stage. */
export const isForOne = ({ lane }: Stage): boolean => lane.queueId === null;

/** At most one offer is open at a time, so what the stage before it offered has to be over. */
export const isExclusive = (stage: Stage): boolean => !stage.broadcast;

/** The stages of one target for one visitor. */
const stagesOf = (state: RoutingState, target: Target, facts: RoutingFacts, channel: WorkChannel): Stage[] => {
  const { ownerFirst, previousRepFirst, sameLanguageFirst, skills, strategy } = target;
  const queue = state.queues.get(target.queueId);
  const shared = { target, hoursId: queue?.hoursId ?? null };
  const one = (code: StageCode, repId: string | null, aloneS: number): Stage[] => {
    if (repId === null) return [];
    return [{ ...shared, code, lane: repLane(state, channel, repId), broadcast: false, aloneMs: aloneS * 1000 }];
  };
  const broadcast = strategy === 'first_available' && target.waterfall === null;
  const lane = (language: string | null) => queueLane(state, channel, target.queueId, skills, language);
  const stages: Stage[] = [];
  if (ownerFirst) {
    const { aloneS, fallbackRepId } = ownerFirst;
    stages.push(...one('owner', facts.ownerId, aloneS));
    if (fallbackRepId !== facts.ownerId) stages.push(...one('fallback', fallbackRepId, aloneS));
  }
  if (previousRepFirst) stages.push(...one('previous_rep', facts.previousRepId, previousRepFirst.aloneS));
  if (strategy === 'manual') {
    stages.push({ ...shared, code: 'manual', lane: lane(null), broadcast: false, aloneMs: null });
    return stages;
  }
  if (sameLanguageFirst && facts.language !== null) {
    const aloneMs = sameLanguageFirst.aloneS * 1000;
    stages.push({ ...shared, code: 'same_language', lane: lane(facts.language), broadcast, aloneMs });
  }
  stages.push({ ...shared, code: 'queue', lane: lane(null), broadcast, aloneMs: null });
  return stages;
};

/** What a rule does for a visitor. */
export const compileStages = (
  state: RoutingState,
  rule: RoutingRule,
  facts: RoutingFacts,
  channel: WorkChannel,
): Stage[] => rule.targets.flatMap((target) => stagesOf(state, target, facts, channel));

/** What is done for a visitor, by which rule, and how far the rules before it got. */
export interface Found {
  rule: RoutingRule;
  looks: RuleLook[];
  stages: Stage[];
}

/** The rule that holds for a visitor now. */
export const findRuleFor = (state: RoutingState, facts: RoutingFacts, channel: WorkChannel): Found => {
  const { rule, looks } = firstRule(state.rules.plan, facts, (hoursId) => opens(state, hoursId));
  return {
    rule,
    looks: looks.filter(({ result }) => result !== 'not_reached'),
    stages: compileStages(state, rule, facts, channel),
  };
};

/** The rule that holds for a waiting item now. */
export const findRule = (state: RoutingState, item: Pick<Item, 'facts' | 'kind'>): Found =>
  findRuleFor(state, item.facts.visitor, channelOf(item));

/** What the item's rule does, after the process forgot. */
export const restoreStages = (state: RoutingState, item: Pick<Item, 'facts' | 'kind' | 'ruleId'>): Stage[] => {
  const rule = state.rules.plan.rules.find(({ id }) => id === item.ruleId);
  return rule ? compileStages(state, rule, item.facts.visitor, channelOf(item)) : [];
};

/** Whether two lists of stages do the same. */
export const sameStages = (a: readonly Stage[], b: readonly Stage[]): boolean => {
  const text = (stages: readonly Stage[]) =>
    JSON.stringify(stages.map(({ code, target, hoursId, lane }) => [code, target, hoursId, lane.key]));
  return text(a) === text(b);
};

/** When the target takes no more of the item's time, or null. */
export const targetEnd = (item: Pick<Item, 'createdAt' | 'stages'>, { target }: Stage): number | null =>
  target.untilS === null || item.stages.at(-1)?.target === target ? null : item.createdAt + target.untilS * 1000;
