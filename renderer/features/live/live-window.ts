import type { LiveFilter, LiveLook } from '../../../shared/protocol/rep/live.ts';
import type { ViewParams } from '../../../shared/protocol/rep/views.ts';

/** What the screen shows, and how. */
export interface LiveUi extends LiveLook {
  limit: number;
  /** The saved view this began with, or null. */
  viewId: string | null;
}

/** The rows first asked for, and how many more each time the end comes near. */
export const liveStep = 200;
/** The most the router sends. */
export const liveMost = 1000;
/** The longest search the router reads. */
const longestSearch = 120;

/** Asks for everybody. */
export const noFilter: LiveFilter = {
  sites: [],
  pages: [],
  countries: [],
  campaigns: [],
  accounts: [],
  owners: [],
  visits: 'any',
};

/** How the screen looks at first. */
export const firstLook: LiveLook = {
  scope: 'all',
  filter: noFilter,
  order: 'priority',
  search: '',
  grouped: true,
  layout: 'table',
};

const trimmed = (search: string): string => search.trim().slice(0, longestSearch).trim();

/** The window to ask the router for. What it would refuse or trim never leaves the page. */
export function liveWindow({ scope, filter, order, search, grouped, limit }: LiveUi): ViewParams<'live'> {
  return { scope, filter, order, grouped, search: trimmed(search), limit: Math.min(limit, liveMost) };
}

/** The rows to ask for once the end of those shown came near; the same number where there are no more. */
export function nextLimit(limit: number, shown: number, matching: number): number {
  if (shown < limit || matching <= limit) return limit;
  return Math.min(liveMost, limit + liveStep);
}

/** How the screen looks now, as a saved view keeps it. */
export function lookOf({ scope, filter, order, search, grouped, layout }: LiveUi): LiveLook {
  return { scope, filter, order, grouped, layout, search: trimmed(search) };
}

const sorted = (look: LiveLook): string => {
  const { visits, ...lists } = look.filter;
  return JSON.stringify([
    look.scope,
    look.order,
    look.grouped,
    look.layout,
    look.search,
    visits,
    Object.entries(lists)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, values]) => [name, [...values].sort()]),
  ]);
};

/** True where two looks show the same. */
export function sameLook(a: LiveLook, b: LiveLook): boolean {
  return sorted(a) === sorted(b);
}

/** True where the filter leaves anybody out. */
export function isFiltered({ visits, ...lists }: LiveFilter): boolean {
  return visits !== 'any' || Object.values(lists).some((values) => values.length > 0);
}
