import type Sqlite from 'better-sqlite3';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Lock } from '../lock.ts';
import type { Database } from '../schema.ts';

/** What the writer is told of a statement that Kysely runs inside a command. */
export interface Watch {
  /** A statement is about to run: it sees all that was written before it. */
  before(): void;
  /** It writes. */
  writes(): void;
}

const nobody: Watch = { before: () => {}, writes: () => {} };

class Connection implements DatabaseConnection {
  readonly #handle: Sqlite.Database;
  readonly #watch: Watch;

  constructor(handle: Sqlite.Database, watch: Watch) {
    this.#handle = handle;
    this.#watch = watch;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const prepared = this.#handle.prepare(query.sql);
    this.#watch.before();
    if (!prepared.readonly) this.#watch.writes();
    if (prepared.reader) return { rows: prepared.all(...query.parameters) as R[] };
    const done = prepared.run(...query.parameters);
    return { rows: [], numAffectedRows: BigInt(done.changes), insertId: BigInt(done.lastInsertRowid) };
  }

  // biome-ignore lint/correctness/useYield: SQLite answers whole; Kysely's interface wants the method.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming is not supported: page by key instead');
  }
}

/** Nothing to wait for: the caller is inside a command and so holds the writer's lock. */
class InnerDriver implements Driver {
  readonly #connection: Connection;

  constructor(handle: Sqlite.Database, watch: Watch) {
    this.#connection = new Connection(handle, watch);
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
  async beginTransaction(): Promise<void> {
    throw new Error('a command is a transaction already');
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

/** Waits for the writer's lock, so that a query from outside never falls into an open group. */
class OuterDriver implements Driver {
  readonly #handle: Sqlite.Database;
  readonly #connection: Connection;
  readonly #lock: Lock;

  constructor(handle: Sqlite.Database, lock: Lock) {
    this.#handle = handle;
    this.#connection = new Connection(handle, nobody);
    this.#lock = lock;
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    await this.#lock.acquire();
    return this.#connection;
  }
  async beginTransaction(): Promise<void> {
    this.#handle.exec('begin immediate');
  }
  async commitTransaction(): Promise<void> {
    this.#handle.exec('commit');
  }
  async rollbackTransaction(): Promise<void> {
    this.#handle.exec('rollback');
  }
  async releaseConnection(): Promise<void> {
    this.#lock.release();
  }
  async destroy(): Promise<void> {}
}

/**
 * Hides from SQLite's planner what is bound to a parameter. Where it may look (in a join, or with an order) it plans for
 * that value and so plans anew at every binding: a statement that takes 5 µs took 100. `likely` leaves a value as it is.
 */
class SteadyCompiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return 'likely(?)';
  }
}

const kyselyWith = (driver: () => Driver): Kysely<Database> =>
  new Kysely<Database>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: driver,
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SteadyCompiler(),
    },
  });

/** Kysely for inside a command. */
export const innerKysely = (handle: Sqlite.Database, watch: Watch = nobody): Kysely<Database> =>
  kyselyWith(() => new InnerDriver(handle, watch));

/** Kysely for outside of commands. */
export const outerKysely = (handle: Sqlite.Database, lock: Lock): Kysely<Database> =>
  kyselyWith(() => new OuterDriver(handle, lock));
