import type { TFunction } from 'i18next';
import type { BusinessHours, Queue, RepTraits, RoutingPlan } from '../../../shared/domain/routing-plan.ts';
import { samePlan } from './draft-plan.ts';
import { hoursWords } from './hours-words.ts';
import type { PlanNames } from './plan-names.ts';
import { ruleWords } from './rule-words.ts';

type Words = TFunction<'routing'>;

/** One difference between two plans, in words; `was` and `now` where a sentence changed. */
export interface PlanChange {
  what: string;
  was: string | null;
  now: string | null;
}

interface Named {
  id: string;
  name: string;
}

/** Pairs what two lists have of the same id; what only one has is new or gone. */
function changesOf<T extends Named>(
  kind: 'rule' | 'queue' | 'hours',
  before: readonly T[],
  after: readonly T[],
  words: (one: T, of: 'before' | 'after') => string,
  t: Words,
): PlanChange[] {
  const had = new Map(before.map((one) => [one.id, one]));
  const has = new Set(after.map(({ id }) => id));
  const gone = before
    .filter(({ id }) => !has.has(id))
    .map(({ name }) => ({ what: t(`changes.${kind}.gone`, { name }), was: null, now: null }));
  const kept = after.flatMap((one): PlanChange[] => {
    const old = had.get(one.id);
    if (old === undefined) {
      return [{ what: t(`changes.${kind}.new`, { name: one.name }), was: null, now: words(one, 'after') }];
    }
    const found: PlanChange[] = [];
    if (old.name !== one.name) {
      found.push({ what: t(`changes.${kind}.renamed`, { name: old.name, to: one.name }), was: null, now: null });
    }
    const [was, now] = [words(old, 'before'), words(one, 'after')];
    if (was !== now) found.push({ what: t(`changes.${kind}.other`, { name: one.name }), was, now });
    return found;
  });
  return [...kept, ...gone];
}

/** The rules that both have, in the order of each: whether their order is another. */
function reordered(before: RoutingPlan, after: RoutingPlan): boolean {
  const both = new Set(before.rules.map(({ id }) => id).filter((id) => after.rules.some((rule) => rule.id === id)));
  const order = ({ rules }: RoutingPlan) => rules.map(({ id }) => id).filter((id) => both.has(id));
  return order(before).join() !== order(after).join();
}

/** A queue in words: who is in it, and when it is open. */
export function queueWords({ members, hoursId }: Queue, names: PlanNames, t: Words): string {
  const who =
    members.kind === 'everybody'
      ? t('queue.everybody')
      : members.repIds.length === 0
        ? t('queue.nobody')
        : names.allOf(members.repIds.map((id) => names.rep(id)).toSorted((a, b) => a.localeCompare(b)));
  return hoursId === null ? who : t('queue.within', { who, hours: names.hours(hoursId) });
}

/** A rep's traits in words. */
export function traitsWords(traits: RepTraits | undefined, names: PlanNames, t: Words): string {
  if (traits === undefined) return t('reps.plain');
  const { skills, languages, capacity, weight, voiceWeight } = traits;
  const parts = [
    ...(skills.length > 0 ? [t('reps.hasSkills', { skills: names.allOf(skills) })] : []),
    ...(languages.length > 0
      ? [t('reps.hasLanguages', { languages: names.allOf(languages.map((code) => names.language(code))) })]
      : []),
    ...(capacity !== null ? [t('reps.hasCapacity', { count: capacity })] : []),
    ...(weight !== 1 ? [t('reps.hasWeight', { count: weight })] : []),
    ...(voiceWeight === undefined ? [] : [t('reps.hasVoiceWeight', { count: voiceWeight })]),
  ];
  return parts.length === 0 ? t('reps.plain') : parts.join(t('says.comma'));
}

/** What differs between two plans, in words a person reads before they bring one back. */
export function planChanges(
  before: RoutingPlan,
  after: RoutingPlan,
  names: PlanNames,
  t: Words,
  locale: string,
): PlanChange[] {
  if (samePlan(before, after)) return [];
  const plans = { before, after };
  const changes = changesOf(
    'rule',
    before.rules,
    after.rules,
    (rule, of) => {
      const sentence = ruleWords(rule, plans[of].rules.at(-1)?.id === rule.id, names, t);
      const extra = [
        ...(rule.priority > 0 ? [t('changes.priority', { priority: rule.priority })] : []),
        ...(rule.enabled ? [] : [t('changes.off')]),
      ];
      return [sentence, ...extra].join(' ');
    },
    t,
  );
  if (reordered(before, after)) {
    changes.push({
      what: t('changes.order'),
      was: null,
      now: after.rules.map(({ name }) => name).join(t('changes.before')),
    });
  }
  changes.push(
    ...changesOf('queue', before.queues, after.queues, (queue) => queueWords(queue, names, t), t),
    ...changesOf('hours', before.hours, after.hours, (hours: BusinessHours) => hoursWords(hours, t, locale), t),
  );
  const reps = new Set([...Object.keys(before.traits), ...Object.keys(after.traits)]);
  for (const id of reps) {
    const [was, now] = [traitsWords(before.traits[id], names, t), traitsWords(after.traits[id], names, t)];
    if (was !== now) changes.push({ what: t('changes.rep', { name: names.rep(id) }), was, now });
  }
  return changes;
}
