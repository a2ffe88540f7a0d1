import type { PersonRef } from '../../../shared/domain/person.ts';
import type { Etiquette } from '../../../shared/domain/pounce.ts';
import type { VisitorCard, VisitorConnection } from '../../../shared/domain/visitor.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { PageView } from '../../../shared/protocol/visitor/contract.ts';
import type { Teaser } from '../../../shared/protocol/visitor/pounce.ts';
import type { Tx } from '../../db/tx.ts';
import type { VisitorActor } from '../actor.ts';
import { networkOf } from '../companies/network-of.ts';
import type { Core } from '../core.ts';
import type { PounceRow } from '../pounce/pounce-repository.ts';
import type { Timers } from '../timers.ts';
import { type VisitorWords, visitorWords } from '../words/visitor-words.ts';
import { type AdmissionPorts, createAdmission } from './admission.ts';
import { consentOf } from './consent-of.ts';
import type { DecidesOn } from './floor-rank.ts';
import { Leases } from './leases.ts';
import { isAllowedOrigin } from './origins.ts';
import { teaserOf, withPounce } from './pounce-memory.ts';
import type { WidgetSite } from './site-directory.ts';
import { type Arrival, readArrival } from './source.ts';
import { createVisitEnds, type VisitorGone } from './visit-ends.ts';
import type { VisitRules } from './visit-rules.ts';
import { closeTab, type Look, lookAt, type Step } from './visit-steps.ts';
import { followAccounts } from './visitor-accounts.ts';
import { type CompanySource, createVisitorCompany } from './visitor-company.ts';
import { createVisitorIdentity } from './visitor-identity.ts';
import { createVisitorJoins } from './visitor-joins.ts';
import { currentPage, type Page, renamePerson, type VisitorRecord } from './visitor-record.ts';
import { createVisitorRegistry } from './visitor-registry.ts';
import { loadRecord, mirror, writeChanges } from './visitor-rows.ts';
import { personById, readVisitorsInConversation, readWaitingSince } from './visitors-repository.ts';

export interface VisitorsPorts extends AdmissionPorts {
  timers: Timers;
  rules: VisitRules;
  pounces: {
    etiquette(): Etiquette;
    /** A visitor on the floor came or changed: a rule may want to pounce them. */
    shown(card: VisitorCard): void;
  };
  /** Who may know which company a visitor comes from. */
  companies: CompanySource;
  /** Which pages lift a visitor on the floor. */
  decidesOn: DecidesOn;
  /** A stored visitor came, stepped away or left: experiences note a drop-off, routing keeps or rescinds. */
  leaseMoved(tx: Tx, visitorId: string, connection: VisitorConnection): Promise<void>;
  /** A stored visitor has been off the site for as long as ends a visit. */
  visitorGone: VisitorGone;
  /** False once nobody stands behind the visitors to practise on. */
  practiceIsOn(): boolean;
}

/** The page a tab shows, for what happens on it. */
export interface PageNow {
  page: Page;
  visitId: string;
  /** False while nothing of the visitor is kept. */
  stored: boolean;
}

const direct: Arrival = { source: { kind: 'direct', label: '' }, campaign: {}, referrer: null };

/**
 * Who is on the sites: leases, visits, pages, and what is known of each visitor. Before their first act a visitor lives in
 * memory, unless the site vouches for consent; the rows follow from memory, and memory from the rows after a start.
 */
export const createVisitors = (core: Core, ports: VisitorsPorts) => {
  const { store, board, clock, ids, log } = core;
  const { sites, tokens, rules, timers } = ports;
  const registry = createVisitorRegistry(core, (id) => leases.connectionOf(id), ports.decidesOn, ports.pounces);
  const identity = createVisitorIdentity(registry, sites);
  const seekCompany = createVisitorCompany(core, registry, ports.companies);
  const ends = createVisitEnds(core, registry, rules, ports.visitorGone);
  const stops: (() => void)[] = [];
  let stopped = false;

  const leases = new Leases({
    timers,
    leaseMs: (id) => {
      const record = registry.get(id);
      if (record?.facts.profile.practice && !ports.practiceIsOn()) return 0;
      return record?.browser.device === 'phone' ? rules.phoneLeaseMs : rules.leaseMs;
    },
    moved: (id, connection) => moved(id, connection),
  });

  const joins = createVisitorJoins(core, registry, leases);

  const moved = (id: string, connection: VisitorConnection): void => {
    const record = registry.get(id);
    if (!record) return;
    if (connection === 'here') record.arrived = true;
    record.awaySince = connection === 'here' ? null : (record.awaySince ?? clock.now());
    registry.refresh(id);
    if (!record.arrived) {
      registry.release(record);
      return;
    }
    const told = registry.soon(id, async (tx) => {
      if (!record.loaded) await loadRecord(tx, record);
      if (!record.facts.stored) return;
      await ports.leaseMoved(tx, id, connection);
      if (record.conversation) await tx.signal('visitor.changed', { visitorId: id });
    });
    if (connection === 'left') void told.then(() => registry.release(record));
  };

  const apply = async (tx: Tx, record: VisitorRecord, { facts, changes }: Step): Promise<void> => {
    mirror(tx, record, facts);
    if (record.facts.stored) await writeChanges(tx, record, changes);
  };

  const look = async (tx: Tx, record: VisitorRecord, site: WidgetSite, at: Look, arrival: () => Arrival) => {
    if (!record.loaded) await loadRecord(tx, record);
    if (consentOf(site, record.ground) === 'implied') await identity.remember(tx, record.id);
    const step = lookAt(record, at, tx.now, rules, { id: ids.next, arrival, place: record.place });
    record.activeAt = tx.now;
    await apply(tx, record, step);
  };

  /** An act without a page view: a visit that had run out begins again on the page that is open. */
  const touched = (visitorId: string): void => {
    const record = registry.get(visitorId);
    if (!record) return;
    const site = sites.byId(record.siteId);
    const tab = record.facts.tabs.at(-1);
    if (!record.facts.visit && tab && site && consentOf(site, record.ground) !== 'off') {
      void registry.soon(visitorId, (tx) => look(tx, record, site, { tabId: tab.id, ...tab.page }, () => direct));
    } else record.activeAt = clock.now();
  };

  const waitGoesOn = (record: VisitorRecord, conversationId: string): void => {
    const read = async (): Promise<void> => {
      const waitingSince = await readWaitingSince(store.k, conversationId);
      const { conversation } = record;
      if (waitingSince === null || conversation?.id !== conversationId || conversation.phase !== 'waiting') return;
      record.conversation = { ...conversation, waitingSince };
      registry.refresh(record.id);
    };
    read().catch((error: unknown) => log.error('a wait was not brought up to date', { error }));
  };

  const rename = async (personId: string): Promise<void> => {
    const person: PersonRef | undefined = await store.run((tx) => tx.get(personById, { id: personId }));
    if (!person) return;
    for (const record of registry.all()) if (renamePerson(record, person)) registry.refresh(record.id);
  };

  stops.push(
    board.after('conversation.appended', ({ conversation, entry }) => {
      const record = registry.get(conversation.visitorId);
      if (!record) return;
      if (entry.type === 'message' && entry.sender.kind === 'visitor') touched(record.id);
      const known = record.conversation;
      const { id, phase, rep } = conversation;
      if (known?.id === id && known.phase === phase && known.rep?.id === rep?.id) return;
      // Another one that ended is not the one that runs.
      if (phase === 'closed' && known && known.id !== id) return;
      const waitingSince = phase === 'waiting' ? (known?.waitingSince ?? entry.at) : null;
      const met = rep !== null || (known?.id === id && known.met);
      record.conversation = phase === 'closed' ? null : { id, phase, rep, waitingSince, met };
      registry.refresh(record.id);
      if (known?.id !== id) seekCompany(record.id);
      if (phase === 'waiting' && met) waitGoesOn(record, id);
    }),
    board.after('visitor.changed', ({ visitorId }) => {
      registry.refresh(visitorId);
      seekCompany(visitorId);
    }),
    board.after('person.changed', ({ personId }) => {
      rename(personId).catch((error: unknown) => log.error('a name was not brought up to date', { error }));
    }),
    // Who was switched off does not come back, so nobody waits for them.
    board.after('settings.changed', () => {
      if (ports.practiceIsOn()) return;
      for (const record of registry.all()) if (record.facts.profile.practice) leases.lapse(record.id);
    }),
    board.after('visitor.erased', ({ visitorId }) => {
      leases.forget(visitorId);
      registry.forget(visitorId);
    }),
    joins.stop,
    followAccounts(core, registry),
    () => leases.stop(),
    () => sites.stop(),
  );

  const every = (ms: number, work: () => Promise<void>): (() => void) => {
    const again = (): (() => void) =>
      timers.after(ms, () => {
        const done = () => {
          if (!stopped) stop = again();
        };
        work().then(done, (error: unknown) => {
          log.error('visits were not swept', { error });
          done();
        });
      });
    let stop = again();
    return () => stop();
  };

  return {
    floor: registry.floor,
    join: joins.join,
    sweep: ends.sweep,
    touched,
    ...identity,

    /** Exchanges a secret for a token. */
    exchange: createAdmission(clock, ports),

    /** Whom a token lets in from an address, of which the place alone is kept; null for one that is forged, expired or of a site that is gone. */
    admit: async (token: string, address = ''): Promise<{ visitorId: string; siteId: string } | null> => {
      const claims = tokens.verify(token);
      if (!claims || !sites.byId(claims.siteId) || stopped) return null;
      const { visitorId: own, siteId, secretHash, practice, tongue, country, refuses, ...browser } = claims;
      const visitorId = ports.standsFor(own);
      if (ports.isBlocked(visitorId)) return null;
      const record =
        registry.get(visitorId) ??
        registry.add({ id: visitorId, siteId, browser, secretHash, practice: practice ?? false });
      record.browser = browser;
      record.ground = { country: country ?? null, refuses: refuses ?? false };
      record.tongue = tongue ?? 'en';
      record.place = ports.geoIp(address);
      record.network = ports.companies.isOn() ? networkOf(address) : null;
      leases.expect(visitorId);
      return { visitorId, siteId };
    },

    socketOpened: ({ visitorId }: VisitorActor, tabId: string): void => leases.opened(visitorId, tabId),

    socketClosed: ({ visitorId }: VisitorActor, tabId: string): void => {
      const id = leases.has(visitorId, tabId) ? visitorId : (joins.formerly(visitorId) ?? visitorId);
      const record = registry.get(id);
      if (!leases.closed(id, tabId) || !record) return;
      void registry.soon(id, (tx) => apply(tx, record, closeTab(record.facts, tabId, tx.now)));
    },

    /** The visitor looks at a page. Nothing of it is kept where consent says so. */
    pageView: async (actor: VisitorActor, tabId: string, view: PageView): Promise<Result<Record<string, never>>> => {
      const site = sites.byId(actor.siteId);
      const record = registry.get(actor.visitorId);
      if (!site || !record) return fail('unavailable', 'the visitor is not here');
      const url = new URL(view.url);
      if (!isAllowedOrigin(site.origins, url.origin)) return fail('forbidden', 'the page is not on the site');
      await registry.run(actor.visitorId, async (tx) => {
        await sites.viewed(tx, site);
        if (consentOf(site, record.ground) === 'off') return;
        const at = { tabId, path: url.pathname, title: view.title.trim() };
        await look(tx, record, site, at, () => readArrival(view.url, view.referrer, site.origins));
      });
      seekCompany(actor.visitorId);
      return ok({});
    },

    /** The visitor agrees to be remembered. Where the site tracks nobody there is nothing to agree to. */
    agree: async ({ visitorId, siteId }: VisitorActor): Promise<Result<Record<string, never>>> => {
      const site = sites.byId(siteId);
      const record = registry.get(visitorId);
      if (!site || !record) return fail('unavailable', 'the visitor is not here');
      if (consentOf(site, record.ground) !== 'off')
        await registry.run(visitorId, (tx) => identity.remember(tx, visitorId));
      seekCompany(visitorId);
      return ok({});
    },

    connectionOf: (visitorId: string): VisitorConnection => leases.connectionOf(visitorId),
    /** Everybody whose browser is here, or those of them whose open conversation is with the rep. */
    here: (repId?: string): string[] =>
      registry
        .all()
        .filter(({ id, conversation }) => {
          const concerned = repId === undefined || conversation?.rep?.id === repId;
          return concerned && leases.connectionOf(id) === 'here';
        })
        .map((record) => record.id),
    cardOf: registry.cardOf,
    recordOf: registry.get,

    /** A pounce came to stand as its row says. */
    pounced: async (tx: Tx, row: PounceRow): Promise<void> => {
      const record = registry.get(row.visitor_id);
      if (record) mirror(tx, record, { ...record.facts, pounces: withPounce(record.facts.pounces, row) });
      await tx.signal('visitor.changed', { visitorId: row.visitor_id });
    },
    /** What the visitor sees of a pounce. */
    teaserOf: (visitorId: string): Teaser | null => {
      const record = registry.get(visitorId);
      return record ? teaserOf(record.facts.pounces) : null;
    },
    /** The settings changed: the etiquette may say otherwise of those who were pounced. */
    etiquetteChanged: (): void => {
      for (const { id, facts } of registry.all()) if (facts.pounces.past.sent.length > 0) registry.refresh(id);
    },

    /** What a tab shows now, or null where pages are not tracked. */
    pageOf: (visitorId: string, tabId: string): PageNow | null => {
      const facts = registry.get(visitorId)?.facts;
      const page = facts?.tabs.find((tab) => tab.id === tabId)?.page;
      return facts?.visit && page ? { page, visitId: facts.visit.id, stored: facts.stored } : null;
    },

    /** What the router says to the visitor, in the language the widget speaks to them. */
    wordsOf: (visitorId: string): VisitorWords => {
      const record = registry.get(visitorId);
      if (!record) return visitorWords('en');
      return visitorWords(record.tongue, sites.byId(record.siteId)?.texts[record.tongue]);
    },

    /** The path the visitor looks at. */
    currentPath: (visitorId: string): string | null => {
      const facts = registry.get(visitorId)?.facts;
      return (facts && currentPage(facts)?.path) ?? null;
    },

    /** Expects back the visitors of open conversations, whose leases count from now, and begins to end visits. */
    start: async (): Promise<void> => {
      const startedAt = clock.now();
      for (const row of await readVisitorsInConversation(store.k)) {
        if (registry.get(row.id)) continue;
        const browser = { locale: null, zone: null, device: row.device };
        registry.add({ id: row.id, siteId: row.site_id, browser, secretHash: null, practice: false }).arrived = true;
        leases.expect(row.id);
      }
      stops.push(
        every(rules.sweepMs, ends.sweep),
        timers.after(rules.offSiteMs, () => {
          ends.endOrphans(startedAt).catch((error: unknown) => log.error('old visits were not ended', { error }));
        }),
      );
    },

    /** Says nothing more: the visitors of a router that stops come back to it. */
    stop: (): void => {
      stopped = true;
      for (const stop of stops.splice(0)) stop();
    },
  };
};

export type Visitors = ReturnType<typeof createVisitors>;
