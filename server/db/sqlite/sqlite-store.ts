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
  /** It failed before after it had written, in a transaction with others. */
  failed: boolean;
}

interface Done {
  waiting: Waiting;
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
  /** True once a command of this turn failed after it had written: from then on each gets a savepoint. */
  #wary = false;
  #queue: Waiting[] = [];
  #turn: Promise<void> | null = null;

  constructor(options: SqliteStoreOptions) {
    const { handle } = options;
    this.#options = options;
    this.k = outerKysely(handle, this.#lock);
    this.#prepared = new Prepared(handle, (watch) => innerKysely(handle, watch));
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
      this.#queue.push({ command, resolve: resolve as (answer: unknown) => void, reject, failed: false });
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
      if (!this.#writeLate()) {
        this.#startOver(group);
        await this.#drain(group);
      }
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
    this.#forget();
    this.#holds = false;
    this.#wary = false;
  }

  /** What waits to be written and what was read belong to a transaction that is no more, or to a part of it. */
  #forget(): void {
    this.#prepared.late.drop();
    this.#prepared.turn = {};
  }

  /** Writes what waits; false where the turn has to begin anew without anything waiting. */
  #writeLate(): boolean {
    try {
      this.#prepared.late.write();
      return true;
    } catch {
      // Whose it was is found out when each writes for itself.
      return false;
    }
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
    const tx = new SqliteTx(this.#options.clock.now(), this.#prepared, this.#options.board);
    const before = this.#prepared.written;
    this.#prepared.begins();
    // After a savepoint SQLite copies every page before it writes it. Almost no command fails once it has written, so there
    // is none until one does.
    const saved = this.#holds && (this.#wary || waiting.failed);
    if (saved && !this.#writeLate()) return this.#startOver(group, waiting);
    this.#prepared.late.allowed = !this.#wary && !saved;
    if (saved) this.#save.run();
    try {
      const answer = await waiting.command(tx);
      if (this.#prepared.late.broken) throw new Error('what the command did rests on a row that was not written');
      const done: Done = { waiting, tx, settle: () => waiting.resolve(answer), reject: waiting.reject };
      if (isRefusal(answer)) {
        if (!this.#undoOne(tx, saved, before)) return this.#startOver(group, waiting);
        group.push({ ...done, tx: bare(tx) });
        return;
      }
      if (saved) this.#release.run();
      if (this.#prepared.written !== before) this.#holds = true;
      group.push(done);
    } catch (error) {
      if (!this.#undoOne(tx, saved, before)) return this.#startOver(group, waiting);
      waiting.reject(error);
    }
  }

  /** Undoes a command that failed; false where what it wrote cannot be told from what others wrote before it. */
  #undoOne(tx: SqliteTx, saved: boolean, before: number): boolean {
    for (const undo of tx.undo.toReversed()) undo();
    if (this.#prepared.late.broken) return false;
    if (saved) {
      this.#rollbackTo.run();
      this.#release.run();
    } else if (this.#prepared.written !== before) {
      if (this.#holds) return false;
      this.#rollback.run();
      this.#begin.run();
    } else return true;
    this.#forget();
    return true;
  }

  /** The transaction begins anew with the commands that it held, and then the one that failed, each on its own now. */
  #startOver(group: Done[], failed?: Waiting): void {
    if (this.#options.handle.inTransaction) this.#rollback.run();
    for (const done of group.toReversed()) for (const undo of done.tx.undo.toReversed()) undo();
    if (failed) failed.failed = true;
    this.#queue.unshift(...group.map((done) => done.waiting), ...(failed ? [failed] : []));
    group.length = 0;
    this.#open();
    this.#wary = true;
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
