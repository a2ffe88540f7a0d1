import type { TFunction } from 'i18next';
import type { RoutingRule, Target } from '../../../shared/domain/routing-plan.ts';
import { conditionWords } from './condition-words.ts';
import type { PlanNames } from './plan-names.ts';

type Words = TFunction<'routing'>;

/** One step as a clause: *to DACH, longest idle first, for 30 s*. */
export function targetWords(target: Target, isFirst: boolean, names: PlanNames, t: Words): string {
  const { ownerFirst, previousRepFirst, sameLanguageFirst, waterfall, skills, untilS, skipIf, strategy } = target;
  const parts: string[] = [];
  if (ownerFirst !== null) {
    const seconds = ownerFirst.aloneS;
    parts.push(
      ownerFirst.fallbackRepId === null
        ? t('says.owner', { seconds })
        : t('says.ownerElse', { seconds, rep: names.rep(ownerFirst.fallbackRepId) }),
    );
  }
  if (previousRepFirst !== null) parts.push(t('says.previousRep', { seconds: previousRepFirst.aloneS }));
  if (sameLanguageFirst !== null) parts.push(t('says.sameLanguage', { seconds: sameLanguageFirst.aloneS }));
  const whole = [t(`says.strategy.${strategy}`, { queue: names.queue(target.queueId) })];
  if (skills.length > 0) whole.push(t('says.skills', { skills: names.allOf(skills) }));
  if (waterfall !== null && strategy !== 'manual') whole.push(t('says.waterfall', { count: waterfall.attempts }));
  if (untilS !== null) whole.push(t(isFirst ? 'says.for' : 'says.until', { seconds: untilS }));
  if (skipIf !== 'never') whole.push(t(`says.skipIf.${skipIf}`));
  parts.push(whole.join(t('says.comma')));
  return parts.join(t('says.then'));
}

/** When a rule holds: *the page starts with /pricing and the country is Germany*. */
export function whenWords({ when }: RoutingRule, names: PlanNames, t: Words): string {
  return names.allOf(when.map((condition) => conditionWords(condition, names, t)));
}

/** What a rule does: *offer to DACH …; then …; book a meeting after 60 s*. */
export function doesWords({ targets, overflowS }: RoutingRule, names: PlanNames, t: Words): string {
  const steps = targets.map((target, index) => targetWords(target, index === 0, names, t)).join(t('says.then'));
  const end = overflowS === null ? t('says.noOverflow') : t('says.overflow', { seconds: overflowS });
  return t('says.does', { steps, end });
}

/** A rule in one sentence. */
export function ruleWords(rule: RoutingRule, isLast: boolean, names: PlanNames, t: Words): string {
  const does = doesWords(rule, names, t);
  if (isLast) return t('says.otherwise', { does });
  if (rule.when.length === 0) return t('says.always', { does });
  return t('says.when', { when: whenWords(rule, names, t), does });
}
