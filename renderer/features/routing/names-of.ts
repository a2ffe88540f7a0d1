import type { TFunction } from 'i18next';
import type { RoutingPlan } from '../../../shared/domain/routing-plan.ts';
import { countryName, languageName } from '../../lib/visitor-words.ts';
import type { PlanNames } from './plan-names.ts';

interface Named {
  id: string;
  name: string;
}

interface Around {
  people: readonly Named[];
  sites: readonly Named[];
  accounts: Readonly<Record<string, string>>;
}

/** What the ids of some plans are called; an earlier plan's names go before a later one's. */
export function namesOf(
  plans: readonly RoutingPlan[],
  { people, sites, accounts }: Around,
  t: TFunction<'routing'>,
  locale: string,
): PlanNames {
  const table = (lists: readonly (readonly Named[])[]): Map<string, string> =>
    new Map(lists.toReversed().flatMap((list) => list.map(({ id, name }) => [id, name])));
  const queues = table(plans.map((plan) => plan.queues));
  const hours = table(plans.map((plan) => plan.hours));
  const [reps, places] = [table([people]), table([sites])];
  const list = (type: 'conjunction' | 'disjunction') => {
    const format = new Intl.ListFormat(locale, { type });
    return (words: readonly string[]) => format.format(words);
  };
  return {
    queue: (id) => queues.get(id) ?? t('gone.queue'),
    hours: (id) => hours.get(id) ?? t('gone.hours'),
    rep: (id) => reps.get(id) ?? t('gone.rep'),
    site: (id) => places.get(id) ?? t('gone.site'),
    account: (id) => accounts[id] ?? t('gone.account'),
    country: (code) => countryName(code, locale),
    language: (code) => languageName(code, locale) ?? code,
    anyOf: list('disjunction'),
    allOf: list('conjunction'),
  };
}
