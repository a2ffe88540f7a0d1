import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { knownMigrations } from '../migrate.ts';
import { databaseFile } from '../open-store.ts';
import { holdFolder } from './hold-folder.ts';

/** A command that could not do what it was asked, in words for whoever asked. */
export class CannotDo extends Error {
  override readonly name = 'CannotDo';
}

/** What a database file holds, as far as a command needs to know. */
export interface DatabaseFacts {
  migrations: string[];
  /** Migrations of a newer release, which this one must not open. */
  unknown: string[];
  people: number;
  admins: number;
}

/** Checks every page and index of a database file and reads what it is; throws `CannotDo` where it is no sound one. */
export const inspectDatabase = (file: string): DatabaseFacts => {
  if (!existsSync(file)) throw new CannotDo(`${file} is not there`);
  let handle: Sqlite.Database | null = null;
  try {
    handle = new Sqlite(file, { readonly: true });
    const verdict = handle.pragma('integrity_check', { simple: true });
    if (verdict !== 'ok') throw new CannotDo(`${file} is damaged: ${String(verdict)}`);
    const names = handle.prepare<[], { name: string }>('select name from kysely_migration order by name').all();
    const migrations = names.map((row) => row.name);
    const count = (where: string): number =>
      handle?.prepare<[], number>(`select count(*) from people ${where}`).pluck().get() ?? 0;
    return {
      migrations,
      unknown: migrations.filter((name) => !knownMigrations.includes(name)),
      people: count(''),
      admins: count("where role = 'admin' and active = 1"),
    };
  } catch (error) {
    if (error instanceof CannotDo) throw error;
    throw new CannotDo(`${file} is not a database of Foyer`, { cause: error });
  } finally {
    handle?.close();
  }
};

/** Writes a sound copy of the data folder's database into one new file, while the router runs or not. */
export const backUp = (dataDir: string, target: string): DatabaseFacts => {
  const source = databaseFile(dataDir);
  if (!existsSync(source)) throw new CannotDo(`there is no database in ${dataDir}`);
  if (existsSync(target)) throw new CannotDo(`${target} is there already; a backup overwrites nothing`);
  // A connection of its own that only reads: the router's writer is not held up, which copying the file would not see.
  const handle = new Sqlite(source, { readonly: true });
  try {
    handle.prepare('vacuum into ?').run(target);
  } finally {
    handle.close();
  }
  return inspectDatabase(target);
};

/** Puts a backup in the place of the database, which is kept beside it; refuses while a router runs. Answers with the kept file. */
export const restore = (dataDir: string, backup: string, stamp: string): string | null => {
  const { unknown } = inspectDatabase(backup);
  if (unknown.length > 0) throw new CannotDo(`${backup} was written by a newer release (${unknown.join(', ')})`);
  const letGo = holdFolder(dataDir);
  try {
    const file = databaseFile(dataDir);
    const kept = existsSync(file) ? `${file}.before-${stamp}` : null;
    if (kept) {
      // What stands in the write-ahead log belongs to the database that is kept.
      const handle = new Sqlite(file);
      handle.pragma('wal_checkpoint(truncate)');
      handle.close();
      renameSync(file, kept);
    }
    for (const rest of ['-wal', '-shm']) rmSync(`${file}${rest}`, { force: true });
    // Copied under another name first: a power cut leaves either the whole database or none.
    copyFileSync(backup, `${file}.new`);
    renameSync(`${file}.new`, file);
    return kept;
  } finally {
    letGo();
  }
};
