import type { LiveFilter, LiveParams } from '../../../shared/protocol/rep/live.ts';
import type { Place } from './live-place.ts';
import { isIn } from './live-scopes.ts';

/** Which visitors a window wants, whoever asks: *me* is a person's id here. */
export type LiveQuery = Omit<LiveParams, 'limit'>;

type Matches = (place: Place) => boolean;

const anyOf = (wanted: readonly string[], valueFor: (place: Place) => string | null | undefined): Matches | null => {
  if (wanted.length === 0) return null;
  const values = new Set(wanted);
  return (place) => values.has(valueFor(place) ?? '');
};

const onPages = (wanted: readonly string[]): Matches | null => {
  if (wanted.length === 0) return null;
  const exact = new Set(wanted.filter((path) => !path.endsWith('*')));
  const beginnings = wanted.filter((path) => path.endsWith('*')).map((path) => path.slice(0, -1));
  return ({ card: { page } }) =>
    page !== null && (exact.has(page.path) || beginnings.some((beginning) => page.path.startsWith(beginning)));
};

const visitsAre = (visits: LiveFilter['visits']): Matches | null =>
  visits === 'any' ? null : ({ card }) => card.visits > 1 === (visits === 'returning');

/** The campaign or paid placement a visit came by, or null. */
export const campaignOf = ({ card: { source } }: Pick<Place, 'card'>): string | null =>
  (source.kind === 'campaign' || source.kind === 'paid') && source.label !== '' ? source.label : null;

const found = (search: string): Matches | null => {
  const words = search.toLowerCase();
  if (words === '') return null;
  return ({ card }) =>
    [card.name, card.email, card.company?.name, card.page?.path, card.page?.title, card.source.label, card.city].some(
      (text) => text?.toLowerCase().includes(words),
    );
};

/** Which visitors match all that the query asks. */
export const matcher = ({ scope, filter, search }: LiveQuery): Matches => {
  const asked = [
    scope === 'all' ? null : (place: Place) => isIn(place.scopes, scope),
    anyOf(filter.sites, ({ card }) => card.siteId),
    onPages(filter.pages),
    anyOf(filter.countries, ({ card }) => card.country),
    anyOf(filter.campaigns, campaignOf),
    anyOf(filter.accounts, ({ card }) => card.company?.accountId ?? 'unknown'),
    anyOf(filter.owners, ({ card }) => card.company?.owner?.id ?? 'none'),
    visitsAre(filter.visits),
    found(search),
  ].filter((matches) => matches !== null);
  return asked.length === 0 ? () => true : (place) => asked.every((matches) => matches(place));
};

/** Puts the asking rep's id where the filter says *me*. */
export const forRep = <Q extends LiveQuery>(query: Q, repId: string): Q =>
  query.filter.owners.includes('me')
    ? {
        ...query,
        filter: { ...query.filter, owners: query.filter.owners.map((owner) => (owner === 'me' ? repId : owner)) },
      }
    : query;

/** The same for two queries exactly where they want the same. */
export const keyOf = ({ scope, filter, order, search, grouped }: LiveQuery): string => {
  const { sites, pages, countries, campaigns, accounts, owners, visits } = filter;
  const lists = [sites, pages, countries, campaigns, accounts, owners].map((list) => [...list].sort());
  return JSON.stringify([scope, order, grouped, search.toLowerCase(), visits, lists]);
};
