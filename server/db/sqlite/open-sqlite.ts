import Sqlite from 'better-sqlite3';

/** Opens the database file with the settings that make an acknowledged write one that is on disk. */
export const openSqlite = (file: string): Sqlite.Database => {
  const handle = new Sqlite(file);
  handle.pragma('journal_mode = WAL');
  handle.pragma('synchronous = FULL');
  handle.pragma('foreign_keys = ON');
  handle.pragma('busy_timeout = 5000');
  return handle;
};
