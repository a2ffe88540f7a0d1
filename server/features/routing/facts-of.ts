import * as z from 'zod';
import type { Attributes } from '../../../shared/domain/identity.ts';
import { noFacts, type RoutingFacts } from '../../../shared/domain/routing-facts.ts';
import type { Tx } from '../../db/tx.ts';
import { factsOfVisitor } from './facts-repository.ts';

/** What whoever asks on behalf of a visitor knows of the moment. */
export interface AskedAt {
  /** They asked to be called: only who takes calls is offered them. */
  byVoice?: boolean;
  /** The path of the page the visitor asks from. */
  page?: string | null;
  /** What they answered so far, by step of the experience. */
  answers?: Record<string, string>;
}

/** What else rules ask about. */
export interface AskedAbout {
  /** The attributes that the plan names. */
  attributes?: readonly string[];
}

const Campaign = z.record(z.string(), z.string());

/** The primary subtag of a locale, `pt` of `pt-BR`; null where it is none. */
export const languageOf = (locale: string | null): string | null =>
  /^([a-z]{2,3})(?:[-_]|$)/i.exec(locale ?? '')?.[1]?.toLowerCase() ?? null;

/** The host of a referring page as people name it: without `www`. */
export const hostOf = (referrer: string | null): string | null =>
  referrer !== null && URL.canParse(referrer) ? new URL(referrer).hostname.replace(/^www\./, '') || null : null;

const utmOf = (campaign: string | null): Record<string, string> => {
  // Most visitors come by none.
  if (campaign === null || campaign === '{}') return {};
  const values = Campaign.parse(JSON.parse(campaign));
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`utm_${name}`, value]));
};

/** Of what the website says of a visitor only what is asked about, as text; nothing where none of it is known. */
export const attributesOf = (stored: string, asked: readonly string[]): Pick<RoutingFacts, 'attributes'> => {
  if (asked.length === 0 || stored === '{}') return {};
  const said = JSON.parse(stored) as Attributes;
  const known = asked.flatMap((name) => (Object.hasOwn(said, name) ? [[name, String(said[name])] as const] : []));
  return known.length === 0 ? {} : { attributes: Object.fromEntries(known) };
};

/** What rules can ask about a visitor, read inside the command in which they ask for a rep. */
export const factsOf = async (
  tx: Tx,
  visitorId: string,
  { page, answers, attributes = [] }: AskedAt & AskedAbout = {},
): Promise<RoutingFacts> => {
  const asked = { page: page?.replace(/[?#].*$/, '') ?? null, answers: answers ?? {} };
  const row = await tx.get(factsOfVisitor, { visitorId });
  if (!row) return { ...noFacts, ...asked };
  return {
    ...asked,
    siteId: row.site_id,
    referrer: hostOf(row.referrer),
    utm: utmOf(row.campaign),
    language: languageOf(row.locale),
    country: row.country,
    device: row.device,
    accountId: row.account_id,
    target: row.target === 1,
    ownerId: row.owner_id,
    previousRepId: row.previous_rep_id,
    returning: row.visits > 1,
    identified: row.email !== null,
    ...attributesOf(row.attributes, attributes),
  };
};
