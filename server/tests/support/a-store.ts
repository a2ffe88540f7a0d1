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

/** The real store on a fresh SQLite file, or in memory. */
export const aStore = async (file = ':memory:'): Promise<TestStore> => {
  const clock = new HandClock();
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
  await migrate(store.k, sqliteDialect);
  return { core: { store, board, clock, ids: countedIds(), log: silentLog }, clock, store, outlived: () => outlived };
};
