import type { Instant } from '../../domain/scalars.ts';
import type { ErrorBody } from '../../protocol/errors.ts';
import type { Result } from '../../protocol/result.ts';
import type { Readable } from '../readable.ts';

/**
 * One message on its way. `waiting`: stored here, not under way; `sending`: under way; `sent`: the router has stored it
 * as `seq` (kept until `settle`, so that it never blinks); `failed`: will not be tried again by itself.
 */
export interface OutboxItem {
  clientId: string;
  /** Items of one lane go in order: the conversation's id in the console, one lane in the widget. */
  lane: string;
  text: string;
  createdAt: Instant;
  state: 'waiting' | 'sending' | 'sent' | 'failed';
  /** The `seq` of the ack, once sent. */
  seq: number | null;
  error: ErrorBody | null;
}

/** What is on its way, oldest first; `ready` once the stored items are read. */
export interface OutboxSnapshot {
  ready: boolean;
  items: readonly OutboxItem[];
}

/** Unsent messages, stored before they are shown and tried for ever, in order per lane. */
export interface Outbox extends Readable<OutboxSnapshot> {
  /** Stores and shows a message; refused with `too_large` or `bad_request` before anything is stored. */
  add(lane: string, text: string): Promise<Result<OutboxItem>>;
  /** Tries a failed item again. */
  retry(clientId: string): void;
  /** Forgets an item. */
  discard(clientId: string): void;
  /** Drops sent items that the conversation's log shows by now. */
  settle(clientIds: ReadonlySet<string>): void;
  /** Ends every back-off: the connection is there again. */
  wake(): void;
  close(): void;
}
