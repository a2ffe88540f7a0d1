import type { Instant } from '../../domain/scalars.ts';
import type { ErrorBody } from '../../protocol/errors.ts';
import type { OutboxAct } from './outbox.ts';

/** An outbox item as it is stored; what was under way when a page died is tried again. */
export interface StoredItem {
  clientId: string;
  lane: string;
  text: string;
  createdAt: Instant;
  error: ErrorBody | null;
  /** The client ids of the picked files it takes along. */
  files?: readonly string[];
  /** The ids of the colleagues whom a note names. */
  mentions?: readonly string[];
  /** How often the item closed the socket. */
  strikes: number;
  /** Absent for a message. */
  does?: OutboxAct;
  of?: string | null;
  /** Grows from item to item, whatever the clock does; absent in what was stored before there were changes. */
  order?: number;
  /** The page that sends it, so that no other does while that page lives. */
  owner?: string;
}

/** A draft as it is stored. */
export interface StoredDraft {
  lane: string;
  text: string;
}

/** Where outbox and drafts survive a restart. A write has reached the disk when its promise resolves. */
export interface DeliveryStore {
  items(): Promise<StoredItem[]>;
  putItem(item: StoredItem): Promise<void>;
  deleteItem(clientId: string): Promise<void>;
  drafts(): Promise<StoredDraft[]>;
  putDraft(draft: StoredDraft): Promise<void>;
  deleteDraft(lane: string): Promise<void>;
  close(): void;
}
