import type { Item, Rep } from './entities.ts';

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By id, so that no decision depends on the order of a set. */
export const byId = (a: { id: string }, b: { id: string }): number => byText(a.id, b.id);

/** Highest priority first, then who waits longest. */
export const byTurn = (a: Item, b: Item): number =>
  b.priority - a.priority || a.waitingSince - b.waitingSince || byId(a, b);

/** Longest without a new conversation first. */
export const byIdle = (a: Rep, b: Rep): number => (a.lastAssignedAt ?? -1) - (b.lastAssignedAt ?? -1) || byId(a, b);
