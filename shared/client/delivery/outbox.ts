import type { Entry } from '../../domain/conversation.ts';
import type { Instant } from '../../domain/scalars.ts';
import type { ErrorBody } from '../../protocol/errors.ts';
import type { Result } from '../../protocol/result.ts';
import type { Readable } from '../readable.ts';

/** What an item asks of the router: a new message or note, another text for one, or that one is deleted. */
export type OutboxAct = 'send' | 'note' | 'edit' | 'remove';

/**
 * One message, or one change of a message, on its way. `waiting`: stored here, not under way; `sending`: under way; `sent`:
 * the router has stored it as `seq` (kept until `settle`, so that it never blinks); `failed`: will not be tried again by
 * itself.
 */
export interface OutboxItem {
  clientId: string;
  /** Items of one lane go in order: the conversation's id in the console, one lane in the widget. */
  lane: string;
  does: OutboxAct;
  /** The client id of the message that is changed; null for a new one. */
  of: string | null;
  /** Empty where a message is deleted, or is files alone. */
  text: string;
  /** The client ids of the picked files it takes along. */
  files?: readonly string[];
  /** The ids of the colleagues whom a note names. */
  mentions?: readonly string[];
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

/** Unsent messages and changes, stored before they are shown and tried for ever, in order per lane. */
export interface Outbox extends Readable<OutboxSnapshot> {
  /** Stores and shows a message; refused with `too_large` or `bad_request` before anything is stored. */
  add(lane: string, text: string, files?: readonly string[]): Promise<Result<OutboxItem>>;
  /** The same for a note to colleagues, which names these people. */
  note(lane: string, text: string, mentions: readonly string[]): Promise<Result<OutboxItem>>;
  /**
   * Gives one's own message another text. `messageKey` is the `key` of its line (its client id), wherever the message is:
   * one that was never sent is changed where it lies; any other is changed by an item that goes after it, also offline.
   * Refused like `add`. A change that the router refuses for good fails by itself and is seen in the line's `change`.
   */
  edit(lane: string, messageKey: string, text: string): Promise<Result<OutboxItem>>;
  /**
   * Deletes one's own message by the `key` of its line: forgets one that was never sent, else an item asks the router to.
   * `keepEdits` leaves its edits on their way: the deletion may still be taken back, by `discard`.
   */
  remove(lane: string, messageKey: string, keepEdits?: boolean): Promise<void>;
  /** Tries a failed item again. */
  retry(clientId: string): void;
  /** Forgets an item. */
  discard(clientId: string): void;
  /** Drops the sent items of a lane that these entries of its log show by now. */
  settle(lane: string, entries: readonly Entry[]): void;
  /** Ends every back-off: the connection is there again. */
  wake(): void;
  close(): void;
}
