import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Coturn, startCoturn } from '../../server/tests/support/coturn.ts';
import { bothHear, callBar, callText, callUs, onCall } from '../fixtures/call-screens.ts';
import { repInBrowser } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';
import { type TwoNetworks, twoNetworks } from '../fixtures/two-networks.ts';
import { visitorAt } from '../fixtures/visitor-at.ts';
import { speaking } from '../fixtures/voice.ts';

let networks: TwoNetworks;
let relay: Coturn;
let browsers: Browser[] = [];
const stage = aStage({
  env: async () => {
    networks = twoNetworks();
    relay = await startCoturn(undefined, networks.middle);
    return { FOYER_ICE_URLS: relay.urls.join(','), FOYER_TURN_SECRET: relay.secret };
  },
});
beforeAll(async () => {
  const ports = [stage.router.port, Number(new URL(stage.host.origin).port)];
  browsers = await Promise.all(
    ([0, 1] as const).map((side) => networks.browser(side, ports, speaking(side === 0 ? 'low' : 'high'))),
  );
});
afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await relay?.dispose();
  networks?.dispose();
});

const patienceMs = 30_000;
const warnedWithinMs = 5_000;
const heldForMs = 60_000;

it('brings two networks together that reach each other through the relay alone, and holds where 30 of 100 packets are lost on every hop', async () => {
  const [first, second] = browsers;
  if (!first || !second) throw new Error('no browsers');
  const name = 'Ada Lind';
  await using rep = await repInBrowser(first, stage.router, await stage.workspace.add(name));
  await using visitor = await visitorAt(second, stage.host.page('/pricing'));
  await callUs(rep.page, visitor, name);

  const from = Date.now();
  networks.lose(30);
  const warned = [callBar(rep.page), visitor.frame].map(async (screen) => {
    await screen.getByText(/^The connection is/).waitFor({ timeout: patienceMs });
    return Date.now() - from;
  });
  const took = await Promise.all(warned);
  console.log(`warned after ${took.join(', ')} ms`);
  expect(Math.min(...took)).toBeLessThanOrEqual(warnedWithinMs);
  await new Promise((resolve) => setTimeout(resolve, heldForMs));
  await callBar(rep.page).getByRole('button', { name: 'Hang up' }).waitFor({ timeout: patienceMs });
  await bothHear(rep.page, visitor);

  networks.lose(0);
  await onCall(rep.page, visitor, name);
  await bothHear(rep.page, visitor);
  await callBar(rep.page).getByRole('button', { name: 'Hang up' }).click();
  await callText(visitor.frame).getByText('Call ended').waitFor({ timeout: patienceMs });
});
