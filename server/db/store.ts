import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';
import type { Reads } from './statement.ts';
import type { Tx } from './tx.ts';

/** The database as the rest of the server sees it: one way to write, one way to read. */
export interface Store {
  /**
   * Runs a command in the one writer. It resolves after the commit. A command that throws, or answers with a failed
   * Result, is rolled back alone; a failed commit rejects every command of the group with `CommitFailed`.
   */
  run<T>(command: (tx: Tx) => Promise<T> | T): Promise<T>;
  /**
   * Reads by hot statements outside of commands, without waiting for the writer's next turn; sees committed rows only.
   * Nothing but the statements may be awaited in it. Never use it inside a command.
   */
  read<T>(query: (reads: Reads) => Promise<T> | T): Promise<T>;
  /** For reads outside of commands; sees committed rows only. Never use it inside a command. */
  readonly k: Kysely<Database>;
  /** How many transactions were committed since the start. */
  readonly commits: number;
  /** Takes what was deleted or overwritten out of the files on disk too, as far as the engine can. */
  scrub(): Promise<void>;
  close(): Promise<void>;
}

/** The group's commit failed: nothing of it was stored. */
export class CommitFailed extends Error {
  override readonly name = 'CommitFailed';
}

/** True for the answer of a command that refuses: nothing of it may be stored. */
export const isRefusal = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false;
