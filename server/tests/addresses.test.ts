import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { expect, test } from 'vitest';
import { consentEverywhere } from '../../shared/domain/consent.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import type { Log } from '../observability/log.ts';
import { bootApp } from './boot.ts';
import { aBrowser } from './support/http-client.ts';
import { hostOrigin, openSite, secretFor } from './support/visiting.ts';

/** Whose last part is of nobody else's: an address of the internet in each of its kinds. */
const addresses = { four: '203.0.113.231', six: '2001:db8:7a7a:5b5b:6c6c::e7e7' };
const traces = ['203.0.113.', '7a7a', '6c6c', 'e7e7'];

/** Sends an event and waits for the answer. */
const ask = (socket: ReturnType<typeof io>, event: string, input: unknown): Promise<unknown> =>
  socket.timeout(5_000).emitWithAck(event, input);

test('a visitor’s address decides which consent holds, and stands in no table, no file and no line of the log', async () => {
  const lines: string[] = [];
  const write = (...said: unknown[]): void => {
    lines.push(said.map((one) => (one instanceof Error ? one.stack : JSON.stringify(one))).join(' '));
  };
  const log: Log = { debug: write, info: write, warn: write, error: write };
  const dataDir = mkdtempSync(join(tmpdir(), 'foyer-addresses-'));
  const places: Record<string, { country: string; city: string | null }> = {
    [addresses.four]: { country: 'DE', city: 'Kiel' },
    [addresses.six]: { country: 'US', city: 'Reno' },
  };
  const router = await bootApp({ dataDir, log, trustProxy: 1, geoIp: (address) => places[address] ?? null });
  try {
    const site = await openSite(router, 'ask');
    const { core, services } = router.app;
    await core.store.run(async (tx) => {
      const lists = JSON.stringify({ ...consentEverywhere, implied: ['DE'], off: ['US'] });
      await tx.k.updateTable('sites').set({ consent_in: lists }).where('id', '=', site.id).execute();
      await tx.signal('site.changed', { siteId: site.id });
    });
    await services.siteDirectory.settled();

    const told: Record<string, string> = {};
    for (const [name, address] of Object.entries(addresses)) {
      const from = { 'x-forwarded-for': address };
      const input = {
        siteKey: site.key,
        secret: secretFor(name),
        hostOrigin,
        locale: 'en',
        zone: 'Europe/Berlin',
        device: 'desktop',
      };
      const token = await aBrowser(router.url).send('POST', '/api/widget/token', input, {
        ...from,
        origin: router.url,
      });
      told[name] = token.data.site.consent;
      const socket = io(`${router.url}/visitor`, {
        transports: ['websocket'],
        reconnection: false,
        forceNew: true,
        auth: { token: token.data.token, protocol: protocolVersion },
        extraHeaders: { origin: router.url, ...from },
      });
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', () => resolve());
        socket.once('connect_error', reject);
      });
      await ask(socket, 'page.view', { url: `${hostOrigin}/pricing`, title: 'Pricing', referrer: '' });
      await ask(socket, 'conversation.start', {
        clientId: crypto.randomUUID(),
        by: { kind: 'text', text: `Hello from ${name}` },
      });
      // What is refused is logged, if anything is.
      await ask(socket, 'conversation.start', 'garbage');
      await ask(socket, 'email.give', { email: `${name}@contoso.example` });
      socket.close();
    }
    // The country was known, from the address that came through the proxy.
    expect(told).toEqual({ four: 'implied', six: 'off' });
    // Where nothing is tracked, not even that is kept.
    expect(await core.store.k.selectFrom('visitors').select(['email', 'country']).orderBy('email').execute()).toEqual([
      { email: 'four@contoso.example', country: 'DE' },
      { email: 'six@contoso.example', country: null },
    ]);
  } finally {
    await router.close();
  }
  const stored = readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dataDir, name))
    .filter((path) => statSync(path).isFile());
  expect(stored.length).toBeGreaterThan(0);
  const holds = (text: string): string[] => traces.filter((trace) => text.toLowerCase().includes(trace));
  expect(stored.flatMap((path) => holds(readFileSync(path).toString('latin1')))).toEqual([]);
  // Otherwise the file looked at would be none that has what visitors said.
  expect(stored.some((path) => readFileSync(path).includes('Hello from four'))).toBe(true);
  expect(holds(lines.join('\n'))).toEqual([]);
  rmSync(dataDir, { recursive: true, force: true });
});
