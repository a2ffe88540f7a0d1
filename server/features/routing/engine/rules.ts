import type { RoutingPlan } from '../../../../shared/domain/routing-plan.ts';
import type { WorkItemKind } from '../../../../shared/domain/work-item.ts';
import type { Settings } from '../../../../shared/protocol/rep/contract.ts';

/** What an admin may set of routing: the plan, and settings in milliseconds and counts. */
export interface Rules {
  plan: RoutingPlan;
  /** Conversations a rep can hold at once, where the plan says nothing else of the rep. */
  capacity: number;
  offerMs: number;
  /** A call is answered faster or not at all. */
  voiceOfferMs: number;
  missesBeforeAway: number;
  wrapUpMs: number;
  callWrapUpMs: number;
  /** A visitor who said nothing for that long takes no capacity; 0: everybody does. */
  dormantMs: number;
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
/** How long a conversation that is handed over to a queue may look for somebody before it comes back. */
export const transferMs = 60_000;
/** When an item overflows that never does by its age: the last moment a date can name. */
export const never = 8_640_000_000_000_000;

export const rulesOf = (settings: Settings, plan: RoutingPlan): Rules => ({
  plan,
  capacity: settings.chatCapacity,
  offerMs: settings.chatOfferTimeoutS * 1000,
  voiceOfferMs: settings.voiceOfferTimeoutS * 1000,
  missesBeforeAway: settings.missesBeforeAway,
  wrapUpMs: settings.wrapUpS * 1000,
  callWrapUpMs: settings.callWrapUpS * 1000,
  dormantMs: settings.dormantAfterS * 1000,
});

/** How long an offer of this kind of work stays open. */
export const offerMsOf = (rules: Rules, kind: WorkItemKind): number =>
  kind === 'call' ? rules.voiceOfferMs : rules.offerMs;
