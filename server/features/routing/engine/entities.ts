import type { Connection, MachineState, PresenceStatus } from '../../../../shared/domain/presence.ts';
import type { VisitorConnection } from '../../../../shared/domain/visitor.ts';
import { canMove, type WorkItemState } from '../../../../shared/domain/work-item.ts';
import type { WhyMe } from '../../../../shared/protocol/rep/views.ts';
import type { OutcomeKind, OutcomeReason } from './decisions.ts';

/** Why a rep can or cannot be offered a conversation now. */
export type Standing =
  | 'ready'
  | 'offers_full'
  | 'capacity_full'
  | 'in_call'
  | 'not_accepting'
  | 'connection_lost'
  | 'machine_locked'
  | 'deactivated';

export interface Rep {
  readonly id: string;
  active: boolean;
  status: PresenceStatus;
  connection: Connection;
  machine: MachineState;
  /** Exclusive voice: nothing is offered during a call. */
  inCall: boolean;
  lostSince: number | null;
  misses: number;
  /** Null for a rep who was never assigned anything: they have waited longest. */
  lastAssignedAt: number | null;
  /** Conversations that take capacity: with the rep now, or being wrapped up. */
  readonly items: Set<Item>;
  /** Open offers by id. */
  readonly offers: Map<string, Offer>;
  /** Sole offers among them: they hold capacity already. */
  reserved: number;
  standing: Standing;
  readonly timers: Timers<'grace'>;
}

export interface Offer {
  readonly id: string;
  readonly item: Item;
  readonly rep: Rep;
  readonly why: WhyMe['code'];
  readonly round: number;
  readonly offeredAt: number;
  readonly expiresAt: number;
  sole: boolean;
  readonly timers: Timers<'offer'>;
}

/** What an item knew when it was made; kept with its row. */
export interface ItemFacts {
  readonly ownerId: string | null;
  /** True where an earlier item of the chain has the visitor's outcome. */
  readonly settled: boolean;
  /** The rep whose silence made this item: tried in its first round. */
  readonly silentRepId: string | null;
  /** Whose alone the offers of the chain were so far. */
  readonly heldBy: HeldBy;
  /** True where a manager gave the visitor to the rep, who never said yes: nothing of it is a miss of theirs. */
  readonly byHand?: boolean;
}

/** Nobody was offered the wait so far, one rep alone, or several. */
export type HeldBy = { kind: 'nobody' } | { kind: 'one'; repId: string } | { kind: 'several' };

export interface Outcome {
  readonly kind: OutcomeKind;
  readonly reason: OutcomeReason;
  readonly at: number;
  readonly repId: string | null;
  readonly waitedMs: number;
}

export interface Item {
  readonly id: string;
  readonly conversationId: string;
  readonly visitorId: string;
  readonly priority: number;
  readonly waitingSince: number;
  readonly createdAt: number;
  readonly continuesId: string | null;
  readonly facts: ItemFacts;
  state: WorkItemState;
  /** While `owner`, nobody else is offered it. */
  stage: 'owner' | 'all';
  stageUntil: number | null;
  overflowAt: number;
  retryAt: number | null;
  round: number;
  /** Who declined or let it time out in this round. */
  readonly tried: Set<string>;
  /** Open offers by rep. */
  readonly offers: Map<string, Offer>;
  lease: VisitorConnection;
  wasOffered: boolean;
  heldBy: HeldBy;
  rep: Rep | null;
  assignedAt: number | null;
  startedAt: number | null;
  nudgedAt: number | null;
  unansweredDue: number | null;
  wrapUntil: number | null;
  endedAt: number | null;
  bookerShownAt: number | null;
  bookedAt: number | null;
  outcome: Outcome | null;
  /** In the queue: more reps could be offered it. */
  queued: boolean;
  readonly timers: Timers<ItemTimer>;
}

export type ItemTimer = 'stage' | 'overflow' | 'retry' | 'nudge' | 'not_started' | 'unanswered' | 'wrap';

/** What is due when; an owner has at most one timer of a kind. */
export type Timer =
  | { readonly kind: ItemTimer; readonly dueAt: number; readonly of: Item }
  | { readonly kind: 'grace'; readonly dueAt: number; readonly of: Rep }
  | { readonly kind: 'offer'; readonly dueAt: number; readonly of: Offer };

export type Timers<K extends Timer['kind']> = { [Kind in K]?: Timer };

/** Moves the item along its lifecycle; a step that is not in it is a bug, and the command is rolled back. */
export const move = (item: Item, to: WorkItemState): void => {
  if (item.state === to) return;
  if (!canMove(item.state, to)) throw new Error(`item ${item.id} cannot go from ${item.state} to ${to}`);
  item.state = to;
};

export const isWaiting = (item: Item): boolean => item.state === 'pending' || item.state === 'reserved';
/** Broadcast offers the rep has open. */
export const softOffers = (rep: Rep): number => rep.offers.size - rep.reserved;
