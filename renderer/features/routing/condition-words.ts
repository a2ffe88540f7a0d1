import type { TFunction } from 'i18next';
import type { Condition } from '../../../shared/domain/routing-plan.ts';
import type { PlanNames } from './plan-names.ts';

type Words = TFunction<'routing'>;

/** One value of a condition in the reader's words. */
export function valueWords(condition: Condition, value: string, names: PlanNames, t: Words): string {
  switch (condition.on) {
    case 'site':
      return names.site(value);
    case 'account':
      return names.account(value);
    case 'language':
      return names.language(value);
    case 'country':
      return names.country(value);
    case 'device':
      return t(`device.${value as 'desktop'}`);
    case 'segment':
      return t(`segment.${value as 'new'}`);
    default:
      return value;
  }
}

/** A condition as it stands in the rule's sentence: *the page starts with /pricing*. */
export function conditionWords(condition: Condition, names: PlanNames, t: Words): string {
  if (condition.on === 'time') {
    return t(`says.time.${condition.op}`, { hours: names.hours(condition.hoursId) });
  }
  const values =
    condition.values.length === 0
      ? t('says.nothing')
      : names.anyOf(
          shortened(
            condition.values.map((value) => valueWords(condition, value, names, t)),
            t,
          ),
        );
  if (condition.on === 'segment') return t(`says.segment.${condition.op}`, { values });
  const subject =
    condition.on === 'answer'
      ? t('says.answer', { step: condition.step })
      : condition.on === 'attribute'
        ? t('says.attribute', { name: condition.attribute || t('says.nothing') })
        : t(`says.subject.${condition.on}`);
  return t(`says.op.${condition.op}`, { subject, values });
}

const shown = 4;

/** The first few, and how many more. */
function shortened(words: readonly string[], t: Words): string[] {
  if (words.length <= shown + 1) return [...words];
  return [...words.slice(0, shown), t('says.more', { count: words.length - shown })];
}
