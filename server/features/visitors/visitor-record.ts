import type { Conversation } from '../../../shared/domain/conversation.ts';
import type { Attributes } from '../../../shared/domain/identity.ts';
import type { LocaleTag } from '../../../shared/domain/locales.ts';
import type { PersonRef } from '../../../shared/domain/person.ts';
import type { Etiquette } from '../../../shared/domain/pounce.ts';
import type { Instant } from '../../../shared/domain/scalars.ts';
import type { Company, VisitorCard, VisitorConnection } from '../../../shared/domain/visitor.ts';
import type { ConsentGround } from './consent-of.ts';
import type { GeoPlace } from './geo-ip.ts';
import { type PounceMemory, pounceFacts } from './pounce-memory.ts';
import type { Arrival } from './source.ts';

/** One look at one page; the id is the row's, if it is kept. */
export interface Page {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly at: Instant;
}

export interface Visit extends Arrival {
  readonly id: string;
  readonly startedAt: Instant;
  readonly landingPath: string;
}

export interface Profile {
  readonly secretHash: string;
  readonly name: string | null;
  readonly email: string | null;
  /** The company's own id of them, once its website has proved it. */
  readonly externalId: string | null;
  readonly attributes: Attributes;
  readonly city: string | null;
  readonly country: string | null;
  readonly company: Company | null;
  readonly visits: number;
  readonly firstSeenAt: Instant;
  readonly practice: boolean;
}

/** What the browser said of itself when it last came. */
export type Browser = Pick<VisitorCard, 'locale' | 'zone' | 'device'>;

/**
 * What memory mirrors of a visitor's rows, or holds instead of rows before the first act. It is replaced as a whole and
 * never changed, so that a rolled back command puts back what was.
 */
export interface VisitorFacts {
  /** True where the visitor has a row. */
  readonly stored: boolean;
  readonly profile: Profile;
  readonly visit: Visit | null;
  /** The page each open tab shows. */
  readonly tabs: readonly { readonly id: string; readonly page: Page }[];
  /** The page of the tab that closed last: shown again soon, it is the same look at it. */
  readonly leftPage: { readonly page: Page; readonly at: Instant } | null;
  readonly pounces: PounceMemory;
}

/** What the floor shows of a visitor's open conversation. */
export interface OpenTalk extends Pick<Conversation, 'id' | 'phase' | 'rep'> {
  /** Since when the visitor waits for a rep, while they do. */
  readonly waitingSince: Instant | null;
  /** True once a rep was in it: who waits after that may have waited all the while. */
  readonly met: boolean;
}

/** A visitor with a socket, or without one for so short a time that they may come back. */
export interface VisitorRecord {
  readonly id: string;
  readonly siteId: string;
  readonly arrivedAt: Instant;
  browser: Browser;
  /** Whose words the widget speaks to them. */
  tongue: LocaleTag;
  /** What the consent that holds for them hangs on. */
  ground: ConsentGround;
  /** Where the address is that the visitor came by; read when the socket opened, and the address itself forgotten. */
  place: GeoPlace | null;
  /** The network of that address, while somebody may know whose it is. */
  network: string | null;
  facts: VisitorFacts;
  /** True once the rows were read. */
  loaded: boolean;
  /** The last act of the visitor. */
  activeAt: Instant;
  /** Since when no socket is there. */
  awaySince: Instant | null;
  /** False for a token without a socket so far: nobody needs to hear that nobody came. */
  arrived: boolean;
  conversation: OpenTalk | null;
}

/** The page looked at last of those that are open, or that was until a moment ago: a reload is no reason to flicker. */
export const currentPage = ({ tabs, leftPage }: VisitorFacts): Page | null =>
  tabs.reduce<Page | null>((latest, { page }) => (latest === null || page.at >= latest.at ? page : latest), null) ??
  leftPage?.page ??
  null;

const activities: Record<Conversation['phase'], VisitorCard['activity']> = {
  bot: 'bot',
  waiting: 'waiting',
  overflow: 'booking',
  active: 'chatting',
  closed: 'browsing',
};

/** The visitor as lists show them. */
export const cardOf = (
  record: VisitorRecord,
  connection: VisitorConnection,
  { etiquette, now }: { etiquette: Etiquette; now: Instant },
): VisitorCard => {
  const { profile, visit } = record.facts;
  const page = currentPage(record.facts);
  const { conversation } = record;
  return {
    id: record.id,
    siteId: record.siteId,
    name: profile.name,
    email: profile.email,
    city: profile.city,
    country: profile.country,
    ...record.browser,
    company: profile.company,
    visits: Math.max(1, profile.visits),
    source: visit?.source ?? { kind: 'direct', label: '' },
    page: page ? { path: page.path, title: page.title, since: page.at } : null,
    visitStartedAt: visit?.startedAt ?? record.arrivedAt,
    activity: conversation ? activities[conversation.phase] : 'browsing',
    connection,
    waitingSince: conversation?.waitingSince ?? null,
    practice: profile.practice,
    conversationId: conversation?.id ?? null,
    rep: conversation?.rep ?? null,
    ...pounceFacts(record.facts.pounces, visit?.id ?? null, etiquette, now),
  };
};

/** Puts a person's new name and photo where the record shows the old ones; true where it did. */
export const renamePerson = (record: VisitorRecord, person: PersonRef): boolean => {
  let changed = false;
  if (record.conversation?.rep?.id === person.id) {
    record.conversation = { ...record.conversation, rep: person };
    changed = true;
  }
  const { company } = record.facts.profile;
  if (company?.owner?.id === person.id) {
    const profile = { ...record.facts.profile, company: { ...company, owner: person } };
    record.facts = { ...record.facts, profile };
    changed = true;
  }
  const { pounces } = record.facts;
  if (pounces.live?.rep.id === person.id) {
    record.facts = { ...record.facts, pounces: { ...pounces, live: { ...pounces.live, rep: person } } };
    changed = true;
  }
  return changed;
};
