import { statfsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { CallSettings } from '../shared/domain/call-settings.ts';
import { systemClock } from '../shared/domain/clock.ts';
import { readCommandPost } from './command-line.ts';
import { type Config, readConfig } from './config/config.ts';
import { openForReading } from './db/open-for-reading.ts';
import { databaseFile } from './db/open-store.ts';
import { backUp, CannotDo, inspectDatabase, restore } from './db/sqlite/backup.ts';
import { FolderInUse, holdFolder } from './db/sqlite/hold-folder.ts';
import { iceCatalogue } from './features/calls/catalogue.en.ts';
import { probeServers } from './features/calls/probe/probe-servers.ts';
import { backUpFiles, filesOf, restoreFiles } from './features/files/backup-files.ts';
import { readNewestPlan, readVersion } from './features/routing-plan/plan-repository.ts';
import { readSettings } from './features/settings/settings-repository.ts';

const config = (): Config => {
  const read = readConfig(process.env);
  if (!read.ok) throw new CannotDo(read.lines.join('\n'));
  return read.config;
};
const dataDir = (): string => config().dataDir;

/** Asks the servers for calls, one line each; what they lack is said and stops nothing. */
const tellServers = async (folder: string): Promise<void> => {
  const { ice } = config();
  const db = openForReading(folder);
  const settings = CallSettings.safeParse(db && (await readSettings(db.k).finally(() => db.close())));
  const relayOnly = settings.success && settings.data.callsRelayOnly;
  const { servers, warnings } = await probeServers(ice, relayOnly, systemClock);
  if (servers.length === 0) console.log(`calls      ${iceCatalogue.none}`);
  for (const { url, verdict, detail } of servers) {
    console.log(
      `calls      ${url}: ${iceCatalogue.verdicts[verdict]}${verdict === 'refuses' ? ` (error ${detail})` : ''}`,
    );
  }
  for (const warning of warnings) console.log(`calls      warning: ${iceCatalogue.warnings[warning]}`);
};

const routerRuns = (folder: string): boolean => {
  try {
    holdFolder(folder)();
    return false;
  } catch (error) {
    if (error instanceof FolderInUse) return true;
    throw error;
  }
};

const freeMegabytes = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder);
  return Math.floor((bavail * bsize) / 1e6);
};

/** Writes go through the running router: it is the one writer. */
const askRouter = async (path: string, body: object): Promise<Record<string, unknown>> => {
  const folder = dataDir();
  const post = readCommandPost(folder);
  const url = post && `http://${post.host.includes(':') ? `[${post.host}]` : post.host}:${post.port}${path}`;
  const response =
    url &&
    (await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${post.token}` },
      body: JSON.stringify(body),
    }).catch(() => null));
  if (!response) throw new CannotDo(`no router runs on ${folder}; start it first`);
  const answer = (await response.json()) as
    | { ok: true; data: Record<string, unknown> }
    | { ok: false; error: { message: string } };
  if (!answer.ok) throw new CannotDo(answer.error.message);
  return answer.data;
};

const program = new Command('foyer-admin')
  .description('Looks after a router. The data folder is FOYER_DATA_DIR, as for the router itself.')
  .showHelpAfterError();

program
  .command('backup')
  .description('write a sound copy of the whole workspace into one new file, while the router runs or not')
  .argument('<file>')
  .action((file: string) => {
    const { people } = backUp(dataDir(), resolve(file));
    const files = backUpFiles(dataDir(), resolve(file));
    console.log(`${resolve(file)} holds a checked backup (${people} people).`);
    if (files > 0) console.log(`${filesOf(resolve(file))} holds its pictures and files (${files}).`);
  });

program
  .command('restore')
  .description('put a backup in the place of the database, which is kept beside it; the router must be stopped')
  .argument('<file>')
  .action((file: string) => {
    const folder = dataDir();
    const kept = restore(folder, resolve(file), new Date().toISOString().replaceAll(/[:.]/g, '-'));
    restoreFiles(folder, resolve(file));
    console.log(`${databaseFile(folder)} is now ${resolve(file)}.`);
    if (kept) console.log(`What was there before is ${kept}.`);
  });

program
  .command('reset-link')
  .description('make a one-use link by which a person sets a new password; the router must be running')
  .argument('<email>')
  .action(async (email: string) => {
    const { url } = await askRouter('/api/command/password-reset', { email });
    console.log(`Good once, for 24 hours: ${String(url)}`);
  });

program
  .command('plan')
  .description('print the routing plan as JSON, for `npm run replay -- --rules`')
  .option('--version <number>', 'a kept version instead of the one that holds')
  .action(async ({ version }: { version?: string }) => {
    const folder = dataDir();
    const db = openForReading(folder);
    if (!db) throw new CannotDo(`there is no database in ${folder}`);
    try {
      const found = version === undefined ? await readNewestPlan(db.k) : await readVersion(db.k, Number(version));
      if (!found) throw new CannotDo(version === undefined ? 'there is no plan yet' : `there is no version ${version}`);
      console.log(JSON.stringify(found.plan, null, 2));
    } finally {
      db.close();
    }
  });

program
  .command('doctor')
  .description('check the settings, the data folder, the database and the servers for calls')
  .action(async () => {
    const folder = dataDir();
    const facts = inspectDatabase(databaseFile(folder));
    console.log(`settings   fine`);
    console.log(`folder     ${folder}, ${freeMegabytes(folder)} MB free`);
    console.log(`router     ${routerRuns(folder) ? 'running' : 'stopped'}`);
    console.log(`database   sound, schema ${facts.migrations.at(-1) ?? 'empty'}`);
    console.log(`people     ${facts.people}, of them ${facts.admins} active admins`);
    await tellServers(folder);
    if (facts.unknown.length > 0) throw new CannotDo('a newer release wrote this database; update Foyer to open it');
  });

try {
  await program.parseAsync();
} catch (error) {
  const known = error instanceof CannotDo || error instanceof FolderInUse;
  console.error(known ? `foyer: ${error.message}` : error);
  process.exitCode = 1;
}
