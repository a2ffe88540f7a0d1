import type { ReservationState, WorkItemKind, WorkItemState } from '../../shared/domain/work-item.ts';
import type { WhyMe } from '../../shared/protocol/rep/views.ts';
import type { Flag, Json, Millis } from './columns.ts';

/** The tables of routing: what waits, who was offered it, by which plan. */
export interface RoutingTables {
  work_items: {
    id: string;
    conversation_id: string;
    visitor_id: string;
    kind: WorkItemKind;
    state: WorkItemState;
    priority: number;
    rep_id: string | null;
    /** The item this one goes on for: an accepted item that was never started is canceled and its wait goes on in a successor. */
    continues_id: string | null;
    /** Since when the visitor waits, over all items of the chain. */
    waiting_since: Millis;
    /** What the rules looked at when the item was made. */
    routing_facts: Json;
    /** The rule that decides for the item; null where it never waited. */
    rule_id: string | null;
    /** How far it got in what the rule does. */
    stage_no: number;
    stage_until: Millis | null;
    overflow_at: Millis;
    retry_at: Millis | null;
    /** Offers the present target made. */
    attempts: number;
    /** Grows when every eligible rep was tried and all may be tried again. */
    round: number;
    created_at: Millis;
    assigned_at: Millis | null;
    started_at: Millis | null;
    nudged_at: Millis | null;
    unanswered_due: Millis | null;
    /** A call connected in it. */
    called: Flag;
    /** When the visitor was last known to have written, and since when they are dormant. */
    heard_at: Millis | null;
    dormant_at: Millis | null;
    /** The visitor fills in the booker until then. */
    hold_until: Millis | null;
    wrap_until: Millis | null;
    ended_at: Millis | null;
    /** Facts of their own beside the outcome. */
    booker_shown_at: Millis | null;
    booked_at: Millis | null;
    rep_was_eligible: Flag;
    outcome: 'conversation' | 'meeting_booker' | 'missed' | null;
    outcome_reason: 'chose_to_book' | 'no_rep' | null;
    outcome_at: Millis | null;
    outcome_rep_id: string | null;
    waited_ms: number | null;
  };
  /** Every version of the plan; the highest one holds. */
  routing_plans: { version: number; plan: Json; saved_at: Millis; saved_by: string | null; restores: number | null };
  /** Where a rep had their last turn in a queue that takes turns. */
  routing_turns: { queue_id: string; rep_id: string; place: number };
  reservations: {
    id: string;
    work_item_id: string;
    rep_id: string;
    state: ReservationState;
    sole: Flag;
    why: WhyMe['code'];
    round: number;
    offered_at: Millis;
    expires_at: Millis;
    decided_at: Millis | null;
  };
  /** Where in the log of routing a conversation is decided on. */
  routing_refs: { conversation_id: string; seq: number };
}
