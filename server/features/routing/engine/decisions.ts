import type { RuleReach } from '../../../../shared/domain/match-rule.ts';
import type { TransferEnd } from '../../../../shared/domain/transfer.ts';
import type { PassedOverWhy } from '../../../../shared/protocol/rep/routing.ts';
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
  | 'reassigned'
  | 'moved_on'
  | 'plan_changed'
  | 'transfer_ended';
/** Why a visitor goes on to the next stage of their targets. */
export type MoveReason = 'age' | 'nobody_ready' | 'nobody_available' | 'queue_closed' | 'attempts';
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
  /** The rep takes back that they closed the conversation: it is theirs again. */
  | { do: 'reopen'; item: string; rep: string }
  | { do: 'nudge'; item: string; rep: string }
  | { do: 'start'; item: string; rep: string }
  | { do: 'requeue'; item: string; successor: string; rep: string; because: RequeueReason }
  /** Who was shown the booker asked for a rep again: a successor waits from the start of the targets. */
  | { do: 'renew'; item: string; successor: string }
  /** A manager gave the visitor to a rep: a successor is theirs at once. `from` had them before. */
  | { do: 'reassign'; item: string; successor: string; from: string | null; to: string; by: string }
  /** A rep offers a conversation of theirs to `rep`, or to a queue. */
  | { do: 'transfer'; item: string; from: string; rep: string | null }
  /** Somebody accepted it: the item takes the place of the one the sender had. */
  | { do: 'hand_over'; item: string; former: string; from: string; to: string }
  /** Nobody has it by the transfer: it stays with the sender. */
  | { do: 'return'; item: string; rep: string | null; because: TransferEnd }
  | { do: 'new_round'; item: string; round: number }
  /** The visitor goes on to another stage of the targets. */
  | { do: 'move_on'; item: string; target: string; stage: StageCode; because: MoveReason }
  /** The plan was changed: another rule, or other targets, decide for the visitor from now on. */
  | { do: 'reroute'; item: string; rule: string }
  | { do: 'overflow'; item: string; because: MoveReason }
  /** The visitor is silent and takes no capacity, until they write again. */
  | { do: 'sleep'; item: string; rep: string }
  | { do: 'wake'; item: string; rep: string }
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

/** What a stage of a target is: a preference of it, or the queue as a whole; or one rep whom a colleague or a manager named. */
export type StageCode = 'owner' | 'fallback' | 'previous_rep' | 'same_language' | 'queue' | 'manual' | 'rep';

/** How far a rule got with a visitor. */
export type RuleLook = RuleReach;

/** Why an item went to whom it went: the rule, the target, and each rep who was considered. */
export interface Trace {
  item: string;
  /** Null where it was given by hand. */
  rule: string | null;
  /** The rules up to the one that holds, where this is what was decided. */
  looks?: RuleLook[];
  /** Null where only the rule was found, or it was given by hand. */
  target: string | null;
  stage: StageCode | null;
  offered: string[];
  /** Who was passed over and why; of a large group some are named and the rest counted. */
  passed: { why: PassedOverWhy; reps: string[]; more: number }[];
}
