import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../shared/domain/clock.ts';
import { NewerSchema } from '../db/migrate.ts';
import { databaseFile, openStore } from '../db/open-store.ts';
import { SignalBoard } from '../db/signal-board.ts';
import { FolderInUse } from '../db/sqlite/hold-folder.ts';
import type { Store } from '../db/store.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'foyer-store-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const open = (): Promise<Store> =>
  openStore({
    dataDir,
    board: new SignalBoard(),
    clock: systemClock,
    onOutlived: () => {},
    onListenerError: (error) => {
      throw error;
    },
  });

test('a store is opened, closed and opened again with its rows', async () => {
  const first = await open();
  await first.run((tx) => tx.k.insertInto('settings').values({ key: 'a', value: '1', updated_at: 5 }).execute());
  await first.close();
  const second = await open();
  expect(await second.k.selectFrom('settings').selectAll().execute()).toEqual([
    { key: 'a', value: '1', updated_at: 5 },
  ]);
  await second.close();
});

test('a second router on the same folder is refused, and may come once the first is gone', async () => {
  const first = await open();
  await expect(open()).rejects.toBeInstanceOf(FolderInUse);
  await first.close();
  const second = await open();
  await second.close();
});

test('a database of a newer release is refused in words, and left as it is', async () => {
  await (await open()).close();
  const handle = new Sqlite(databaseFile(dataDir));
  handle.prepare('insert into kysely_migration (name, timestamp) values (?, ?)').run('9999-future', '2099-01-01');
  handle.close();
  await expect(open()).rejects.toThrow(/9999-future.*newer release/);
  await expect(open()).rejects.toBeInstanceOf(NewerSchema);
});
