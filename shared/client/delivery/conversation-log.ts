import type { Conversation, Entry } from '../../domain/conversation.ts';
import type { Instant } from '../../domain/scalars.ts';
import type { ErrorBody } from '../../protocol/errors.ts';
import type { Result } from '../../protocol/result.ts';
import type { Readable } from '../readable.ts';

/**
 * A conversation as this client has it. `entries` are in order, each `seq` once and without a gap between them; `behind`
 * tells that the router has more than we do and the rest is on its way.
 */
export interface LogSnapshot {
  status: 'loading' | 'ready' | 'failed';
  conversation: Conversation | null;
  entries: readonly Entry[];
  /** True while entries before the first one may exist. */
  hasEarlier: boolean;
  loadingEarlier: boolean;
  behind: boolean;
  /** Where this is a copy from before the connection: the moment it was true, by the router's clock. */
  asOf?: Instant;
  error: ErrorBody | null;
}

/** One conversation followed from the router: it opens itself when made and again whenever the connection comes back. */
export interface ConversationLog extends Readable<LogSnapshot> {
  readonly conversationId: string;
  /** Fetches the page before the first entry, of `limit` entries (at most 200). */
  loadEarlier(limit?: number): Promise<Result<void>>;
  /** Tells that nobody reads the earlier pages any more: all but the newest few hundred entries are let go. */
  letGoEarlier(): void;
  /** Tells that the router has stored `seq`, as the ack of a send says; pulls where no push brings it. */
  expect(seq: number): void;
  /** Marks everything up to the newest entry as seen by this side; does nothing where it already is. */
  markRead(): void;
  close(): void;
}
