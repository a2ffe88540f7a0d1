import type { Instant } from '../../../shared/domain/scalars.ts';
import type { GeoPlace } from './geo-ip.ts';
import type { Arrival } from './source.ts';
import type { VisitRules } from './visit-rules.ts';
import type { Page, Visit, VisitorFacts, VisitorRecord } from './visitor-record.ts';

/** A page as the widget reports it, read. */
export interface Look {
  tabId: string;
  path: string;
  title: string;
}

/** What changed, for the rows that are kept of it. */
export interface Changes {
  /** The visit that had ended by now, with its end. */
  ended?: { visit: Visit; at: Instant };
  begun?: Visit;
  viewed?: Page;
  left?: { page: Page; at: Instant };
  /** The page that counted as left and is looked at still. */
  resumed?: Page;
}

export interface Step {
  facts: VisitorFacts;
  changes: Changes;
}

type Ending = Pick<VisitorRecord, 'activeAt' | 'awaySince'>;

/** When the visit ended: 60 minutes without an act, or 5 minutes without a browser on the site; null while it lasts. */
export const endOf = ({ activeAt, awaySince }: Ending, now: Instant, rules: VisitRules): Instant | null => {
  if (awaySince !== null && now - awaySince >= rules.offSiteMs) return awaySince;
  return now - activeAt >= rules.idleMs ? activeAt : null;
};

/** Ends the visit. Tabs may stay open; their pages are no longer looked at. */
export const endVisit = (facts: VisitorFacts, at: Instant): Step =>
  facts.visit
    ? { facts: { ...facts, visit: null, leftPage: null }, changes: { ended: { visit: facts.visit, at } } }
    : { facts, changes: {} };

/** The visitor looks at a page: the visit goes on, or a new one begins with it. */
export const lookAt = (
  record: Ending & { facts: VisitorFacts },
  look: Look,
  now: Instant,
  rules: VisitRules,
  make: { id: () => string; arrival: () => Arrival; place: GeoPlace | null },
): Step => {
  const end = record.facts.visit ? endOf(record, now, rules) : now;
  const before = end === null ? { facts: record.facts, changes: {} } : endVisit(record.facts, end);
  const { facts } = before;
  const others = facts.tabs.filter((tab) => tab.id !== look.tabId);
  const shown = facts.tabs.find((tab) => tab.id === look.tabId)?.page;
  const view = (): Page => ({ id: make.id(), path: look.path, title: look.title, at: now });

  if (facts.visit) {
    if (shown?.path === look.path) return before;
    const { leftPage } = facts;
    if (leftPage?.page.path === look.path && now - leftPage.at < rules.leaseMs) {
      const { page } = leftPage;
      const left = shown ? { left: { page: shown, at: now } } : {};
      return {
        facts: { ...facts, tabs: [...others, { id: look.tabId, page }], leftPage: null },
        changes: { resumed: page, ...left },
      };
    }
    const viewed = view();
    return {
      facts: { ...facts, tabs: [...others, { id: look.tabId, page: viewed }] },
      changes: { viewed, ...(shown ? { left: { page: shown, at: now } } : {}) },
    };
  }

  const viewed = view();
  const begun: Visit = { id: make.id(), startedAt: now, landingPath: look.path, ...make.arrival() };
  return {
    facts: {
      ...facts,
      visit: begun,
      // Pages of the visit before are no part of this one.
      tabs: [{ id: look.tabId, page: viewed }],
      profile: { ...facts.profile, ...make.place, visits: facts.profile.visits + 1 },
    },
    changes: { ...before.changes, begun, viewed },
  };
};

/** A tab closed: its page is left. */
export const closeTab = (facts: VisitorFacts, tabId: string, now: Instant): Step => {
  const tab = facts.tabs.find((each) => each.id === tabId);
  if (!tab) return { facts, changes: {} };
  const left = { page: tab.page, at: now };
  const tabs = facts.tabs.filter((each) => each !== tab);
  return { facts: { ...facts, tabs, leftPage: left }, changes: facts.visit ? { left } : {} };
};
