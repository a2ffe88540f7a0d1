import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import { groupShown, LiveParams } from '../../../shared/protocol/rep/live.ts';
import { isDecidingPage, rankOf } from './floor-rank.ts';
import { LiveFloor } from './live-floor.ts';

const aCard = (id: string, over: Partial<VisitorCard> = {}): VisitorCard => ({
  id,
  siteId: 'site',
  name: null,
  email: null,
  city: null,
  country: null,
  zone: null,
  locale: null,
  device: 'desktop',
  company: null,
  visits: 1,
  source: { kind: 'direct', label: '' },
  page: { path: '/', title: 'Home', since: 0 },
  visitStartedAt: 1_000,
  activity: 'browsing',
  connection: 'here',
  waitingSince: null,
  practice: false,
  conversationId: null,
  rep: null,
  pounce: null,
  pounceBlock: null,
  ...over,
});

const target = {
  accountId: '0190163d-8694-739b-aea5-966c26f8ad90',
  name: 'Contoso Freight',
  target: true,
  owner: null,
};
const params = (over: z.input<typeof LiveParams> = {}): LiveParams => LiveParams.parse(over);
const idsOf = (floor: LiveFloor, over: z.input<typeof LiveParams> = {}) =>
  floor.window(params(over)).items.map((card) => card.id);

describe('the priority of visitors', () => {
  it('is waiting, then target account, then a page where one decides, then returning, then the newest', () => {
    const floor = new LiveFloor(isDecidingPage);
    floor.put(aCard('old', { visitStartedAt: 1 }));
    floor.put(aCard('new', { visitStartedAt: 2 }));
    floor.put(aCard('returning', { visits: 3, visitStartedAt: 0 }));
    floor.put(aCard('pricing', { page: { path: '/de/pricing', title: '', since: 0 }, visitStartedAt: 0 }));
    floor.put(aCard('target', { company: target, visitStartedAt: 0 }));
    floor.put(aCard('waits', { activity: 'waiting', waitingSince: 200 }));
    floor.put(aCard('waits longest', { activity: 'waiting', waitingSince: 100 }));
    expect(idsOf(floor)).toEqual(['waits longest', 'waits', 'target', 'pricing', 'returning', 'new', 'old']);
  });

  it.each(['/pricing', '/pricing/', '/en/plans', '/demo', '/demo-request', '/request-demo', '/Pricing.html'])(
    'takes %s for a page where one decides',
    (path) => expect(isDecidingPage(path)).toBe(true),
  );

  it.each(['/', '/blog/pricing-strategy', '/democracy', '/planning', '/about'])('does not take %s for one', (path) =>
    expect(isDecidingPage(path)).toBe(false),
  );
});

describe('the live floor', () => {
  it('keeps an unchanged card the same object and replaces only the changed one', () => {
    const floor = new LiveFloor(isDecidingPage);
    const still = aCard('a');
    floor.put(still);
    floor.put(aCard('b'));
    floor.put(aCard('b', { visits: 2 }));
    expect(floor.window(params()).items.find((card) => card.id === 'a')).toBe(still);
  });

  it('tells a watcher of what concerns its window and of nothing else', () => {
    const floor = new LiveFloor(isDecidingPage);
    floor.put(aCard('a'));
    floor.put(aCard('b', { company: target }));
    let told = 0;
    const stop = floor.watch(params({ scope: 'target' }), () => {
      told += 1;
    });
    floor.put(aCard('a', { page: { path: '/about', title: 'About', since: 5 } }));
    expect(told).toBe(0);
    floor.put(aCard('b', { company: target, visits: 2 }));
    expect(told).toBe(1);
    expect(idsOf(floor, { scope: 'target' })).toEqual(['b']);
    floor.remove('b');
    expect(told).toBe(2);
    expect(idsOf(floor, { scope: 'target' })).toEqual([]);
    stop();
    floor.put(aCard('c', { company: target }));
    expect(told).toBe(2);
  });

  it('tells each watcher once until somebody reads', () => {
    const floor = new LiveFloor(isDecidingPage);
    const told = { few: 0, many: 0 };
    floor.watch(params({ limit: 1 }), () => (told.few += 1));
    floor.watch(params({ limit: 5 }), () => (told.many += 1));
    floor.put(aCard('a'));
    floor.put(aCard('b'));
    expect(told).toEqual({ few: 1, many: 1 });
    expect(idsOf(floor, { limit: 5 })).toEqual(['a', 'b']);
    floor.remove('a');
    expect(told).toEqual({ few: 2, many: 2 });
    expect(idsOf(floor, { limit: 1 })).toEqual(['b']);
  });

  it('tells a watcher of a visitor who no longer matches, and of counts that moved outside the window', () => {
    const floor = new LiveFloor(isDecidingPage);
    floor.put(aCard('a', { page: { path: '/pricing-news', title: '', since: 0 } }));
    let searching = 0;
    let waiting = 0;
    floor.watch(params({ search: 'pricing' }), () => {
      searching += 1;
    });
    floor.watch(params({ scope: 'waiting' }), () => {
      waiting += 1;
    });
    floor.put(aCard('a', { page: { path: '/about', title: '', since: 1 } }));
    expect([searching, waiting]).toEqual([1, 0]);
    expect(idsOf(floor, { search: 'pricing' })).toEqual([]);
    floor.put(aCard('a', { page: { path: '/about', title: '', since: 1 }, visits: 2 }));
    expect([searching, waiting]).toEqual([2, 1]);
  });

  it('finds by name, e-mail, company, page and source, whatever the case', () => {
    const floor = new LiveFloor(isDecidingPage);
    floor.put(aCard('name', { name: 'Ana Lima' }));
    floor.put(aCard('mail', { email: 'bo@fabrikam.example' }));
    floor.put(aCard('company', { company: target }));
    floor.put(aCard('page', { page: { path: '/security', title: 'Security', since: 0 } }));
    floor.put(aCard('source', { source: { kind: 'referral', label: 'heise.de' } }));
    const search = (text: string) => idsOf(floor, { search: text });
    expect(search('LIMA')).toEqual(['name']);
    expect(search('fabrikam')).toEqual(['mail']);
    expect(search('contoso')).toEqual(['company']);
    expect(search('/secu')).toEqual(['page']);
    expect(search('heise')).toEqual(['source']);
    expect(search('nobody')).toEqual([]);
  });
});

const bo = { id: '0190163d-8694-739b-aea5-966c26f8ad91', name: 'Bo', photo: null };

describe('the people of a company', () => {
  const at = (id: string, started: number, over: Partial<VisitorCard> = {}) =>
    aCard(id, { company: target, visitStartedAt: started, ...over });

  it('stand together at the place of the first of them, and are not torn apart where the window ends', () => {
    const floor = new LiveFloor(isDecidingPage);
    floor.put(at('one', 10));
    floor.put(aCard('waits', { activity: 'waiting', waitingSince: 1, visitStartedAt: 50 }));
    floor.put(aCard('nobody', { visitStartedAt: 90 }));
    floor.put(at('two', 5));
    expect(idsOf(floor, { grouped: true })).toEqual(['waits', 'one', 'two', 'nobody']);
    expect(idsOf(floor, { grouped: true, limit: 2 })).toEqual(['waits', 'one', 'two']);
    floor.put(at('two', 5, { activity: 'waiting', waitingSince: 0 }));
    expect(idsOf(floor, { grouped: true })).toEqual(['two', 'one', 'waits', 'nobody']);
    expect(idsOf(floor, { grouped: true, order: 'newest' })).toEqual(['nobody', 'waits', 'one', 'two']);
  });

  it('are told by number where there are more of them than a window sends', () => {
    const floor = new LiveFloor(isDecidingPage);
    for (let n = 0; n < groupShown + 5; n += 1) floor.put(at(`p${n}`, n));
    const { items, summary } = floor.window(params({ grouped: true }));
    expect(items).toHaveLength(groupShown);
    expect(summary).toMatchObject({ matching: groupShown + 5, larger: [{ people: groupShown + 5 }] });
  });
});

describe('the facets', () => {
  const siteName = () => 'Acme';

  it('count what the visitors have now, most frequent first', () => {
    const floor = new LiveFloor(isDecidingPage);
    floor.put(aCard('a', { country: 'PT', source: { kind: 'paid', label: 'spring' } }));
    floor.put(aCard('b', { country: 'DE', page: { path: '/pricing', title: '', since: 0 } }));
    floor.put(aCard('c', { country: 'DE', company: { ...target, owner: bo } }));
    floor.put(aCard('d', { country: 'JP', source: { kind: 'referral', label: 'heise.de' } }));
    floor.put(aCard('d', { country: 'DE' }));
    expect(floor.facets(siteName)).toEqual({
      sites: [{ value: 'site', label: 'Acme', count: 4 }],
      pages: [
        { value: '/', label: '/', count: 3 },
        { value: '/pricing', label: '/pricing', count: 1 },
      ],
      countries: [
        { value: 'DE', label: 'DE', count: 3 },
        { value: 'PT', label: 'PT', count: 1 },
      ],
      campaigns: [{ value: 'spring', label: 'spring', count: 1 }],
      accounts: [{ value: target.accountId, label: target.name, count: 1 }],
      owners: [{ value: bo.id, label: 'Bo', count: 1 }],
    });
    floor.put(aCard('e', { country: 'FR' }));
    for (const id of 'abcde') floor.remove(id);
    expect(Object.values(floor.facets(siteName)).flat()).toEqual([]);
  });
});

describe('a viewer who may not see everybody', () => {
  const owned = { key: 'targets', sees: (card: VisitorCard) => card.company?.target === true };

  it('has windows, counts and facets of those they see, and hears of nobody else', () => {
    const floor = new LiveFloor(isDecidingPage);
    floor.put(aCard('a', { country: 'PT' }));
    floor.put(aCard('b', { company: target }));
    let told = 0;
    const stop = floor.watch(params(), () => (told += 1), owned);
    const seen = () => floor.window(params(), owned);
    expect(seen()).toMatchObject({ items: [{ id: 'b' }], summary: { total: 1, matching: 1 } });
    floor.put(aCard('a', { country: 'ES' }));
    floor.put(aCard('x'));
    expect(told).toBe(0);
    floor.put(aCard('a', { company: target }));
    expect(told).toBe(1);
    expect(seen().summary).toMatchObject({ total: 2, target: 2 });
    expect(floor.facets(() => '', owned).accounts).toMatchObject([{ count: 2 }]);
    floor.put(aCard('b'));
    expect(told).toBe(2);
    expect(seen()).toMatchObject({ items: [{ id: 'a' }], summary: { total: 1 } });
    floor.remove('a');
    expect(told).toBe(3);
    expect(seen()).toMatchObject({ items: [], summary: { total: 0 } });
    stop();
    expect(floor.window(params()).summary.total).toBe(2);
  });
});

interface Change {
  id: string;
  gone: boolean;
  /** Whether the watched windows are read before it. */
  read: boolean;
  visits: number;
  started: number;
  waiting: number | null;
  target: boolean;
  pricing: boolean;
}

const aChange = fc.record<Change>({
  id: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
  gone: fc.boolean(),
  read: fc.boolean(),
  visits: fc.integer({ min: 1, max: 3 }),
  started: fc.integer({ min: 0, max: 5 }),
  waiting: fc.option(fc.integer({ min: 0, max: 5 })),
  target: fc.boolean(),
  pricing: fc.boolean(),
});

const naive = (cards: Map<string, VisitorCard>, params: LiveParams) => {
  const { scope, filter, order, search, grouped, limit } = params;
  const all = [...cards.values()];
  const isPricing = (card: VisitorCard) => card.page !== null && isDecidingPage(card.page.path);
  const matching = all.filter(
    (card) =>
      (scope === 'all' ||
        (scope === 'target' && card.company?.target) ||
        (scope === 'pricing' && isPricing(card)) ||
        (scope === 'returning' && card.visits > 1) ||
        (scope === 'waiting' && card.activity === 'waiting')) &&
      (card.page?.path ?? '').includes(search) &&
      (filter.visits === 'any' || card.visits > 1 === (filter.visits === 'returning')) &&
      (filter.accounts.length === 0 || filter.accounts.includes(card.company?.accountId ?? 'unknown')) &&
      (filter.pages.length === 0 ||
        filter.pages.some((path) =>
          path.endsWith('*') ? card.page?.path.startsWith(path.slice(0, -1)) : card.page?.path === path,
        )),
  );
  const byId = (a: VisitorCard, b: VisitorCard) => (a.id < b.id ? -1 : 1);
  const sorted = matching.sort((a, b) => {
    if (order === 'newest') return b.visitStartedAt - a.visitStartedAt || byId(a, b);
    if (order === 'longest') return a.visitStartedAt - b.visitStartedAt || byId(a, b);
    const ranks = [rankOf(a, isDecidingPage), rankOf(b, isDecidingPage)] as const;
    return ranks[0].class - ranks[1].class || ranks[0].key - ranks[1].key || byId(a, b);
  });
  const company = sorted.filter((card) => card.company !== null);
  const together = sorted.flatMap((card) => {
    if (!grouped || card.company === null) return [[card]];
    return card === company[0] ? [company] : [];
  });
  const items: VisitorCard[] = [];
  for (const unit of together) if (items.length < limit) items.push(...unit.slice(0, groupShown));
  const people = together.find((unit, at) => unit.length > groupShown && together.slice(0, at).flat().length < limit);
  return {
    items,
    summary: {
      total: all.length,
      target: all.filter((card) => card.company?.target).length,
      pricing: all.filter(isPricing).length,
      returning: all.filter((card) => card.visits > 1).length,
      waiting: all.filter((card) => card.activity === 'waiting').length,
      matching: matching.length,
      larger: people ? [{ accountId: target.accountId, people: people.length }] : [],
    },
  };
};

describe('the floor under any history', () => {
  it('reads as a sort of everybody would, for every window, watched or not', () => {
    const aFilter = fc.record(
      {
        pages: fc.constantFrom<string[]>(['/pricing'], ['/pri*', '/about'], ['/about']),
        accounts: fc.constantFrom<string[]>([target.accountId], ['unknown'], [target.accountId, 'unknown']),
        visits: fc.constantFrom('new' as const, 'returning' as const),
      },
      { requiredKeys: [] },
    );
    const aWindow = fc.record({
      scope: fc.constantFrom('all' as const, 'target' as const, 'returning' as const, 'waiting' as const),
      order: fc.constantFrom('priority' as const, 'newest' as const, 'longest' as const),
      search: fc.constantFrom('', 'pric'),
      grouped: fc.boolean(),
      filter: aFilter,
      limit: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(
        fc.array(aChange, { maxLength: 60 }),
        fc.array(aWindow, { minLength: 1, maxLength: 4 }),
        (history, windows) => {
          const floor = new LiveFloor(isDecidingPage);
          const cards = new Map<string, VisitorCard>();
          for (const window of windows.slice(1)) floor.watch(params(window), () => {});
          for (const { id, gone, read, waiting, ...facts } of history) {
            if (read) for (const window of windows.slice(1)) floor.window(params(window));
            if (gone) {
              floor.remove(id);
              cards.delete(id);
              continue;
            }
            const card = aCard(id, {
              visits: facts.visits,
              visitStartedAt: facts.started,
              activity: waiting === null ? 'browsing' : 'waiting',
              waitingSince: waiting,
              company: facts.target ? target : null,
              page: facts.pricing ? { path: '/pricing', title: '', since: 0 } : { path: '/about', title: '', since: 0 },
            });
            floor.put(card);
            cards.set(id, card);
          }
          for (const window of windows) expect(floor.window(params(window))).toEqual(naive(cards, params(window)));
        },
      ),
      { numRuns: 300 },
    );
  });
});
