import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { Clock } from '../../../shared/domain/clock.ts';
import { Lock } from '../lock.ts';
import type { Database } from '../schema.ts';
import type { SignalBoard } from '../signal-board.ts';
import type { Reads } from '../statement.ts';
import { CommitFailed, isRefusal, type Store } from '../store.ts';
import type { Tx } from '../tx.ts';
import { innerKysely, outerKysely } from './connection.ts';
import { Compiled, PostgresReads, PostgresTx } from './postgres-tx.ts';

export interface PostgresStoreOptions {
  pool: pg.Pool;
  board: SignalBoard;
  clock: Clock;
  /** Told when a connection broke that no command was using: the next one gets another. */
  onConnectionError: (error: unknown) => void;
  /** Told when a listener threw after the commit: a bug, but the commit stands. */
  onListenerError: (error: unknown) => void;
}

/** Another router was in the way (serialization failure, deadlock): the same command may succeed now. */
const worthAnotherTry = new Set(['40001', '40P01']);
const tries = 3;

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** Commands on PostgreSQL, one after the other within a router, each in its own transaction. */
export class PostgresStore implements Store {
  readonly k: Kysely<Database>;
  commits = 0;
  readonly #options: PostgresStoreOptions;
  readonly #compiled: Compiled;
  /** Memory mirrors the database in the order of the commands, so a router has one at a time. */
  readonly #lock = new Lock();

  constructor(options: PostgresStoreOptions) {
    this.#options = options;
    this.k = outerKysely(options.pool);
    this.#compiled = new Compiled(this.k);
    // Without a listener Node would end the process.
    options.pool.on('error', options.onConnectionError);
  }

  async run<T>(command: (tx: Tx) => Promise<T> | T): Promise<T> {
    await this.#lock.acquire();
    try {
      for (let left = tries; ; left -= 1) {
        try {
          return await this.#once(command);
        } catch (error) {
          if (left <= 1 || !worthAnotherTry.has(codeOf(error))) throw error;
        }
      }
    } finally {
      this.#lock.release();
    }
  }

  async read<T>(query: (reads: Reads) => Promise<T> | T): Promise<T> {
    return await query(new PostgresReads(this.#options.pool, this.#compiled));
  }

  /** PostgreSQL's own vacuum takes out what was overwritten. */
  async scrub(): Promise<void> {}

  async close(): Promise<void> {
    await this.#lock.acquire();
    await this.k.destroy();
  }

  async #once<T>(command: (tx: Tx) => Promise<T> | T): Promise<T> {
    const { pool, board, clock } = this.#options;
    const client = await pool.connect();
    const tx = new PostgresTx(clock.now(), innerKysely(client), client, this.#compiled, board);
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const answer = await command(tx);
      if (isRefusal(answer)) {
        await this.#rollBack(client, tx);
        return answer;
      }
      await client.query('commit').catch((error: unknown) => {
        if (worthAnotherTry.has(codeOf(error))) throw error;
        throw new CommitFailed('the command was not committed', { cause: error });
      });
      this.commits += 1;
      this.#publish(tx);
      return answer;
    } catch (error) {
      await this.#rollBack(client, tx).catch((lost: Error) => {
        broken = lost;
      });
      throw error;
    } finally {
      // A connection that cannot even roll back is thrown away.
      client.release(broken);
    }
  }

  async #rollBack(client: pg.PoolClient, tx: PostgresTx): Promise<void> {
    for (const undo of tx.undo.splice(0).toReversed()) undo();
    await client.query('rollback');
  }

  #publish(tx: PostgresTx): void {
    for (const publish of tx.published) {
      try {
        publish();
      } catch (error) {
        this.#options.onListenerError(error);
      }
    }
  }
}
