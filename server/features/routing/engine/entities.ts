import type { Channel, Connection, MachineState, PresenceStatus } from '../../../../shared/domain/presence.ts';
import type { RoutingFacts } from '../../../../shared/domain/routing-facts.ts';
import type { BusinessHours, Strategy, Target } from '../../../../shared/domain/routing-plan.ts';
import type { VisitorConnection } from '../../../../shared/domain/visitor.ts';
import { canMove, type WorkItemKind, type WorkItemState } from '../../../../shared/domain/work-item.ts';
import type { WhyMe } from '../../../../shared/protocol/rep/views.ts';
import type { OrderedList } from '../../ordered-list.ts';
import type { OutcomeKind, OutcomeReason, StageCode } from './decisions.ts';

/** What a rep is offered work by: their status accepts one or the other, and a call takes the rep whole. */
export type WorkChannel = 'chat' | 'voice';

/** Why a rep can or cannot be offered work of a channel now. */
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
  /** What the status accepts. */
  accepts: readonly Channel[];
  connection: Connection;
  machine: MachineState;
  /** Exclusive voice: nothing is offered during a call. */
  inCall: boolean;
  lostSince: number | null;
  misses: number;
  /** Null for a rep who was never assigned anything: they have waited longest. */
  lastAssignedAt: number | null;
  /** What the plan says of the rep. */
  capacity: number;
  /** Their share where turns are taken by weight. */
  weight: Readonly<Record<WorkChannel, number>>;
  /** Conversations with the rep now, or being wrapped up. */
  readonly items: Set<Item>;
  /** Open offers by id. */
  readonly offers: Map<string, Offer>;
  /** Sole offers among them: they hold capacity already. */
  reserved: number;
  standing: Record<WorkChannel, Standing>;
  /** The capacity in use as of the last look: orders go by it, so it changes only while the rep is in none. */
  used: number;
  /** The groups of reps the rep is one of. */
  readonly lanes: Set<Lane>;
  readonly timers: Timers<'grace'>;
}

/** Why a rep is no member of a lane, though they work here. */
export type Outside = 'not_in_queue' | 'lacks_skill' | 'other_language';

/** Whose work a lane is, and how turns are taken among its reps. */
export interface LaneMaker {
  readonly key: string;
  readonly channel: WorkChannel;
  /** Null for the lane of one rep. */
  readonly queueId: string | null;
  /** Null for a member. */
  readonly keepsOut: (rep: Rep) => Outside | null;
  /** The order of the strategies that go by turns. */
  readonly byTurns: { readonly [S in 'round_robin' | 'weighted_round_robin']: (a: Rep, b: Rep) => number };
}

/**
 * The reps whom a stage can offer work of one channel, by what keeps them from it, and the items that wait for them. Every
 * list is kept in order, so that neither a visitor who comes nor a rep who becomes free is a reason to look at all.
 */
export interface Lane extends LaneMaker {
  readonly standing: { readonly [S in Standing]: OrderedList<Rep> };
  /** Those who are ready, once more for each strategy in use. */
  readonly orders: Map<Strategy, OrderedList<Rep>>;
  readonly outside: { readonly [O in Outside]: OrderedList<Rep> };
  readonly queue: OrderedList<Item>;
  /** Items without an offer that go on at once where nobody is left for them. */
  readonly skippers: Set<Item>;
  /** Whose reps include these. */
  readonly prospects: Set<Prospect>;
}

/** One thing to try for a visitor. */
export interface Stage {
  readonly code: StageCode;
  readonly target: Target;
  /** The hours of the target's queue. */
  readonly hoursId: string | null;
  readonly lane: Lane;
  /** Offers to many at once; else to one after the other. */
  readonly broadcast: boolean;
  /** A preference holds for so long, and only while somebody can be offered the visitor. */
  readonly aloneMs: number | null;
}

/**
 * Items that have the same lanes before them, while they were not shown the booker: as soon as nobody in any of these is
 * available, all of them are.
 */
export interface Prospect {
  readonly id: string;
  readonly stages: readonly Pick<Stage, 'lane' | 'hoursId'>[];
  readonly items: OrderedList<Item>;
}

/** Business hours as routing knows them: whether they are open, as of the last look. */
export interface BusinessHoursState {
  readonly id: string;
  readonly hours: BusinessHours;
  open: boolean;
  readonly timers: Timers<'hours'>;
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
  readonly visitor: RoutingFacts;
  /** True where an earlier item of the chain has the visitor's outcome. */
  readonly settled: boolean;
  /** The rep whose silence made this item: tried in its first round. */
  readonly silentRepId: string | null;
  /** Whose alone the offers of the chain were so far. */
  readonly heldBy: HeldBy;
  /** True where a manager gave the visitor to the rep, who never said yes: nothing of it is a miss of theirs. */
  readonly byHand?: boolean;
  /** Who hands the conversation over, and where to. */
  readonly transfer?: { readonly from: string; readonly to: TransferTo };
}

/** Where a rep hands a conversation over to. */
export type TransferTo = { kind: 'rep'; repId: string } | { kind: 'queue'; queueId: string };

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
  /** Another one where two visitors turned out to be one person. */
  visitorId: string;
  readonly kind: WorkItemKind;
  priority: number;
  readonly waitingSince: number;
  readonly createdAt: number;
  readonly continuesId: string | null;
  readonly facts: ItemFacts;
  state: WorkItemState;
  /** The rule that decides for it; null where it never waited. */
  ruleId: string | null;
  /** What the rule does for this visitor, in order, and how far it got. */
  stages: readonly Stage[];
  stage: number;
  stageUntil: number | null;
  overflowAt: number;
  retryAt: number | null;
  /** Offers the present target made; a waterfall bounds them. */
  attempts: number;
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
  /** Both heard each other: what follows is a call's wrap-up. */
  called: boolean;
  /** When the visitor was last known to have written, and since when they are dormant. */
  heardAt: number | null;
  dormantAt: number | null;
  /** The visitor fills in the booker until then: a rep who has them owes no greeting before. */
  holdUntil: number | null;
  wrapUntil: number | null;
  endedAt: number | null;
  bookerShownAt: number | null;
  bookedAt: number | null;
  outcome: Outcome | null;
  /** In its lane's queue: more reps could be offered it. */
  queued: boolean;
  /** Who could ever take it: watched until it is shown the booker. */
  prospect: Prospect | null;
  readonly timers: Timers<ItemTimer>;
}

export type ItemTimer = 'stage' | 'overflow' | 'retry' | 'nudge' | 'not_started' | 'unanswered' | 'wrap' | 'dormant';

/** What is due when; an owner has at most one timer of a kind. */
export type Timer =
  | { readonly kind: ItemTimer; readonly dueAt: number; readonly of: Item }
  | { readonly kind: 'grace'; readonly dueAt: number; readonly of: Rep }
  | { readonly kind: 'hours'; readonly dueAt: number; readonly of: BusinessHoursState }
  | { readonly kind: 'offer'; readonly dueAt: number; readonly of: Offer };

export type Timers<K extends Timer['kind']> = { [Kind in K]?: Timer };

/** Moves the item along its lifecycle; a step that is not in it is a bug, and the command is rolled back. */
export const move = (item: Item, to: WorkItemState): void => {
  if (item.state === to) return;
  if (!canMove(item.state, to)) throw new Error(`item ${item.id} cannot go from ${item.state} to ${to}`);
  item.state = to;
};

export const channelOf = (item: Pick<Item, 'kind'>): WorkChannel => (item.kind === 'call' ? 'voice' : 'chat');

export const stageOf = (item: Item): Stage | undefined => item.stages[item.stage];

export const isWaiting = (item: Item): boolean => item.state === 'pending' || item.state === 'reserved';
/** Somebody waits and was not shown the booker yet; whose conversation is handed over does not wait. */
export const mayOverflow = (item: Pick<Item, 'kind' | 'bookerShownAt'>): boolean =>
  item.kind !== 'transfer' && item.bookerShownAt === null;
/** What goes on where an item ended: a conversation that was handed over is one like any other. */
export const kindAfter = ({ kind }: Pick<Item, 'kind'>): Item['kind'] => (kind === 'transfer' ? 'inbound_chat' : kind);
/** Broadcast offers the rep has open. */
export const softOffers = (rep: Rep): number => rep.offers.size - rep.reserved;
