import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** Another router, or a restore, works on the folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

/**
 * Holds the data folder for this process alone. The operating system ends the hold with the process, however it dies,
 * which a file with a process number would not. Answers with a disposer.
 */
export const holdFolder = (folder: string): (() => void) => {
  const handle = new Sqlite(join(folder, 'router.lock'), { timeout: 0 });
  try {
    handle.exec('begin exclusive');
  } catch (error) {
    handle.close();
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new FolderInUse(`another router is running on ${folder}`, { cause: error });
    }
    throw error;
  }
  return () => handle.close();
};
