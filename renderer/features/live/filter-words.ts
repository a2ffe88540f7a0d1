import type { TFunction } from 'i18next';
import type { LiveFacets, LiveFilter } from '../../../shared/protocol/rep/live.ts';
import { countryName } from '../../lib/visitor-words.ts';

/** What a visitor is chosen by, in the order of the menu. */
export const dimensions = ['pages', 'countries', 'campaigns', 'accounts', 'owners', 'sites'] as const;
export type Dimension = (typeof dimensions)[number];

interface Choice {
  value: string;
  label: string;
  count: number | null;
}

/** A filter's value in the reader's words. What nobody on the sites has now has no name: it is said to be gone. */
export function valueName(
  dimension: Dimension,
  value: string,
  facets: LiveFacets | null,
  t: TFunction<'live'>,
  locale: string,
): string {
  if (dimension === 'owners' && value === 'me') return t('filter.mine');
  if (dimension === 'owners' && value === 'none') return t('filter.noOwner');
  if (dimension === 'accounts' && value === 'unknown') return t('filter.unknownCompany');
  if (dimension === 'countries') return countryName(value, locale);
  if (dimension === 'pages' || dimension === 'campaigns') return value;
  return facets?.[dimension].find((one) => one.value === value)?.label ?? t('filter.gone');
}

/** The choices of a menu: what visitors have now, and what is chosen though nobody has it. */
export function choicesOf(
  dimension: Dimension,
  filter: LiveFilter,
  facets: LiveFacets | null,
  t: TFunction<'live'>,
  locale: string,
): Choice[] {
  const found = (facets?.[dimension] ?? []).map(({ value, count }) => ({ value, count: count as number | null }));
  const always = dimension === 'owners' ? ['me', 'none'] : dimension === 'accounts' ? ['unknown'] : [];
  const values = [...always.map((value) => ({ value, count: null })), ...found];
  for (const value of filter[dimension]) {
    if (!values.some((one) => one.value === value)) values.push({ value, count: null });
  }
  return values.map((one) => ({ ...one, label: valueName(dimension, one.value, facets, t, locale) }));
}

/** The filter with one value of a dimension put in or taken out. */
export function withValue(filter: LiveFilter, dimension: Dimension, value: string, wanted: boolean): LiveFilter {
  const others = filter[dimension].filter((one) => one !== value);
  return { ...filter, [dimension]: wanted ? [...others, value] : others };
}
