import * as z from 'zod';
import { Attributes } from '../../../shared/domain/identity.ts';
import type { Company } from '../../../shared/domain/visitor.ts';
import type { Tx } from '../../db/tx.ts';
import { companyDomain } from '../companies/free-mail.ts';
import { readPounceMemory } from './pounce-memory.ts';
import type { Changes } from './visit-steps.ts';
import type { Page, Visit, VisitorFacts, VisitorRecord } from './visitor-record.ts';
import {
  accountByDomain,
  insertVisitor,
  openConversation,
  setAccount,
  setBrowser,
  setLastSeen,
  visitorById,
} from './visitors-repository.ts';
import {
  closeVisit,
  insertPageView,
  insertVisit,
  lastPageOf,
  leaveAllPages,
  openVisitOf,
  setLeft,
  touchVisit,
} from './visits-repository.ts';

const Campaign = z.record(z.string(), z.string());

/** Replaces what memory mirrors; a rolled back command puts back what was. */
export const mirror = (tx: Tx, record: VisitorRecord, facts: VisitorFacts): void => {
  const before = record.facts;
  record.facts = facts;
  tx.onRollback(() => {
    record.facts = before;
  });
};

interface AccountColumns {
  account_id: string | null;
  account_name: string | null;
  account_target: number | null;
  owner_id: string | null;
  owner_name: string | null;
  owner_photo: string | null;
}

/** The company of joined account columns. */
export const companyOf = (row: AccountColumns): Company | null =>
  row.account_id === null || row.account_name === null
    ? null
    : {
        accountId: row.account_id,
        name: row.account_name,
        target: row.account_target === 1,
        owner:
          row.owner_id !== null && row.owner_name !== null
            ? { id: row.owner_id, name: row.owner_name, photo: row.owner_photo }
            : null,
      };

/** The company whose domain the e-mail address has: the account list may have learned of it since they gave it. */
const companyOfEmail = async (tx: Tx, { id, email }: { id: string; email: string | null }): Promise<Company | null> => {
  const domain = email === null ? null : companyDomain(email);
  const account = domain === null ? undefined : await tx.get(accountByDomain, { domain });
  if (!account) return null;
  await tx.run(setAccount, { id, accountId: account.account_id });
  return companyOf(account);
};

const readVisit = async (tx: Tx, visitorId: string): Promise<Visit | null> => {
  const row = await tx.get(openVisitOf, { visitorId });
  return row
    ? {
        id: row.id,
        startedAt: row.started_at,
        landingPath: row.landing_path,
        source: { kind: row.source_kind, label: row.source_label },
        campaign: Campaign.parse(JSON.parse(row.campaign)),
        referrer: row.referrer,
      }
    : null;
};

/** Reads a visitor's rows into memory; one without a row is as new as memory says. */
export const loadRecord = async (tx: Tx, record: VisitorRecord): Promise<void> => {
  const row = await tx.get(visitorById, { id: record.id });
  record.loaded = true;
  tx.onRollback(() => {
    record.loaded = false;
  });
  // Who has no row may have been pounced all the same, before the router started anew.
  const pounces = await readPounceMemory(tx, record.id);
  if (pounces.live) await tx.signal('visitor.changed', { visitorId: record.id });
  if (!row) {
    if (pounces.past.sent.length > 0 || pounces.live) mirror(tx, record, { ...record.facts, pounces });
    return;
  }
  const visit = await readVisit(tx, row.id);
  const page = visit ? await tx.get(lastPageOf, { visitorId: row.id }) : undefined;
  const conversation = await tx.get(openConversation, { visitorId: row.id });
  // The page was looked at when the router stopped, or until shortly before.
  const leftPage = page && page.visit_id === visit?.id ? { page, at: page.left_at ?? record.arrivedAt } : null;
  record.conversation = conversation
    ? {
        id: conversation.id,
        phase: conversation.phase,
        met: conversation.rep_id !== null,
        waitingSince: conversation.phase === 'waiting' ? (conversation.waiting_since ?? conversation.created_at) : null,
        rep:
          conversation.rep_id !== null && conversation.rep_name !== null
            ? { id: conversation.rep_id, name: conversation.rep_name, photo: conversation.rep_photo }
            : null,
      }
    : null;
  mirror(tx, record, {
    stored: true,
    profile: {
      secretHash: row.secret_hash,
      name: row.name,
      email: row.email,
      externalId: row.external_id,
      attributes: Attributes.parse(JSON.parse(row.attributes)),
      city: row.city,
      country: row.country,
      company: companyOf(row) ?? (await companyOfEmail(tx, row)),
      visits: row.visits,
      firstSeenAt: row.first_seen_at,
      practice: row.practice === 1,
    },
    visit,
    tabs: [],
    leftPage,
    pounces,
  });
};

const writeVisit = async (tx: Tx, visitorId: string, visit: Visit): Promise<void> => {
  await tx.run(insertVisit, {
    id: visit.id,
    visitor_id: visitorId,
    started_at: visit.startedAt,
    last_seen_at: tx.now,
    source_kind: visit.source.kind,
    source_label: visit.source.label,
    campaign: JSON.stringify(visit.campaign),
    referrer: visit.referrer,
    landing_path: visit.landingPath,
  });
};

const writePage = async (tx: Tx, visitorId: string, visit: Visit, page: Page): Promise<void> => {
  await tx.run(insertPageView, {
    id: page.id,
    visit_id: visit.id,
    visitor_id: visitorId,
    path: page.path,
    title: page.title,
    at: page.at,
  });
};

/** Makes the rows of a visitor who lived in memory: their own, and those of the visit where it may be kept. */
export const writeVisitor = async (tx: Tx, record: VisitorRecord, keepVisit: boolean): Promise<void> => {
  const { profile, visit, tabs } = record.facts;
  await tx.run(insertVisitor, {
    id: record.id,
    site_id: record.siteId,
    secret_hash: profile.secretHash,
    name: profile.name,
    email: profile.email,
    external_id: profile.externalId,
    attributes: JSON.stringify(profile.attributes),
    ...record.browser,
    city: profile.city,
    country: profile.country,
    account_id: profile.company?.accountId ?? null,
    visits: Math.max(1, profile.visits),
    first_seen_at: profile.firstSeenAt,
    last_seen_at: tx.now,
    practice: profile.practice ? 1 : 0,
  });
  if (!keepVisit) {
    mirror(tx, record, { ...record.facts, stored: true, visit: null, tabs: [], leftPage: null });
    return;
  }
  if (visit) {
    await writeVisit(tx, record.id, visit);
    for (const { page } of tabs) await writePage(tx, record.id, visit, page);
  }
  mirror(tx, record, { ...record.facts, stored: true });
};

/** Brings the rows of a stored visitor up to what memory says now. */
export const writeChanges = async (tx: Tx, record: VisitorRecord, changes: Changes): Promise<void> => {
  const { ended, begun, viewed, left, resumed } = changes;
  const { visit, profile } = record.facts;
  if (ended) {
    await tx.run(closeVisit, { id: ended.visit.id, at: ended.at });
    await tx.run(leaveAllPages, { visitorId: record.id, visitId: ended.visit.id, at: ended.at });
  }
  if (begun) {
    await writeVisit(tx, record.id, begun);
    const { visits, city, country } = profile;
    await tx.run(setBrowser, { id: record.id, visits, city, country, ...record.browser, at: tx.now });
  } else {
    await tx.run(setLastSeen, { id: record.id, at: ended?.at ?? tx.now });
    if (visit) await tx.run(touchVisit, { id: visit.id, at: tx.now });
  }
  if (left) await tx.run(setLeft, { id: left.page.id, at: left.at });
  if (resumed) await tx.run(setLeft, { id: resumed.id, at: null });
  if (viewed && visit) await writePage(tx, record.id, visit, viewed);
};
