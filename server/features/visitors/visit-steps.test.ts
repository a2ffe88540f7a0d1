import { describe, expect, it } from 'vitest';
import { noPounces } from './pounce-memory.ts';
import { visitRules } from './visit-rules.ts';
import { closeTab, endOf, endVisit, lookAt } from './visit-steps.ts';
import type { VisitorFacts } from './visitor-record.ts';

const minutes = (count: number) => count * 60_000;

const nobody: VisitorFacts = {
  stored: false,
  profile: {
    secretHash: '',
    name: null,
    email: null,
    externalId: null,
    attributes: {},
    city: null,
    country: null,
    company: null,
    visits: 0,
    firstSeenAt: 0,
    practice: false,
  },
  visit: null,
  tabs: [],
  leftPage: null,
  pounces: noPounces,
};

const aVisitor = () => {
  let facts = nobody;
  let activeAt = 0;
  let count = 0;
  const make = {
    id: () => {
      count += 1;
      return `id-${count}`;
    },
    arrival: () => ({ source: { kind: 'direct' as const, label: '' }, campaign: {}, referrer: null }),
    place: null,
  };
  return {
    facts: () => facts,
    look: (now: number, path: string, given: { tab?: string; awaySince?: number } = {}) => {
      const record = { facts, activeAt, awaySince: given.awaySince ?? null };
      const step = lookAt(record, { tabId: given.tab ?? 'tab', path, title: path }, now, visitRules, make);
      facts = step.facts;
      activeAt = now;
      return step.changes;
    },
    close: (now: number, tab = 'tab') => {
      const step = closeTab(facts, tab, now);
      facts = step.facts;
      return step.changes;
    },
  };
};

describe('a visit', () => {
  it('begins with the first page and holds the trail', () => {
    const visitor = aVisitor();
    expect(visitor.look(0, '/')).toMatchObject({ begun: { landingPath: '/', startedAt: 0 }, viewed: { path: '/' } });
    const next = visitor.look(minutes(1), '/pricing');
    expect(next).toMatchObject({ viewed: { path: '/pricing' }, left: { page: { path: '/' }, at: minutes(1) } });
    expect(next.begun).toBeUndefined();
    expect(visitor.facts().profile.visits).toBe(1);
  });

  it('goes on for 60 minutes without an act, and no longer', () => {
    const visitor = aVisitor();
    visitor.look(0, '/');
    expect(visitor.look(minutes(60) - 1, '/pricing').begun).toBeUndefined();
    const changes = visitor.look(minutes(120) - 1, '/security');
    expect(changes).toMatchObject({ ended: { at: minutes(60) - 1 }, begun: { landingPath: '/security' } });
    expect(visitor.facts().profile.visits).toBe(2);
  });

  it('goes on for 5 minutes off the site, and no longer', () => {
    const rules = visitRules;
    expect(endOf({ activeAt: 0, awaySince: minutes(10) }, minutes(15) - 1, rules)).toBeNull();
    expect(endOf({ activeAt: 0, awaySince: minutes(10) }, minutes(15), rules)).toBe(minutes(10));
    const visitor = aVisitor();
    visitor.look(0, '/');
    visitor.close(minutes(1));
    const changes = visitor.look(minutes(7), '/', { awaySince: minutes(1) });
    expect(changes).toMatchObject({ ended: { at: minutes(1) }, begun: { startedAt: minutes(7) } });
  });

  it('counts a page once for its tab, however often the tab reports it', () => {
    const visitor = aVisitor();
    visitor.look(0, '/pricing');
    expect(visitor.look(1_000, '/pricing')).toEqual({});
  });

  it('goes on with the same look at the page after a reload', () => {
    const visitor = aVisitor();
    const { viewed } = visitor.look(0, '/pricing');
    expect(visitor.close(5_000)).toEqual({ left: { page: viewed, at: 5_000 } });
    expect(visitor.look(5_300, '/pricing', { tab: 'reloaded' })).toEqual({ resumed: viewed });
    expect(visitor.facts().tabs).toEqual([{ id: 'reloaded', page: viewed }]);
  });

  it('takes the same page for another look once the visitor was gone for longer than the lease', () => {
    const visitor = aVisitor();
    visitor.look(0, '/pricing');
    visitor.close(5_000);
    expect(visitor.look(5_000 + visitRules.leaseMs, '/pricing', { tab: 'later' })).toMatchObject({
      viewed: { path: '/pricing' },
    });
  });

  it('keeps the pages of two tabs apart', () => {
    const visitor = aVisitor();
    visitor.look(0, '/', { tab: 'one' });
    visitor.look(1_000, '/pricing', { tab: 'two' });
    expect(visitor.close(2_000, 'two')).toMatchObject({ left: { page: { path: '/pricing' } } });
    expect(visitor.facts().tabs.map((tab) => tab.page.path)).toEqual(['/']);
  });

  it('ends once: nothing is left to end afterwards', () => {
    const visitor = aVisitor();
    visitor.look(0, '/');
    const ended = endVisit(visitor.facts(), minutes(60));
    expect(ended.changes.ended).toMatchObject({ at: minutes(60) });
    expect(endVisit(ended.facts, minutes(61)).changes).toEqual({});
    expect(closeTab(ended.facts, 'tab', minutes(61)).changes).toEqual({});
  });
});
