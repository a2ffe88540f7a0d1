import { execFile } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../shared/domain/clock.ts';
import { RoutingPlan } from '../../shared/domain/routing-plan.ts';
import { knownMigrations } from '../db/migrate.ts';
import { databaseFile, openStore } from '../db/open-store.ts';
import { SignalBoard } from '../db/signal-board.ts';
import type { Store } from '../db/store.ts';
import { bootApp } from './boot.ts';
import { aProgram } from './support/http-client.ts';
import { type RouterProcess, startRouter } from './support/router-process.ts';
import { hire } from './support/staff.ts';

let folder: string;
let dataDir: string;
let router: RouterProcess | null;
/** What the router's environment holds beside the folder of its data. */
let env: Record<string, string>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-admin-'));
  dataDir = join(folder, 'data');
  router = null;
  env = {};
});
afterEach(async () => {
  if (router && router.child.exitCode === null) await router.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command line as `npm run admin --` does. */
const admin = async (...args: string[]): Promise<{ code: number; said: string }> => {
  const run = promisify(execFile)(process.execPath, ['server/admin.ts', ...args], {
    cwd: join(import.meta.dirname, '../..'),
    env: { PATH: process.env.PATH, FOYER_DATA_DIR: dataDir, ...env },
  });
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  );
};

const open = (): Promise<Store> =>
  openStore({ dataDir, board: new SignalBoard(), clock: systemClock, onOutlived: () => {}, onListenerError: () => {} });
const put = (store: Store, key: string) =>
  store.run((tx) => tx.k.insertInto('settings').values({ key, value: '1', updated_at: tx.now }).execute());
const keysOf = async (): Promise<string[]> => {
  const store = await open();
  const rows = await store.k.selectFrom('settings').select('key').orderBy('key').execute();
  await store.close();
  return rows.map((row) => row.key);
};

test('a backup of a router that writes is sound, and restored it is what was there', async () => {
  const store = await open();
  await put(store, 'before');
  let writing = true;
  const writer = (async () => {
    for (let n = 0; writing; n += 1) await put(store, `while ${n}`);
  })();
  const backup = join(folder, 'backup.sqlite');
  expect(await admin('backup', backup)).toMatchObject({ code: 0, said: expect.stringContaining('checked backup') });
  writing = false;
  await writer;
  await put(store, 'z after');
  const refused = await admin('restore', backup);
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('another router is running') });
  await store.close();
  expect(await admin('restore', backup)).toMatchObject({ code: 0 });
  const keys = await keysOf();
  expect(keys).toContain('before');
  expect(keys).not.toContain('z after');
  const kept = readdirSync(dataDir).find((name) => name.includes('.before-')) ?? '';
  const old = new Sqlite(join(dataDir, kept), { readonly: true });
  expect(old.prepare("select key from settings where key = 'z after'").get()).toBeDefined();
  old.close();
});

test('pictures and files go into the backup, and come back where they were lost', async () => {
  const store = await open();
  await put(store, 'before');
  const kept = (root: string, name: string): string => join(root, name.slice(0, 2), name.slice(2, 4), name);
  const keep = (root: string, name: string, text: string): void => {
    mkdirSync(dirname(kept(root, name)), { recursive: true });
    writeFileSync(kept(root, name), text);
  };
  const files = join(dataDir, 'files');
  keep(files, 'ab12', 'a photo');
  keep(files, 'cd34', 'a contract');
  // What is still on its way is nobody's yet.
  mkdirSync(join(files, 'parts'), { recursive: true });
  writeFileSync(join(files, 'parts', 'half'), 'half');
  const backup = join(folder, 'backup.sqlite');
  expect(await admin('backup', backup)).toMatchObject({ code: 0 });
  const stored = globSync('**/*', { cwd: `${backup}.files` }).filter(
    (path) => !statSync(join(`${backup}.files`, path)).isDirectory(),
  );
  expect(stored.sort()).toEqual([join('ab', '12', 'ab12'), join('cd', '34', 'cd34')]);
  await store.close();

  rmSync(kept(files, 'ab12'));
  keep(files, 'ef56', 'came later');
  expect(await admin('restore', backup)).toMatchObject({ code: 0 });
  expect(readFileSync(kept(files, 'ab12'), 'utf8')).toBe('a photo');
  expect(readFileSync(kept(files, 'cd34'), 'utf8')).toBe('a contract');
  expect(readFileSync(kept(files, 'ef56'), 'utf8')).toBe('came later');
});

test('a backup overwrites nothing', async () => {
  await (await open()).close();
  const file = join(folder, 'precious.txt');
  writeFileSync(file, 'mine');
  expect(await admin('backup', file)).toMatchObject({ code: 1, said: expect.stringContaining('is there already') });
});

test.each([
  ['that is not there', null],
  ['that is no database', 'hello'],
])('a backup %s is not restored, and the database stays', async (_what, content) => {
  const store = await open();
  await put(store, 'mine');
  await store.close();
  const file = join(folder, 'backup.sqlite');
  if (content !== null) writeFileSync(file, content);
  expect((await admin('restore', file)).code).toBe(1);
  expect(await keysOf()).toEqual(['mine']);
});

test('a backup of a newer release is not restored', async () => {
  await (await open()).close();
  const backup = join(folder, 'backup.sqlite');
  await admin('backup', backup);
  const handle = new Sqlite(backup);
  handle.prepare('insert into kysely_migration (name, timestamp) values (?, ?)').run('9999-future', '2099-01-01');
  handle.close();
  expect(await admin('restore', backup)).toMatchObject({ code: 1, said: expect.stringContaining('newer release') });
});

test('prints the routing plan that holds, or a kept version, for a replay under other rules', async () => {
  expect(await admin('plan')).toMatchObject({ code: 1, said: expect.stringContaining('there is no database') });
  router = await startRouter({ FOYER_DATA_DIR: dataDir });
  const { code, said } = await admin('plan');
  expect(code, said).toBe(0);
  expect(RoutingPlan.parse(JSON.parse(said)).rules.at(-1)).toMatchObject({ when: [], enabled: true });
  expect((await admin('plan', '--version', '1')).said).toBe(said);
  expect(await admin('plan', '--version', '9')).toMatchObject({ code: 1, said: expect.stringContaining('version 9') });
});

test('the doctor says what it found, and that there is nothing where there is nothing', async () => {
  expect(await admin('doctor')).toMatchObject({ code: 1, said: expect.stringContaining('is not there') });
  const store = await open();
  const running = await admin('doctor');
  expect(running).toMatchObject({ code: 0, said: expect.stringMatching(/router +running/) });
  await store.close();
  const stopped = await admin('doctor');
  expect(stopped.said).toMatch(/router +stopped/);
  expect(stopped.said).toMatch(new RegExp(`database +sound, schema ${knownMigrations.at(-1)}`));
  // No relay is a warning and stops nothing.
  expect(stopped.said).toMatch(/calls +warning: no relay/);
  expect(stopped.code).toBe(0);
  // Of a relay that cannot be reached it says in words what is wrong, and what its list lacks.
  env = { FOYER_ICE_URLS: 'turn:127.0.0.1:1?transport=tcp', FOYER_TURN_SECRET: 'of tests only, and long enough' };
  const unreached = await admin('doctor');
  expect(unreached.said).toMatch(/calls +turn:127\.0\.0\.1:1\?transport=tcp: nobody listens there/);
  expect(unreached.said).toMatch(/calls +warning: no relay is reached by TLS/);
  expect(unreached.code).toBe(0);
  writeFileSync(databaseFile(dataDir), Buffer.alloc(8_192, 7));
  expect((await admin('doctor')).code).toBe(1);
});

test('a forgotten password is replaced by a link from the command line, through the running router', async () => {
  const first = await bootApp({ dataDir });
  const tom = await hire(first.app, 'Tom Baker', 'admin');
  await first.close();
  expect(await admin('reset-link', tom.email)).toMatchObject({
    code: 1,
    said: expect.stringContaining('start it first'),
  });
  router = await startRouter({ FOYER_DATA_DIR: dataDir });
  expect(await admin('reset-link', 'nobody@example.com')).toMatchObject({ code: 1 });
  const { code, said } = await admin('reset-link', tom.email);
  expect(code).toBe(0);
  const token = /#\/reset\/(\S+)/.exec(said)?.[1];
  const reset = await aProgram(router.url).post('/api/password-resets', {
    token,
    password: 'brand new one',
    want: 'token',
  });
  expect(reset.data).toMatchObject({ person: { id: tom.id } });
  await router.end('SIGTERM');
  expect(existsSync(join(dataDir, 'router.json'))).toBe(false);
});
