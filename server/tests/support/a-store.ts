import { existsSync, writeFileSync } from 'node:fs';
import { Kysely, SqliteDialect } from 'kysely';
import { v7 } from 'uuid';
import type { Clock } from '../../../shared/domain/clock.ts';
import { sqliteDialect } from '../../db/dialect.ts';
import { migrate } from '../../db/migrate.ts';
import { SignalBoard } from '../../db/signal-board.ts';
import { openSqlite } from '../../db/sqlite/open-sqlite.ts';
import { SqliteStore } from '../../db/sqlite/sqlite-store.ts';
import type { Core } from '../../features/core.ts';
import type { Log } from '../../observability/log.ts';

/** A clock that a test moves by hand. */
export class HandClock implements Clock {
  #now: number;
  constructor(now = Date.UTC(2026, 10, 22, 9)) {
    this.#now = now;
  }
  now(): number {
    return this.#now;
  }
  advance(ms: number): void {
    this.#now += ms;
  }
}

/** Ids in the order of their making, the same in every run. */
export const countedIds = () => {
  let count = 0;
  return {
    next: () => {
      count += 1;
      const random = new Uint8Array(16);
      new DataView(random.buffer).setUint32(12, count);
      return v7({ msecs: 1_790_000_000_000 + count, seq: count, random });
    },
  };
};

const silence = () => {};
export const silentLog: Log = { debug: silence, info: silence, warn: silence, error: silence };

export interface TestStore {
  core: Core;
  clock: HandClock;
  store: SqliteStore;
  /** How often a command held its turn by awaiting something else than statements. */
  outlived: () => number;
}

const openStore = (file: string | Buffer, clock: Clock): Omit<TestStore, 'core' | 'clock'> & { board: SignalBoard } => {
  const board = new SignalBoard();
  let outlived = 0;
  const store = new SqliteStore({
    handle: openSqlite(file),
    board,
    clock,
    onOutlived: () => {
      outlived += 1;
    },
    onListenerError: (error) => {
      throw error;
    },
  });
  return { store, board, outlived: () => outlived };
};

/** The bytes of a database that every migration has run on: they take longer than most tests. */
const migratedImage = async (): Promise<Buffer> => {
  const handle = openSqlite(':memory:');
  const k = new Kysely<unknown>({ dialect: new SqliteDialect({ database: handle }) });
  await migrate(k, sqliteDialect);
  const bytes = handle.serialize();
  await k.destroy();
  return bytes;
};
let image: Promise<Buffer> | null = null;

/** The real store on a SQLite file, made where there is none, or in memory. */
export const aStore = async (file?: string): Promise<TestStore> => {
  image ??= migratedImage();
  const bytes = await image;
  if (file && !existsSync(file)) writeFileSync(file, bytes);
  const clock = new HandClock();
  const { store, board, outlived } = openStore(file ?? bytes, clock);
  return { core: { store, board, clock, ids: countedIds(), log: silentLog }, clock, store, outlived };
};
