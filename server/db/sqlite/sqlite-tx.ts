import type Sqlite from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { insertEvent, lastSeqOf } from '../event-log.ts';
import type { Database } from '../schema.ts';
import type { SignalBoard } from '../signal-board.ts';
import type { SignalName, Signals } from '../signals.ts';
import type { CompiledStatement, Reads, Statement } from '../statement.ts';
import type { NewEvent, Tx } from '../tx.ts';
import type { Writes } from './connection.ts';

interface Entry<P, R> {
  compiled: CompiledStatement<P, R>;
  ready: Sqlite.Statement;
  writes: boolean;
}

/** Prepared statements of one handle, made at first use. */
export class Prepared {
  readonly #handle: Sqlite.Database;
  readonly #k: Kysely<Database>;
  readonly #writes: Writes;
  readonly #known = new Map<object, Entry<unknown, unknown>>();

  constructor(handle: Sqlite.Database, k: Kysely<Database>, writes: Writes) {
    this.#handle = handle;
    this.#k = k;
    this.#writes = writes;
  }

  /** The statement, which is run next. */
  of<P, R>(statement: Statement<P, R>): Entry<P, R> {
    let entry = this.#known.get(statement);
    if (!entry) {
      const compiled = statement.compile(this.#k) as CompiledStatement<unknown, unknown>;
      const ready = this.#handle.prepare(compiled.sql);
      entry = { compiled, ready, writes: !ready.readonly };
      this.#known.set(statement, entry);
    }
    if (entry.writes) this.#writes.count += 1;
    return entry as Entry<P, R>;
  }
}

/** Whoever holds the writer's lock reads through this. */
export class SqliteReads implements Reads {
  readonly #prepared: Prepared;

  constructor(prepared: Prepared) {
    this.#prepared = prepared;
  }

  all<P, R>(statement: Statement<P, R>, params: P): R[] {
    const { compiled, ready } = this.#prepared.of(statement);
    return ready.all(...compiled.bind(params)) as R[];
  }

  get<P, R>(statement: Statement<P, R>, params: P): R | undefined {
    const { compiled, ready } = this.#prepared.of(statement);
    return ready.get(...compiled.bind(params)) as R | undefined;
  }
}

/** One command's hand on the open group. */
export class SqliteTx extends SqliteReads implements Tx {
  readonly now: number;
  readonly k: Kysely<Database>;
  readonly published: (() => void)[] = [];
  readonly undo: (() => void)[] = [];
  readonly #prepared: Prepared;
  readonly #board: SignalBoard;

  constructor(now: number, k: Kysely<Database>, prepared: Prepared, board: SignalBoard) {
    super(prepared);
    this.now = now;
    this.k = k;
    this.#prepared = prepared;
    this.#board = board;
  }

  run<P, R>(statement: Statement<P, R>, params: P): number {
    const { compiled, ready } = this.#prepared.of(statement);
    return ready.run(...compiled.bind(params)).changes;
  }

  /** Answers a promise for PostgreSQL's sake, without the price of an async function: it is called several times a command. */
  append(event: NewEvent): Promise<number> {
    const seq = event.seq ?? (this.get(lastSeqOf, { stream: event.stream })?.seq ?? 0) + 1;
    this.run(insertEvent, {
      stream: event.stream,
      seq,
      type: event.type,
      at: this.now,
      actorId: event.actorId,
      data: JSON.stringify(event.data),
    });
    return Promise.resolve(seq);
  }

  signal<N extends SignalName>(name: N, payload: Signals[N]): Promise<void> {
    // First come, first told: what a listener inside signals in turn happened after this.
    this.published.push(() => this.#board.publish(name, payload));
    return this.#board.runInside(this, name, payload);
  }

  onRollback(undo: () => void): void {
    this.undo.push(undo);
  }
}
