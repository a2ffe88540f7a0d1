import type { Channel, Connection, MachineState, PresenceStatus } from '../../../../shared/domain/presence.ts';
import type { ReservationState, WorkItemKind, WorkItemState } from '../../../../shared/domain/work-item.ts';
import type { WhyMe } from '../../../../shared/protocol/rep/views.ts';
import type { Item, ItemFacts, Outcome } from './entities.ts';
import type { Turn } from './step-context.ts';

/** A rep as the database knows them. */
export interface StoredRep {
  id: string;
  active: boolean;
  status: PresenceStatus;
  /** What the status accepts; absent: what the built-in status of the name does. */
  accepts?: readonly Channel[];
  connection: Connection;
  connectionSince: number;
  inCall: boolean;
  machine: MachineState;
  misses: number;
  lastAssignedAt: number | null;
}

/** An offer as the database knows it, ended or not. */
export interface StoredOffer {
  id: string;
  itemId: string;
  repId: string;
  state: ReservationState;
  sole: boolean;
  why: WhyMe['code'];
  round: number;
  offeredAt: number;
  expiresAt: number;
}

/** An item as the database knows it: what cannot be told from its offers, its rep and the leases. */
export interface StoredItem {
  id: string;
  conversationId: string;
  visitorId: string;
  kind: WorkItemKind;
  priority: number;
  waitingSince: number;
  createdAt: number;
  continuesId: string | null;
  facts: ItemFacts;
  state: WorkItemState;
  ruleId: string | null;
  stage: number;
  stageUntil: number | null;
  overflowAt: number;
  retryAt: number | null;
  attempts: number;
  round: number;
  wasOffered: boolean;
  repId: string | null;
  assignedAt: number | null;
  startedAt: number | null;
  nudgedAt: number | null;
  unansweredDue: number | null;
  called: boolean;
  heardAt: number | null;
  dormantAt: number | null;
  holdUntil: number | null;
  wrapUntil: number | null;
  endedAt: number | null;
  bookerShownAt: number | null;
  bookedAt: number | null;
  outcome: Outcome | null;
}

/** What the engine is made from at a start; in the start's row of the log, so that a replay can begin there. */
export interface Kept {
  asOf: number;
  reps: StoredRep[];
  items: StoredItem[];
  offers: StoredOffer[];
  turns: Turn[];
}

/** What is to be kept of an item. */
export const toStored = (item: Item): StoredItem => ({
  id: item.id,
  conversationId: item.conversationId,
  visitorId: item.visitorId,
  kind: item.kind,
  priority: item.priority,
  waitingSince: item.waitingSince,
  createdAt: item.createdAt,
  continuesId: item.continuesId,
  facts: item.facts,
  state: item.state,
  ruleId: item.ruleId,
  stage: item.stage,
  stageUntil: item.stageUntil,
  overflowAt: item.overflowAt,
  retryAt: item.retryAt,
  attempts: item.attempts,
  round: item.round,
  wasOffered: item.wasOffered,
  repId: item.rep?.id ?? null,
  assignedAt: item.assignedAt,
  startedAt: item.startedAt,
  nudgedAt: item.nudgedAt,
  unansweredDue: item.unansweredDue,
  called: item.called,
  heardAt: item.heardAt,
  dormantAt: item.dormantAt,
  holdUntil: item.holdUntil,
  wrapUntil: item.wrapUntil,
  endedAt: item.endedAt,
  bookerShownAt: item.bookerShownAt,
  bookedAt: item.bookedAt,
  outcome: item.outcome,
});
