import type Sqlite from 'better-sqlite3';
import type { CompiledStatement, Late } from '../statement.ts';

/** A statement whose runs may wait, as the engine has it. */
interface LateStatement<P> {
  readonly late: Late<P>;
  readonly compiled: CompiledStatement<P, unknown>;
  readonly ready: Sqlite.Statement;
}

/** Runs of one statement that wait. */
interface Batch {
  readonly table: string;
  add(params: unknown): void;
  /** Writes what waits and answers whether each run wrote its one row. */
  write(): boolean;
  drop(): void;
}

/** So many rows go into one statement at most; each number of them is a statement that is prepared once. */
const rowsAtOnce = 32;

const writtenTable = (sql: string): string => {
  const table = /^(?:insert into|update) "(\w+)"/.exec(sql)?.[1];
  if (table === undefined) throw new Error(`this cannot wait: ${sql}`);
  return table;
};

/** The same statement for several rows. */
const forRows = (sql: string, rows: number): string =>
  sql.replace(/(?<= values )\((?:[^()]|\([^()]*\))*\)/, (row) => Array(rows).fill(row).join(', '));

const insertsOf = (handle: Sqlite.Database, { compiled }: LateStatement<unknown>): Batch => {
  const prepared = new Map<number, Sqlite.Statement>();
  let values: unknown[] = [];
  let rows = 0;
  const statementFor = (count: number): Sqlite.Statement => {
    let known = prepared.get(count);
    if (!known) {
      known = handle.prepare(forRows(compiled.sql, count));
      prepared.set(count, known);
    }
    return known;
  };
  return {
    table: writtenTable(compiled.sql),
    add: (params) => {
      values.push(...compiled.bind(params));
      rows += 1;
    },
    write: () => {
      const all = values;
      const width = all.length / rows;
      values = [];
      rows = 0;
      for (let at = 0; at < all.length; at += rowsAtOnce * width) {
        const some = all.slice(at, at + rowsAtOnce * width);
        const count = some.length / width;
        if (statementFor(count).run(...some).changes !== count) return false;
      }
      return true;
    },
    drop: () => {
      values = [];
      rows = 0;
    },
  };
};

const changesOf = (
  { compiled, ready }: LateStatement<unknown>,
  { row, join }: Exclude<Late<unknown>, 'insert'>,
): Batch => {
  const waiting = new Map<string, unknown>();
  return {
    table: writtenTable(compiled.sql),
    add: (params) => {
      const key = row(params);
      waiting.set(key, waiting.has(key) ? join(waiting.get(key), params) : params);
    },
    write: () => {
      const all = [...waiting.values()];
      waiting.clear();
      return all.every((params) => ready.run(...compiled.bind(params)).changes === 1);
    },
    drop: () => waiting.clear(),
  };
};

/**
 * What the commands of a turn write and nobody has looked at: rows of one kind go in with one statement, and several changes
 * of one row are one. Before a statement that names the table, and before the commit, what waits is written.
 */
export class LateWrites {
  /** False where each statement is to write at once. */
  allowed = true;
  /** True once something that waited could not be written as was promised: the turn has to begin anew. */
  broken = false;
  readonly #handle: Sqlite.Database;
  readonly #batches = new Map<object, Batch>();
  /** In the order in which they began to wait. */
  readonly #waiting = new Set<Batch>();

  constructor(handle: Sqlite.Database) {
    this.#handle = handle;
  }

  add<P>(statement: LateStatement<P>, params: P): void {
    let batch = this.#batches.get(statement);
    if (!batch) {
      const any = statement as unknown as LateStatement<unknown>;
      batch = any.late === 'insert' ? insertsOf(this.#handle, any) : changesOf(any, any.late);
      this.#batches.set(statement, batch);
    }
    batch.add(params);
    this.#waiting.add(batch);
  }

  /** Writes what waits of the tables that are looked at; throws where it is not as was promised. */
  write(looksAt: (table: string) => boolean = () => true): void {
    if (this.#waiting.size === 0) return;
    for (const batch of this.#waiting) {
      if (!looksAt(batch.table)) continue;
      this.#waiting.delete(batch);
      this.broken = true;
      if (!batch.write()) throw new Error('a row that waited was not written');
      this.broken = false;
    }
  }

  /** Forgets what waits. */
  drop(): void {
    for (const batch of this.#waiting) batch.drop();
    this.#waiting.clear();
    this.broken = false;
  }
}
