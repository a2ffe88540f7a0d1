import type { WhyMe } from '../../../../shared/protocol/rep/views.ts';

export type OfferEnd = 'rejected' | 'timeout' | 'canceled' | 'rescinded';
export type EndReason =
  | 'declined'
  | 'timeout'
  | 'taken'
  | 'no_room'
  | 'rep_unavailable'
  | 'visitor_left'
  | 'booked'
  | 'closed'
  | 'asked_again'
  | 'reassigned';
export type RequeueReason = 'not_started' | 'rep_lost' | 'unanswered' | 'rep_deactivated';

/** What the engine decided: the shell carries it out, in order. */
export type Decision =
  | { do: 'create'; item: string; continues: string | null }
  | {
      do: 'offer';
      offer: string;
      item: string;
      rep: string;
      sole: boolean;
      why: WhyMe['code'];
      round: number;
      expiresAt: number;
    }
  /** A sole offer became one of several: it no longer holds capacity. */
  | { do: 'soften'; offer: string; item: string; rep: string }
  | { do: 'end_offer'; offer: string; item: string; rep: string; as: OfferEnd; because: EndReason }
  | { do: 'assign'; item: string; rep: string; offer: string }
  /** The visitor answered the rep's pounce: the conversation is theirs without an offer, whatever else they have. */
  | { do: 'own'; item: string; rep: string }
  | { do: 'nudge'; item: string; rep: string }
  | { do: 'start'; item: string; rep: string }
  | { do: 'requeue'; item: string; successor: string; rep: string; because: RequeueReason }
  /** Who was shown the booker asked for a rep again: a successor waits from the start of the targets. */
  | { do: 'renew'; item: string; successor: string }
  /** A manager gave the visitor to a rep: a successor is theirs at once. `from` had them before. */
  | { do: 'reassign'; item: string; successor: string; from: string | null; to: string; by: string }
  | { do: 'new_round'; item: string; round: number }
  | { do: 'overflow'; item: string; because: 'nobody_available' | 'age' }
  | { do: 'cancel'; item: string; because: 'visitor_left' | 'booked' | 'closed' }
  | { do: 'wrap'; item: string; rep: string; until: number }
  | {
      do: 'complete';
      item: string;
      rep: string;
      because: 'wrapped' | 'closed' | 'visitor_left' | 'rep_deactivated';
    }
  | { do: 'outcome'; item: string; outcome: OutcomeKind; reason: OutcomeReason; rep: string | null }
  | { do: 'away'; rep: string }
  /** The rep missed too often, but nobody else would be left: their manager has to know. */
  | { do: 'alert'; rep: string };

export type OutcomeKind = 'conversation' | 'meeting_booker' | 'missed';
export type OutcomeReason = 'chose_to_book' | 'no_rep' | null;

export type PassedOver =
  | 'tried'
  | 'has_offer'
  | 'beyond_fan_out'
  | 'offers_full'
  | 'capacity_full'
  | 'in_call'
  | 'not_accepting'
  | 'connection_lost'
  | 'machine_locked'
  | 'deactivated';

/** Why an item went to whom it went: the rule, the target, and each rep who was considered. */
export interface Trace {
  item: string;
  rule: 'default' | 'manual';
  target: 'owner' | 'first_available' | 'rep';
  offered: string[];
  /** Who was passed over and why; of a large group some are named and the rest counted. */
  passed: { why: PassedOver; reps: string[]; more: number }[];
}
