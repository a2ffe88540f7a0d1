import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import type { LiveScope } from '../../../shared/protocol/rep/live.ts';
import type { DecidesOn } from './floor-rank.ts';

/** Which counted groups a visitor is in, as bits: they are compared at every change of every visitor. */
export type Scopes = number;

const bits: Record<LiveScope, Scopes> = { all: 0, target: 1, pricing: 2, returning: 4, waiting: 8 };

/** The groups that are counted. */
export const countedScopes = ['target', 'pricing', 'returning', 'waiting'] as const;

export const scopesOf = (card: VisitorCard, decidesOn: DecidesOn): Scopes =>
  (card.company?.target ? bits.target : 0) |
  (card.page && decidesOn(card.page.path) ? bits.pricing : 0) |
  (card.visits > 1 ? bits.returning : 0) |
  (card.activity === 'waiting' ? bits.waiting : 0);

export const isIn = (scopes: Scopes, scope: LiveScope): boolean => (scopes & bits[scope]) === bits[scope];
