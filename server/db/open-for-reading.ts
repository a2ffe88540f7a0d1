import { existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { Lock } from './lock.ts';
import { databaseFile } from './open-store.ts';
import type { Database } from './schema.ts';
import { outerKysely } from './sqlite/connection.ts';

/** Opens the database of a data folder for reading alone, while a router runs on it or not; null where there is none. */
export const openForReading = (dataDir: string): { k: Kysely<Database>; close: () => void } | null => {
  const file = databaseFile(dataDir);
  if (!existsSync(file)) return null;
  const handle = new Sqlite(file, { readonly: true });
  handle.pragma('busy_timeout = 5000');
  return { k: outerKysely(handle, new Lock()), close: () => void handle.close() };
};
