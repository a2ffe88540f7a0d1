import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../../server/db/sqlite/open-sqlite.ts';

/** A database of its own on the disk that the measured router writes to. */
export interface BareCommit extends Disposable {
  /** Milliseconds that storing one row takes until it is on the disk: nothing stored can be told sooner. */
  time(): number;
}

/** Opens a database with the router's settings and one small table. */
export const openBareCommit = (): BareCommit => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-'));
  const handle = openSqlite(join(folder, 'commit.sqlite'));
  handle.exec('create table notes (text text not null)');
  const insert = handle.prepare('insert into notes (text) values (?)');
  return {
    time: () => {
      const began = performance.now();
      insert.run('a visitor asks');
      return performance.now() - began;
    },
    [Symbol.dispose]: () => {
      handle.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
