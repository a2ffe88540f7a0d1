import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RepContract } from '../../shared/protocol/rep/contract.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import type { VisitorContract } from '../../shared/protocol/visitor/contract.ts';
import { aBrowser } from './support/http-client.ts';
import { type RouterProcess, startRouter } from './support/router-process.ts';
import { open, type TestSocket } from './support/sockets.ts';

let dataDir: string;
const running: RouterProcess[] = [];
const start = async (environment: Record<string, string> = {}): Promise<RouterProcess> => {
  const router = await startRouter({ FOYER_DATA_DIR: dataDir, ...environment });
  running.push(router);
  return router;
};

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'foyer-main-'));
});
afterEach(async () => {
  for (const router of running.splice(0)) if (router.child.exitCode === null) await router.end('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

const codeIn = (text: string): string => /code ([A-Z0-9-]+)$/m.exec(text)?.[1] ?? '';
const origin = 'https://acme.example';

/** Sets the router up and opens a socket of its admin. */
const setUp = async (router: RouterProcess) => {
  const browser = aBrowser(router.url);
  const made = await browser.post('/api/setup', {
    code: codeIn(router.said()),
    workspaceName: 'Acme',
    name: 'Tom Baker',
    email: 'tom@acme.example',
    password: 'a long enough one',
    zone: 'Europe/London',
    siteName: 'Acme',
    origins: [origin],
  });
  expect(made.ok).toBe(true);
  return arrive(router, browser);
};

const arrive = async (router: RouterProcess, browser: ReturnType<typeof aBrowser>) => {
  const { ticket } = (await browser.post('/api/session/ticket')).data;
  return { browser, admin: await open<RepContract>(router.url, '/rep', { ticket, protocol: protocolVersion }) };
};

const visit = async (router: RouterProcess, siteKey: string): Promise<TestSocket<VisitorContract>> => {
  const secret = randomBytes(32).toString('base64url');
  const device = { locale: 'en', zone: 'Europe/Lisbon', device: 'desktop' };
  const token = await aBrowser(router.url).post('/api/widget/token', {
    siteKey,
    secret,
    hostOrigin: origin,
    ...device,
  });
  return open<VisitorContract>(router.url, '/visitor', { token: token.data.token, protocol: protocolVersion });
};

test('an empty router prints a code that is good for its set-up, and none once it is set up', async () => {
  const router = await start();
  expect(codeIn(router.said())).toMatch(/^([A-Z0-9]{4}-){3}[A-Z0-9]{4}$/);
  expect(router.said()).toContain(`${router.url}/console/#/setup`);
  const { admin } = await setUp(router);
  admin.close();
  expect(await router.end('SIGTERM')).toMatchObject({ code: 0 });
  const again = await start();
  expect(again.said()).not.toMatch(/code/);
  expect((await aBrowser(again.url).get('/api/session/options')).data).toMatchObject({
    setupNeeded: false,
    workspaceName: 'Acme',
  });
});

test('a stop under load keeps every acknowledged message, tells the clients, and takes less than ten seconds', async () => {
  const router = await start();
  const { admin } = await setUp(router);
  const listed = await admin.request('site.list', {});
  const siteKey = listed.ok ? (listed.data.sites[0]?.key ?? '') : '';
  const visitors = await Promise.all(Array.from({ length: 6 }, () => visit(router, siteKey)));
  const acked: string[] = [];
  let stopped = false;
  const talk = async (visitor: TestSocket<VisitorContract>): Promise<string> => {
    const by = { kind: 'choice', choice: 'book' } as const;
    const started = await visitor.request('conversation.start', { clientId: randomUUID(), by });
    const conversationId = started.ok ? started.data.conversation.id : '';
    while (!stopped) {
      const clientId = randomUUID();
      const message = { conversationId, clientId, text: 'One more' };
      const sent = await visitor.request('conversation.send', message).catch(() => null);
      if (sent === null) break;
      if (sent.ok) acked.push(sent.data.id);
      else if (sent.error.code !== 'rate_limited') break;
    }
    return conversationId;
  };
  const talking = visitors.map(talk);
  await Promise.all(visitors.map((visitor) => visitor.heard('conversation.entry', (push) => push.entry.seq > 6)));
  const ending = router.end('SIGTERM');
  const [reasons, { code, ms }] = await Promise.all([Promise.all(visitors.map((visitor) => visitor.gone())), ending]);
  stopped = true;
  await Promise.all(talking);
  expect(code).toBe(0);
  expect(ms).toBeLessThan(10_000);
  // Closed by the way, not by a word: a client comes back from this by itself.
  expect(new Set(reasons)).toEqual(new Set(['transport close']));
  for (const visitor of visitors)
    expect(await visitor.heard('router.stopping')).toEqual({ retryInMs: expect.any(Number) });

  const again = await start();
  const browser = aBrowser(again.url);
  await browser.post('/api/session', { email: 'tom@acme.example', password: 'a long enough one', want: 'cookie' });
  const back = (await arrive(again, browser)).admin;
  const stored = new Set<string>();
  const closed = await Promise.all(talking);
  for (const conversationId of closed) {
    const pulled = await back.request('conversation.open', { conversationId, limit: 200 });
    if (pulled.ok) for (const entry of pulled.data.entries) if (entry.type === 'message') stored.add(entry.id);
  }
  expect(acked.length).toBeGreaterThan(6);
  expect(acked.filter((id) => !stored.has(id))).toEqual([]);
  back.close();
});

test('a second router on the same folder, a taken port and a wrong value end the start with one line', async () => {
  const router = await start();
  await expect(startRouter({ FOYER_DATA_DIR: dataDir })).rejects.toThrow(
    /ended with 1: foyer: another router is running/,
  );
  const other = mkdtempSync(join(tmpdir(), 'foyer-main-'));
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const port = String((taken.address() as AddressInfo).port);
  await expect(startRouter({ FOYER_DATA_DIR: other, FOYER_PORT: port })).rejects.toThrow(
    new RegExp(`ended with 1: foyer: port ${port} on 127.0.0.1 is taken`),
  );
  taken.close();
  rmSync(other, { recursive: true, force: true });
  await expect(startRouter({ FOYER_PORT: 'many' })).rejects.toThrow(
    'ended with 1: foyer: FOYER_PORT: give a port number',
  );
  expect(await router.end('SIGINT')).toMatchObject({ code: 0 });
});
