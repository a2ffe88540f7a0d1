import type { VisitorCard } from '../../shared/domain/visitor.ts';

const pages = ['/', '/products/arm', '/pricing', '/compare', '/security', '/demo-request', '/customers', '/docs'];
const began = Date.UTC(2026, 10, 22, 9);

/** The id of a visitor of the feed: a UUID that says which one. */
const idOf = (index: number): string => `01960000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;

/** One visitor's card after so many looks at pages; a smaller index came later and so stands higher. */
export function feedCard(index: number, looks: number): VisitorCard {
  const path = pages[(index + looks) % pages.length] ?? '/';
  return {
    id: idOf(index),
    siteId: idOf(0),
    name: null,
    email: null,
    city: 'Porto',
    country: 'PT',
    zone: 'Europe/Lisbon',
    locale: 'pt-PT',
    device: 'desktop',
    company: null,
    visits: 1 + (index % 3),
    source: { kind: 'search', label: 'google.com' },
    page: { path, title: `${path} · Northwind Robotics`, since: began + looks },
    visitStartedAt: began - index * 1_000,
    activity: 'browsing',
    connection: 'here',
    waitingSince: null,
    practice: false,
    conversationId: null,
    rep: null,
    pounce: null,
    pounceBlock: null,
  };
}

/** As many visitors change, whoever else is on the site: so the same changes come into the same windows. */
export const changing = 1_000;

const everyMs = 10;

/** Calls `change` with a card that changed a hundred times a second, and answers with how often so far. */
export function startChanges(change: (card: VisitorCard) => void): () => number {
  const start = performance.now();
  let made = 0;
  // A timer that comes late makes up for it: the rate is the same on a busy machine.
  setInterval(() => {
    for (const due = Math.floor((performance.now() - start) / everyMs); made < due; made += 1) {
      change(feedCard((made * 7) % changing, 1 + Math.floor((made * 7) / changing)));
    }
  }, everyMs);
  return () => made;
}
