import { afterAll, describe, expect, it } from 'vitest';
import { type Coturn, startCoturn } from '../../server/tests/support/coturn.ts';
import { bothHear, callBar, callText, callUs } from '../fixtures/call-screens.ts';
import { repInBrowser } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';
import { speaking } from '../fixtures/voice.ts';

const patienceMs = 30_000;

/** Calls for which there is one way to the relay, and no other. */
const ways = [
  {
    way: 'TLS',
    start: () => startCoturn(),
    url: (relay: Coturn) => relay.byTls.url,
    // The router is told to believe the certificate, and the browser to believe any.
    env: (relay: Coturn) => ({ NODE_EXTRA_CA_CERTS: relay.byTls.certificate }),
    args: ['--ignore-certificate-errors'],
    warnings: [],
  },
  {
    way: 'TCP',
    start: () => startCoturn(),
    url: (relay: Coturn) => relay.urls[1],
    env: () => ({}),
    args: [],
    warnings: ['No relay is reached by TLS'],
  },
  {
    way: 'UDP over IPv6',
    start: () => startCoturn(undefined, '::1', '127.0.0.1'),
    url: (relay: Coturn) => relay.urls[0],
    env: () => ({}),
    // A machine may have no other address of the kind than its own.
    args: ['--allow-loopback-in-peer-connection'],
    warnings: ['The relays are reached by UDP only'],
  },
  {
    way: 'TCP over IPv6',
    start: () => startCoturn(undefined, '::1', '127.0.0.1'),
    url: (relay: Coturn) => relay.urls[1],
    env: () => ({}),
    args: ['--allow-loopback-in-peer-connection'],
    warnings: ['No relay is reached by TLS'],
  },
  {
    way: 'TLS over IPv6',
    start: () => startCoturn(undefined, '::1', '127.0.0.1'),
    url: (relay: Coturn) => relay.byTls.url,
    env: (relay: Coturn) => ({ NODE_EXTRA_CA_CERTS: relay.byTls.certificate }),
    args: ['--allow-loopback-in-peer-connection', '--ignore-certificate-errors'],
    warnings: [],
  },
] as const;

/** What may be said of a list that holds one way only. */
const said = /^(No relay is reached by TLS|The relays are reached by UDP only)/;

describe.each(ways)('a relay that is reached by $way alone', ({ start, url, env, args, warnings }) => {
  let relay: Coturn | null = null;
  const stage = aStage({
    args: [...speaking('high'), ...args],
    env: async () => {
      relay = await start();
      return { FOYER_ICE_URLS: url(relay), FOYER_TURN_SECRET: relay.secret, ...env(relay) };
    },
  });
  afterAll(() => relay?.dispose());

  it('works for the router and for the computer, and both sides of a call hear each other through it', async () => {
    await using admin = await repInBrowser(stage.browser, stage.router, stage.workspace.admin);
    await admin.page.goto(`${stage.router.url}/console/#/settings/calls`);
    await admin.page.getByRole('button', { name: 'Test the servers' }).click();
    const works = admin.page.getByText('Works', { exact: true });
    await expect.poll(() => works.count(), { timeout: patienceMs }).toBe(2);
    for (const warning of warnings) await admin.page.getByText(warning).waitFor();
    expect(await admin.page.getByText(said).count()).toBe(warnings.length);
    const settings = await stage.workspace.ask('settings.get', {});
    await stage.workspace.ask('settings.set', { ...settings, callsRelayOnly: true });

    await using rep = await stage.rep(await stage.workspace.add('Ada Lind'));
    await using visitor = await stage.visitor('/pricing');
    await callUs(rep.page, visitor, 'Ada Lind');
    await bothHear(rep.page, visitor);
    await callBar(rep.page).getByRole('button', { name: 'Hang up' }).click();
    await callText(visitor.frame).getByText('Call ended').waitFor({ timeout: patienceMs });
  });
});
