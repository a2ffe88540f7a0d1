import type { Kysely } from 'kysely';
import type pg from 'pg';
import { insertEvent, lastSeqOf } from '../event-log.ts';
import type { Database } from '../schema.ts';
import type { SignalBoard } from '../signal-board.ts';
import type { SignalName, Signals } from '../signals.ts';
import type { CompiledStatement, Reads, Statement } from '../statement.ts';
import type { NewEvent, Tx } from '../tx.ts';

/** Statements compiled at first use, for all connections of a pool. */
export class Compiled {
  readonly #k: Kysely<Database>;
  readonly #known = new Map<object, CompiledStatement<unknown, unknown>>();

  constructor(k: Kysely<Database>) {
    this.#k = k;
  }

  of<P, R>(statement: Statement<P, R>): CompiledStatement<P, R> {
    let compiled = this.#known.get(statement);
    if (!compiled) {
      compiled = statement.compile(this.#k) as CompiledStatement<unknown, unknown>;
      this.#known.set(statement, compiled);
    }
    return compiled as CompiledStatement<P, R>;
  }
}

/** Reads on any connection of the pool, or on a transaction's own. */
export class PostgresReads implements Reads {
  readonly #client: pg.Pool | pg.PoolClient;
  readonly #compiled: Compiled;

  constructor(client: pg.Pool | pg.PoolClient, compiled: Compiled) {
    this.#client = client;
    this.#compiled = compiled;
  }

  async all<P, R>(statement: Statement<P, R>, params: P): Promise<R[]> {
    return (await this.query(statement, params)).rows as R[];
  }

  async get<P, R>(statement: Statement<P, R>, params: P): Promise<R | undefined> {
    return (await this.query(statement, params)).rows[0] as R | undefined;
  }

  /** By name, so that each connection plans a statement once. */
  protected query<P, R>(statement: Statement<P, R>, params: P): Promise<pg.QueryResult> {
    const { sql, bind } = this.#compiled.of(statement);
    return this.#client.query({ name: statement.name, text: sql, values: bind(params) });
  }
}

/** One command's hand on its transaction. */
export class PostgresTx extends PostgresReads implements Tx {
  readonly now: number;
  readonly k: Kysely<Database>;
  readonly published: (() => void)[] = [];
  readonly undo: (() => void)[] = [];
  /** Each command is a transaction here. */
  readonly turn: object = this;
  readonly #board: SignalBoard;

  constructor(now: number, k: Kysely<Database>, client: pg.PoolClient, compiled: Compiled, board: SignalBoard) {
    super(client, compiled);
    this.now = now;
    this.k = k;
    this.#board = board;
  }

  async run<P, R>(statement: Statement<P, R>, params: P): Promise<number> {
    return (await this.query(statement, params)).rowCount ?? 0;
  }

  async append(event: NewEvent): Promise<number> {
    const seq = event.seq ?? ((await this.get(lastSeqOf, { stream: event.stream }))?.seq ?? 0) + 1;
    await this.run(insertEvent, {
      stream: event.stream,
      seq,
      type: event.type,
      at: this.now,
      actorId: event.actorId,
      data: JSON.stringify(event.data),
    });
    return seq;
  }

  async signal<N extends SignalName>(name: N, payload: Signals[N]): Promise<void> {
    // First come, first told: what a listener inside signals in turn happened after this.
    this.published.push(() => this.#board.publish(name, payload));
    await this.#board.runInside(this, name, payload);
  }

  onRollback(undo: () => void): void {
    this.undo.push(undo);
  }
}
