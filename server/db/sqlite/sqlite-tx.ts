import type Sqlite from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { insertEvent, lastSeqOf } from '../event-log.ts';
import type { Database } from '../schema.ts';
import type { SignalBoard } from '../signal-board.ts';
import type { SignalName, Signals } from '../signals.ts';
import type { CompiledStatement, Late, Reads, Statement } from '../statement.ts';
import type { NewEvent, Tx } from '../tx.ts';
import type { Watch } from './connection.ts';
import { LateWrites } from './late-writes.ts';

interface Entry<P, R> {
  compiled: CompiledStatement<P, R>;
  ready: Sqlite.Statement;
  writes: boolean;
  late: Late<P> | undefined;
  /** True where the statement names the table. */
  looksAt(table: string): boolean;
}

const tablesIn = (sql: string): ((table: string) => boolean) => {
  const words = new Set(sql.match(/\w+/g));
  return (table) => words.has(table);
};

/** Prepared statements of one handle, made at first use, and what the writer has to know of those that are run. */
export class Prepared implements Watch {
  readonly late: LateWrites;
  /** How often something was written, by whichever way: a command that failed may have left something behind. */
  written = 0;
  /** See `Tx.turn`. */
  turn: object = {};
  #pastStatements = false;
  readonly #handle: Sqlite.Database;
  readonly #k: Kysely<Database>;
  readonly #known = new Map<object, Entry<unknown, unknown>>();

  constructor(handle: Sqlite.Database, kyselyWith: (watch: Watch) => Kysely<Database>) {
    this.#handle = handle;
    this.#k = kyselyWith(this);
    this.late = new LateWrites(handle);
  }

  get k(): Kysely<Database> {
    return this.#k;
  }

  before(): void {
    this.late.write();
  }

  writes(): void {
    this.written += 1;
    this.#pastStatements = true;
  }

  /** A command begins: what an earlier one wrote past the defined statements may be other than what was read before. */
  begins(): void {
    if (!this.#pastStatements) return;
    this.#pastStatements = false;
    this.turn = {};
  }

  /** For a statement that is run now, after what it would see. */
  of<P, R>(statement: Statement<P, R>): Entry<P, R> {
    const entry = this.#of(statement);
    this.late.write(entry.looksAt);
    return entry;
  }

  run<P, R>(statement: Statement<P, R>, params: P): number {
    const entry = this.#of(statement);
    if (entry.writes) this.written += 1;
    if (entry.late && this.late.allowed) {
      this.late.add(entry as Entry<P, R> & { late: Late<P> }, params);
      return 1;
    }
    this.late.write(entry.looksAt);
    return entry.ready.run(...entry.compiled.bind(params)).changes;
  }

  #of<P, R>(statement: Statement<P, R>): Entry<P, R> {
    let entry = this.#known.get(statement);
    if (!entry) {
      const compiled = statement.compile(this.#k) as CompiledStatement<unknown, unknown>;
      const ready = this.#handle.prepare(compiled.sql);
      const late = statement.late as Late<unknown> | undefined;
      entry = { compiled, ready, writes: !ready.readonly, late, looksAt: tablesIn(compiled.sql) };
      this.#known.set(statement, entry);
    }
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

  constructor(now: number, prepared: Prepared, board: SignalBoard) {
    super(prepared);
    this.now = now;
    this.k = prepared.k;
    this.#prepared = prepared;
    this.#board = board;
  }

  get turn(): object {
    return this.#prepared.turn;
  }

  run<P, R>(statement: Statement<P, R>, params: P): number {
    return this.#prepared.run(statement, params);
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
