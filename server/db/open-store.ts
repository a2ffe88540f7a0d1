import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../shared/domain/clock.ts';
import { sqliteDialect } from './dialect.ts';
import { migrate } from './migrate.ts';
import type { SignalBoard } from './signal-board.ts';
import { holdFolder } from './sqlite/hold-folder.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';
import { SqliteStore } from './sqlite/sqlite-store.ts';
import type { Store } from './store.ts';

/** The file of the data folder that is the whole truth. */
export const databaseFile = (dataDir: string): string => join(dataDir, 'foyer.sqlite');

export interface OpenStoreOptions {
  dataDir: string;
  board: SignalBoard;
  clock: Clock;
  onOutlived: () => void;
  onListenerError: (error: unknown) => void;
  /** False where the whole file is thrown away after a crash, as while the demo is made: then no commit waits for the disk. */
  durable?: boolean;
}

/**
 * Opens the database of a data folder, made if it is not there, and brings its schema forward. Throws `FolderInUse`
 * where another router works on it and `NewerSchema` where a newer release wrote it.
 */
export const openStore = async (options: OpenStoreOptions): Promise<Store> => {
  const { dataDir, durable = true, ...rest } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const letGo = holdFolder(dataDir);
  const handle = openSqlite(databaseFile(dataDir));
  if (!durable) handle.pragma('synchronous = OFF');
  const store = new SqliteStore({ handle, ...rest });
  try {
    await migrate(store.k, sqliteDialect);
  } catch (error) {
    handle.close();
    letGo();
    throw error;
  }
  return {
    run: (command) => store.run(command),
    read: (query) => store.read(query),
    k: store.k,
    get commits() {
      return store.commits;
    },
    scrub: () => store.scrub(),
    close: async () => {
      await store.close();
      letGo();
    },
  };
};
