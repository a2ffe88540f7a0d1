import Sqlite from 'better-sqlite3';
import { teachSpread } from '../search-text.ts';

/** Opens the database file (or a database in memory from the bytes of one) with the settings that make an acknowledged write one that is on disk. */
export const openSqlite = (file: string | Buffer): Sqlite.Database => {
  const handle = new Sqlite(file);
  handle.pragma('journal_mode = WAL');
  handle.pragma('synchronous = FULL');
  handle.pragma('foreign_keys = ON');
  handle.pragma('busy_timeout = 5000');
  // An erasure leaves nothing behind in freed pages.
  handle.pragma('secure_delete = ON');
  // What a savepoint keeps of pages goes to a file beyond 64 KB, and a command writes more than that.
  handle.pragma('temp_store = MEMORY');
  teachSpread(handle);
  return handle;
};
