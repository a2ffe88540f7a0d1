import type { ViewParams } from '../../../shared/protocol/rep/views.ts';

/** Which visitors the table shows, and in which order. */
export interface LiveUi {
  scope: 'all' | 'target' | 'returning' | 'waiting';
  order: 'priority' | 'newest' | 'longest';
  /** As typed. */
  search: string;
  limit: number;
}

/** The rows first asked for, and how many more each time the end comes near. */
export const liveStep = 200;
/** The most the router sends. */
export const liveMost = 1000;
/** The longest search the router reads. */
const longestSearch = 120;

/** The window to ask the router for. What it would refuse or trim never leaves the page. */
export function liveWindow({ scope, order, search, limit }: LiveUi): ViewParams<'live'> {
  return { scope, order, search: search.trim().slice(0, longestSearch).trim(), limit: Math.min(limit, liveMost) };
}

/** The rows to ask for once the end of those shown came near; the same number where there are no more. */
export function nextLimit(limit: number, shown: number, matching: number): number {
  if (shown < limit || matching <= limit) return limit;
  return Math.min(liveMost, limit + liveStep);
}
