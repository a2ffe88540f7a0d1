import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import type { LiveParams } from '../../../shared/protocol/rep/live.ts';
import type { Rank } from './floor-rank.ts';
import type { Scopes } from './live-scopes.ts';

/** One visitor on the floor. It is replaced, never changed: a ranking finds a visitor where they stood when it looked last. */
export interface Place {
  readonly id: string;
  readonly card: VisitorCard;
  readonly rank: Rank;
  readonly scopes: Scopes;
}

type Compare = (a: Place, b: Place) => number;

const byId: Compare = (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const byStart: Compare = (a, b) => a.card.visitStartedAt - b.card.visitStartedAt;

/** The orders of the floor; no two visitors are equal in any. */
export const orders: Record<LiveParams['order'], Compare> = {
  priority: (a, b) => a.rank.class - b.rank.class || a.rank.key - b.rank.key || byId(a, b),
  newest: (a, b) => byStart(b, a) || byId(a, b),
  longest: (a, b) => byStart(a, b) || byId(a, b),
};

/** True where no ranking of any order or grouping has to move the visitor between the two. */
export const standsWhereItStood = (before: Place, after: Place): boolean =>
  before.rank.class === after.rank.class &&
  before.rank.key === after.rank.key &&
  before.card.visitStartedAt === after.card.visitStartedAt &&
  before.card.company?.accountId === after.card.company?.accountId;
