import type { Kysely } from 'kysely';
import type { Instant } from '../../shared/domain/scalars.ts';
import type { Database } from './schema.ts';
import type { SignalName, Signals } from './signals.ts';
import type { Statements } from './statement.ts';

/** An event as a command gives it; `stream` is `conversation:<id>` or `routing`. Ids and facts only: no text, no names, no e-mail. */
export interface NewEvent {
  stream: string;
  /** The place in the stream, where the caller keeps count; else the next one is looked up. */
  seq?: number;
  type: string;
  actorId: string | null;
  data: Record<string, unknown>;
}

/** What a command may do: statements, the log, and signals. Nothing else may be awaited inside a command. */
export interface Tx extends Statements {
  /** The command's one instant. */
  readonly now: Instant;
  /**
   * What was read stays true while this stays the same object and whoever writes the row says so: another one comes with
   * each transaction, after a command that was taken back, and after one that wrote past the defined statements.
   */
  readonly turn: object;
  /** For statements that are not hot; compiled anew each time. */
  readonly k: Kysely<Database>;
  /** Appends to the one log and answers with the place in the stream. */
  append(event: NewEvent): Promise<number>;
  /** Runs the in-transaction listeners of `name` now; its after-commit listeners hear it once the group is committed. */
  signal<N extends SignalName>(name: N, payload: Signals[N]): Promise<void>;
  /** Runs `undo` if this command or its group is rolled back: for memory that mirrors the database. */
  onRollback(undo: () => void): void;
}
