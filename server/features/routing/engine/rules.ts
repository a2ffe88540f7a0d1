import type { Settings } from '../../../../shared/protocol/rep/contract.ts';

/** What an admin may set of routing, in milliseconds and counts. */
export interface Rules {
  /** Conversations a rep can hold at once. */
  capacity: number;
  offerMs: number;
  ownerAloneMs: number;
  overflowMs: number;
  missesBeforeAway: number;
  wrapUpMs: number;
}

/** Broadcast offers a rep may have at once: more cards than that cannot be read. */
export const softPerRep = 3;
/** Reps a broadcast reaches at once. The next ones get it as these decline; it bounds what one visitor costs in a large team. */
export const fanOut = 20;
/** The pause before reps who were all tried are tried again, so that a declined card does not jump back at once. */
export const retryPauseMs = 5_000;
/** An accepted conversation without a word from the rep: when the rep is nudged, and when it is offered anew. */
export const nudgeMs = 30_000;
export const notStartedMs = 60_000;
/** How long a rep may be lost before running conversations are offered anew. */
export const graceMs = 60_000;
/** How long a visitor's message may stay unanswered while the rep is not there. */
export const unansweredMs = 90_000;

export const rulesOf = (settings: Settings): Rules => ({
  capacity: settings.chatCapacity,
  offerMs: settings.chatOfferTimeoutS * 1000,
  ownerAloneMs: settings.ownerAloneS * 1000,
  overflowMs: settings.overflowS * 1000,
  missesBeforeAway: settings.missesBeforeAway,
  wrapUpMs: settings.wrapUpS * 1000,
});
