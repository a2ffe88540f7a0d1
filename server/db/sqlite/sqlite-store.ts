import type Sqlite from 'better-sqlite3';
import type { Kysely } from 'kysely';
import type { Clock } from '../../../shared/domain/clock.ts';
import { Lock } from '../lock.ts';
import type { Database } from '../schema.ts';
import type { SignalBoard } from '../signal-board.ts';
import type { Reads } from '../statement.ts';
import { CommitFailed, isRefusal, type Store } from '../store.ts';
import type { Tx } from '../tx.ts';
import { innerKysely, outerKysely } from './connection.ts';
import { Prepared, SqliteReads, SqliteTx } from './sqlite-tx.ts';

interface Waiting {
  command: (tx: Tx) => unknown;
  resolve: (answer: unknown) => void;
  reject: (reason: unknown) => void;
}

interface Done {
  tx: SqliteTx;
  settle: () => void;
  reject: (reason: unknown) => void;
}

export interface SqliteStoreOptions {
  handle: Sqlite.Database;
  board: SignalBoard;
  clock: Clock;
  /** Told when a command awaited something else than statements and so held the lock beyond its turn of the event loop. */
  onOutlived: () => void;
  /** Told when a listener threw after the commit: a bug, but the commit stands. */
  onListenerError: (error: unknown) => void;
}

/** The one writer on SQLite: all commands of an event-loop turn share one transaction and one commit. */
export class SqliteStore implements Store {
  readonly k: Kysely<Database>;
  commits = 0;
  readonly #options: SqliteStoreOptions;
  readonly #lock = new Lock();
  readonly #inner: Kysely<Database>;
  readonly #prepared: Prepared;
  readonly #reads: Reads;
  readonly #begin: Sqlite.Statement;
  readonly #commit: Sqlite.Statement;
  readonly #rollback: Sqlite.Statement;
  readonly #save: Sqlite.Statement;
  readonly #release: Sqlite.Statement;
  readonly #rollbackTo: Sqlite.Statement;
  /** True once the open transaction holds a command's writes. */
  #holds = false;
  #queue: Waiting[] = [];
  #turn: Promise<void> | null = null;

  constructor(options: SqliteStoreOptions) {
    const { handle } = options;
    this.#options = options;
    this.#inner = innerKysely(handle);
    this.k = outerKysely(handle, this.#lock);
    this.#prepared = new Prepared(handle, this.#inner);
    this.#reads = new SqliteReads(this.#prepared);
    this.#begin = handle.prepare('begin immediate');
    this.#commit = handle.prepare('commit');
    this.#rollback = handle.prepare('rollback');
    this.#save = handle.prepare('savepoint command');
    this.#release = handle.prepare('release command');
    this.#rollbackTo = handle.prepare('rollback to command');
  }

  run<T>(command: (tx: Tx) => Promise<T> | T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ command, resolve: resolve as (answer: unknown) => void, reject });
      this.#turn ??= this.#takeTurn();
    });
  }

  async read<T>(query: (reads: Reads) => Promise<T> | T): Promise<T> {
    await this.#lock.acquire();
    try {
      return await query(this.#reads);
    } finally {
      this.#lock.release();
    }
  }

  async scrub(): Promise<void> {
    await this.#lock.acquire();
    try {
      // What was overwritten is zeroes in the file already (`secure_delete`); the log of the file still has it.
      this.#options.handle.pragma('wal_checkpoint(truncate)');
    } finally {
      this.#lock.release();
    }
  }

  async close(): Promise<void> {
    while (this.#turn) await this.#turn;
    await this.#lock.acquire();
    this.#options.handle.close();
  }

  async #takeTurn(): Promise<void> {
    // All that arrives in this turn of the event loop joins the group: the check phase follows the poll phase.
    await new Promise<void>((resolve) => setImmediate(resolve));
    await this.#lock.acquire();
    const group: Done[] = [];
    try {
      this.#open();
      await this.#drain(group);
      this.#commit.run();
      this.commits += 1;
    } catch (error) {
      this.#undoGroup(group, error);
      group.length = 0;
    } finally {
      this.#lock.release();
      this.#turn = this.#queue.length > 0 ? this.#takeTurn() : null;
    }
    for (const done of group) done.settle();
    for (const done of group) this.#publish(done.tx);
  }

  #open(): void {
    this.#begin.run();
    this.#holds = false;
  }

  async #drain(group: Done[]): Promise<void> {
    let turnIsOver = false;
    const watch = setImmediate(() => {
      turnIsOver = true;
      this.#options.onOutlived();
    });
    for (let next = this.#queue.shift(); next; next = turnIsOver ? undefined : this.#queue.shift()) {
      await this.#one(next, group);
    }
    clearImmediate(watch);
  }

  async #one(waiting: Waiting, group: Done[]): Promise<void> {
    const tx = new SqliteTx(this.#options.clock.now(), this.#inner, this.#prepared, this.#options.board);
    // Before it stands nothing that could be lost with it: the transaction is the command's own. SQLite would copy every
    // page that is written after a savepoint.
    const alone = !this.#holds;
    if (!alone) this.#save.run();
    try {
      const answer = await waiting.command(tx);
      if (isRefusal(answer)) {
        this.#undoOne(tx, alone);
        group.push({ tx: bare(tx), settle: () => waiting.resolve(answer), reject: waiting.reject });
        return;
      }
      if (!alone) this.#release.run();
      this.#holds = true;
      group.push({ tx, settle: () => waiting.resolve(answer), reject: waiting.reject });
    } catch (error) {
      this.#undoOne(tx, alone);
      waiting.reject(error);
    }
  }

  #undoOne(tx: SqliteTx, alone: boolean): void {
    if (alone) {
      this.#rollback.run();
      this.#open();
    } else {
      this.#rollbackTo.run();
      this.#release.run();
    }
    for (const undo of tx.undo.toReversed()) undo();
  }

  #undoGroup(group: Done[], cause: unknown): void {
    if (this.#options.handle.inTransaction) this.#rollback.run();
    for (const done of group.toReversed()) for (const undo of done.tx.undo.toReversed()) undo();
    const error = new CommitFailed('the group was not committed', { cause });
    for (const done of group) done.reject(error);
    // Commands that had not begun are not part of the group; they stay queued for the next turn.
  }

  #publish(tx: SqliteTx): void {
    for (const publish of tx.published) {
      try {
        publish();
      } catch (error) {
        this.#options.onListenerError(error);
      }
    }
  }
}

/** A refused command publishes nothing and has undone its memory already. */
const bare = (tx: SqliteTx): SqliteTx => {
  tx.published.length = 0;
  tx.undo.length = 0;
  return tx;
};
