import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultPlan } from '../../../shared/domain/routing-plan.ts';
import type { RepContract } from '../../../shared/protocol/rep/contract.ts';
import type { Result } from '../../../shared/protocol/result.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import { databaseFile } from '../../db/open-store.ts';
import { aBrowser } from '../support/http-client.ts';
import { type RouterProcess, startRouter } from '../support/router-process.ts';
import { open } from '../support/sockets.ts';
import { newOracle, type Oracle } from './oracle.ts';

export interface Staff {
  personId: string;
  token: string;
}

/** A router of its own process on a data folder, with a site and people, that can be killed and comes back. */
export interface KilledHouse {
  url: string;
  databaseFile: string;
  siteKey: string;
  hostOrigin: string;
  reps: Staff[];
  capacity: number;
  oracle: Oracle;
  /** Kills it as a power cut would, and starts it again. */
  kill(): Promise<void>;
  /** Stops it properly. */
  stop(): Promise<void>;
  dispose(): Promise<void>;
}

const hostOrigin = 'https://www.acme.example';
const password = 'correct horse battery';
const zone = 'Europe/London';
const capacity = 2;

const freePort = async (): Promise<number> => {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
};

const dataOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.data;
};

/** Sets the workspace up through its own doors: short waits, little capacity, so that all of routing happens. */
const setUp = async (router: RouterProcess, names: string[]): Promise<{ siteKey: string; reps: Staff[] }> => {
  const browser = aBrowser(router.url);
  const code = /code ([A-Z0-9-]+)$/m.exec(router.said())?.[1] ?? '';
  const admin = { name: 'Tom Baker', email: 'tom@acme.example', password, zone };
  const site = { siteName: 'Acme', origins: [hostOrigin] };
  const made = await browser.post('/api/setup', { code, workspaceName: 'Acme', ...admin, ...site });
  if (!made.ok) throw new Error(`not set up: ${made.code}`);
  const { ticket } = (await browser.post('/api/session/ticket')).data;
  const desk = await open<RepContract>(router.url, '/rep', { ticket, protocol: protocolVersion });
  const { settings } = dataOf(await desk.request('session.hello', {}));
  const quick = {
    chatOfferTimeoutS: 5,
    bookVisibleS: 5,
    wrapUpS: 0,
    chatCapacity: capacity,
  };
  dataOf(await desk.request('settings.set', { ...settings, ...quick }));
  const plan = defaultPlan({ ownerAloneS: 0, overflowS: 10 }, { queue: 'Everybody', rule: 'Everybody else' });
  dataOf(await desk.request('routing.save', { plan, basedOn: 1 }));
  const [known] = dataOf(await desk.request('site.list', {})).sites;
  if (!known) throw new Error('no site after the set-up');
  const { id: siteId, name, origins, color } = known;
  dataOf(await desk.request('site.update', { siteId, name, origins, color, consent: 'implied' }));
  const reps: Staff[] = [];
  for (const person of names) {
    const email = `${person}@acme.example`;
    const { link } = dataOf(await desk.request('people.invite', { email, role: 'rep' }));
    const token = link.url.split('/').at(-1) ?? '';
    const joined = await aBrowser(router.url).post('/api/invitations/accept', {
      ...{ token, name: person, password, zone, want: 'token' },
    });
    if (!joined.ok) throw new Error(`${person} did not join: ${joined.code}`);
    reps.push({ personId: joined.data.person.id, token: joined.data.token });
  }
  desk.close();
  return { siteKey: known.key, reps };
};

export const startKilledHouse = async (names: string[]): Promise<KilledHouse> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'foyer-kills-'));
  const environment = { FOYER_DATA_DIR: dataDir, FOYER_PORT: String(await freePort()) };
  let router = await startRouter(environment);
  const { siteKey, reps } = await setUp(router, names);
  return {
    url: router.url,
    databaseFile: databaseFile(dataDir),
    siteKey,
    hostOrigin,
    reps,
    capacity,
    oracle: newOracle(),
    kill: async () => {
      await router.end('SIGKILL');
      router = await startRouter(environment);
    },
    stop: async () => {
      const { code } = await router.end('SIGTERM');
      if (code !== 0) throw new Error(`the router ended with ${code}: ${router.said()}`);
    },
    dispose: async () => {
      if (router.child.exitCode === null && router.child.signalCode === null) await router.end('SIGKILL');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
