import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setStatus } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';
import { until } from '../fixtures/until.ts';
import { type VisitorFrom, visitorFrom } from '../fixtures/visitor-from.ts';

/** The admin's own service: whoever asks from anywhere is Contoso. */
let companies: Server;

/** What the router is started with; the service answers before it. */
const env = async (): Promise<Record<string, string>> => {
  companies = createServer((_request, response) => {
    response.end('{"name":"Contoso Freight","domain":"contoso.example"}');
  });
  companies.listen(0, '127.0.0.1');
  await once(companies, 'listening');
  return { FOYER_TRUST_PROXY: '1', FOYER_PRIVATE_WEBHOOKS: '1' };
};
const stage = aStage({ env });
beforeAll(async () => {
  const { port } = companies.address() as AddressInfo;
  await stage.workspace.ask('enrichment.set', { url: `http://127.0.0.1:${port}/` });
  // As short as offers may be: a miss takes five seconds.
  const settings = await stage.workspace.ask('settings.get', {});
  await stage.workspace.ask('settings.set', { ...settings, chatOfferTimeoutS: 5 });
});
afterAll(async () => {
  companies?.closeAllConnections();
  companies?.close();
});

const patienceMs = 30_000;

const cardAt = (page: Page) => page.getByRole('region', { name: 'Offer' });
const statusAt = (page: Page, status: string) => page.getByRole('button', { name: `Your status: ${status}` });

it('R3.2 R4.4 R4.6: the owner is offered first and misses, the broadcast is accepted, a second miss is Away, the last one stays', async () => {
  const [marta, ada, ben, cleo] = [
    await stage.workspace.add('Marta Berg', 'manager'),
    await stage.workspace.add('Ada Lind'),
    await stage.workspace.add('Ben Okoro'),
    await stage.workspace.add('Cleo Marsh'),
  ];
  const uploadId = v7();
  const text = `domain,company,owner\ncontoso.example,Contoso Freight,${ada.email}\n`;
  await stage.workspace.ask('accounts.upload', { uploadId, part: 0, text });
  expect(await stage.workspace.ask('accounts.import', { uploadId, apply: true })).toMatchObject({ wrong: [] });

  await using all = new AsyncDisposableStack();
  const [boss, owner, second, third] = await Promise.all([
    stage.rep(marta),
    stage.rep(ada),
    stage.rep(ben),
    stage.rep(cleo),
  ]);
  for (const one of [boss, owner, second, third]) all.use(one);
  await setStatus(boss.page, 'Offline');
  await boss.page.goto(`${stage.router.url}/console/#/live`);

  /** Somebody of Contoso is on the site, and it is known that they are. */
  const contoso = async (address: string): Promise<VisitorFrom> => {
    const visitor = await visitorFrom(stage.router, stage.host, stage.workspace, address, '/pricing');
    await boss.page.getByText('Contoso Freight').first().waitFor({ timeout: patienceMs });
    return visitor;
  };
  await using maria = await contoso('203.0.113.7');
  await maria.ask('Do you integrate with SAP?');
  const first = cardAt(owner.page).getByText('Do you integrate with SAP?');
  await first.waitFor({ timeout: patienceMs });
  // Theirs alone, until they let it pass.
  expect(await cardAt(second.page).count()).toBe(0);
  expect(await cardAt(third.page).count()).toBe(0);
  await cardAt(third.page).getByText('Do you integrate with SAP?').waitFor({ timeout: patienceMs });
  await cardAt(second.page).getByRole('button', { name: 'Accept' }).click({ timeout: patienceMs });
  await second.page.getByRole('textbox', { name: /^Message to/ }).fill('We do.');
  await second.page.keyboard.press('Enter');
  await cardAt(third.page).waitFor({ state: 'detached', timeout: patienceMs });
  await statusAt(owner.page, 'Available').waitFor();

  // The second one in a row: Away, said plainly, one press back. The manager hears of it.
  await using kenji = await contoso('203.0.113.8');
  await kenji.ask('Is there a trial?');
  await cardAt(owner.page).getByText('Is there a trial?').waitFor({ timeout: patienceMs });
  await statusAt(owner.page, 'Away, missed offers').waitFor({ timeout: patienceMs });
  await owner.page.getByText('You were set to Away because offers went unanswered.').waitFor();
  await boss.page.getByRole('link', { name: /^Team/ }).click();
  const told = 'Ada Lind missed 2 offers in a row and is set to Away';
  await boss.page.getByRole('region', { name: 'Needs you' }).getByText(told).waitFor({ timeout: patienceMs });
  // Said once: what stands there is not told in passing as well.
  await until('one word of it', patienceMs, async () => (await boss.page.getByText(told).count()) === 1);
  await cardAt(second.page).getByText('Is there a trial?').waitFor({ timeout: patienceMs });
  await cardAt(second.page).getByRole('button', { name: 'Accept' }).click();
  await second.page.getByRole('textbox', { name: /^Message to/ }).fill('Thirty days.');
  await second.page.keyboard.press('Enter');
  await owner.page.getByRole('button', { name: 'Back to Available' }).click();
  await statusAt(owner.page, 'Available').waitFor({ timeout: patienceMs });

  // Nobody else is left: who misses now stays, and the manager is alerted instead; one miss is enough to see it.
  const settings = await stage.workspace.ask('settings.get', {});
  await stage.workspace.ask('settings.set', { ...settings, missesBeforeAway: 1 });
  await setStatus(second.page, 'Offline');
  await setStatus(third.page, 'Offline');
  await using noah = await contoso('203.0.113.9');
  await noah.ask('Who could show us the robots?');
  await cardAt(owner.page).getByText('Who could show us the robots?').waitFor({ timeout: patienceMs });
  await boss.page
    .getByText('Ada Lind misses offers and is the last one available')
    .waitFor({ timeout: 2 * patienceMs });
  await statusAt(owner.page, 'Available').waitFor();
});
