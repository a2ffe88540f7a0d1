import type { Source } from '../../../shared/domain/visitor.ts';
import { isAllowedOrigin } from './origins.ts';

/** How a visit came about. */
export interface Arrival {
  source: Source;
  /** The `utm_*` values without their prefix. */
  campaign: Record<string, string>;
  /** The referring page without query and fragment, or null where it is unknown or the site itself. */
  referrer: string | null;
}

const utmNames = ['source', 'medium', 'campaign', 'term', 'content'] as const;
const valueLength = 200;

/** Media that somebody pays for by click, view or placement. */
const paidMedium =
  /^(cpc|ppc|cpm|cpv|cpa|display|banner|retargeting|paid([-_ ]\w+)?|paid(search|social|media)|sponsored)$/i;
/** Click ids that only advertisements carry. Facebook's is on every link, so it says nothing. */
const adClickIds = ['gclid', 'gbraid', 'wbraid', 'msclkid', 'dclid'];

/** Search engines by a label of their host; those that exist in many countries keep their label everywhere. */
const searchLabels = [
  'google',
  'bing',
  'duckduckgo',
  'yahoo',
  'baidu',
  'yandex',
  'ecosia',
  'qwant',
  'startpage',
  'kagi',
];
const searchHosts = ['search.brave.com', 'search.naver.com', 'search.seznam.cz', 'swisscows.com', 'you.com'];
/** Hosts that carry a search engine's label and are none. */
const notSearch = /^(mail|docs|drive|calendar|meet|groups|sites|chat)\./;

const isSearch = (host: string): boolean => {
  if (searchHosts.includes(host)) return true;
  if (notSearch.test(host)) return false;
  // The label stands before the public suffix: google.com, google.co.uk, www.google.de; never google.evil.example.
  const [, label] = /(?:^|\.)([a-z0-9-]+)\.(?:[a-z]{2,3}|(?:co|com|net|org|ne|or)\.[a-z]{2})$/.exec(host) ?? [];
  return label !== undefined && searchLabels.includes(label);
};

const campaignOf = (query: URLSearchParams): Record<string, string> => {
  const found: Record<string, string> = {};
  for (const name of utmNames) {
    const value = query.get(`utm_${name}`)?.trim().slice(0, valueLength);
    if (value) found[name] = value;
  }
  return found;
};

/** Reads where a visit came from: paid or campaign by its marks, else search or referral by the referring host, else direct. */
export const readArrival = (url: string, referrer: string, ownOrigins: readonly string[]): Arrival => {
  const query = new URL(url).searchParams;
  const campaign = campaignOf(query);
  const from = URL.canParse(referrer) ? new URL(referrer) : null;
  const foreign = from && /^https?:$/.test(from.protocol) && !isAllowedOrigin(ownOrigins, from.origin) ? from : null;
  const host = foreign ? foreign.hostname.replace(/^www\./, '') : '';
  const label = campaign.campaign ?? campaign.source ?? host;
  const sourceOf = (): Source => {
    if (paidMedium.test(campaign.medium ?? '') || adClickIds.some((id) => query.has(id)))
      return { kind: 'paid', label };
    if (campaign.source !== undefined || campaign.campaign !== undefined) return { kind: 'campaign', label };
    if (host === '') return { kind: 'direct', label: '' };
    return { kind: isSearch(host) ? 'search' : 'referral', label: host };
  };
  return { source: sourceOf(), campaign, referrer: foreign ? foreign.origin + foreign.pathname.slice(0, 500) : null };
};
