import type { Connection, MachineState, PresenceStatus } from '../../../../shared/domain/presence.ts';
import type { ReservationState, WorkItemState } from '../../../../shared/domain/work-item.ts';
import type { WhyMe } from '../../../../shared/protocol/rep/views.ts';
import type { Item, ItemFacts, Outcome } from './entities.ts';

/** A rep as the database knows them. */
export interface StoredRep {
  id: string;
  active: boolean;
  status: PresenceStatus;
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
  priority: number;
  waitingSince: number;
  createdAt: number;
  continuesId: string | null;
  facts: ItemFacts;
  state: WorkItemState;
  stage: 'owner' | 'all';
  stageUntil: number | null;
  overflowAt: number;
  retryAt: number | null;
  round: number;
  wasOffered: boolean;
  repId: string | null;
  assignedAt: number | null;
  startedAt: number | null;
  nudgedAt: number | null;
  unansweredDue: number | null;
  wrapUntil: number | null;
  endedAt: number | null;
  bookerShownAt: number | null;
  bookedAt: number | null;
  outcome: Outcome | null;
}

/** What is to be kept of an item. */
export const toStored = (item: Item): StoredItem => ({
  id: item.id,
  conversationId: item.conversationId,
  visitorId: item.visitorId,
  priority: item.priority,
  waitingSince: item.waitingSince,
  createdAt: item.createdAt,
  continuesId: item.continuesId,
  facts: item.facts,
  state: item.state,
  stage: item.stage,
  stageUntil: item.stageUntil,
  overflowAt: item.overflowAt,
  retryAt: item.retryAt,
  round: item.round,
  wasOffered: item.wasOffered,
  repId: item.rep?.id ?? null,
  assignedAt: item.assignedAt,
  startedAt: item.startedAt,
  nudgedAt: item.nudgedAt,
  unansweredDue: item.unansweredDue,
  wrapUntil: item.wrapUntil,
  endedAt: item.endedAt,
  bookerShownAt: item.bookerShownAt,
  bookedAt: item.bookedAt,
  outcome: item.outcome,
});
