import type { VisitorCard } from '../../../shared/domain/visitor.ts';

/** A visitor's place on the floor: the class first, then the key within it, then the id so that no two are equal. */
export interface Rank {
  /** 0 waiting, 1 target account, 2 on a page where one decides, 3 returning, 4 the rest. */
  class: number;
  /** Smaller is earlier. */
  key: number;
}

/** First words of path segments on which somebody is about to decide. */
const decidingPage =
  /\/(pricing|prices?|plans?|demo|demos|demo-request|request-a?-?demo|book-a-demo|quote|contact-sales|buy)(\/|\.|$)/i;

export const isDecidingPage = (path: string): boolean => decidingPage.test(path);

/** True for paths on which somebody is about to decide. */
export type DecidesOn = (path: string) => boolean;

const classOf = (card: VisitorCard, decidesOn: DecidesOn): number => {
  if (card.activity === 'waiting') return 0;
  if (card.company?.target) return 1;
  if (card.page && decidesOn(card.page.path)) return 2;
  return card.visits > 1 ? 3 : 4;
};

/** Who to look at first: those who wait, longest first; then by promise, newest first. */
export const rankOf = (card: VisitorCard, decidesOn: DecidesOn): Rank => {
  const rank = classOf(card, decidesOn);
  return { class: rank, key: rank === 0 ? (card.waitingSince ?? card.visitStartedAt) : -card.visitStartedAt };
};
