import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type HostSite, startHostSite } from '../fixtures/host-site.ts';
import { openBrowser } from '../fixtures/open-browser.ts';
import { repInBrowser, setStatus } from '../fixtures/rep-at.ts';
import { type RouterUnderTest, startRouter } from '../fixtures/start-router.ts';
import { type VisitorFrom, visitorFrom } from '../fixtures/visitor-from.ts';
import { aWorkspace, type Workspace } from '../fixtures/workspace.ts';

let router: RouterUnderTest;
let host: HostSite & { paste(snippet: string): void };
let browser: Browser;
let workspace: Workspace;
/** The admin's own service: whoever asks from anywhere is Contoso. */
let companies: Server;

beforeAll(async () => {
  companies = createServer((_request, response) => {
    response.end('{"name":"Contoso Freight","domain":"contoso.example"}');
  });
  companies.listen(0, '127.0.0.1');
  await once(companies, 'listening');
  [router, host, browser] = await Promise.all([
    startRouter({ FOYER_TRUST_PROXY: '1', FOYER_PRIVATE_WEBHOOKS: '1' }),
    startHostSite(),
    openBrowser(),
  ]);
  workspace = await aWorkspace(router, host);
  const { port } = companies.address() as AddressInfo;
  await workspace.ask('enrichment.set', { url: `http://127.0.0.1:${port}/` });
  // As short as offers may be: a miss takes five seconds.
  const settings = await workspace.ask('settings.get', {});
  await workspace.ask('settings.set', { ...settings, chatOfferTimeoutS: 5 });
});
afterAll(async () => {
  await browser?.close();
  await host?.dispose();
  await router?.dispose();
  companies?.closeAllConnections();
  companies?.close();
});

const patienceMs = 30_000;

const cardAt = (page: Page) => page.getByRole('region', { name: 'Offer' });
const statusAt = (page: Page, status: string) => page.getByRole('button', { name: `Your status: ${status}` });

it('R3.2 R4.4 R4.6: the owner is offered first and misses, the broadcast is accepted, a second miss is Away, the last one stays', async () => {
  const [marta, ada, ben, cleo] = [
    await workspace.add('Marta Berg', 'manager'),
    await workspace.add('Ada Lind'),
    await workspace.add('Ben Okoro'),
    await workspace.add('Cleo Marsh'),
  ];
  const uploadId = v7();
  const text = `domain,company,owner\ncontoso.example,Contoso Freight,${ada.email}\n`;
  await workspace.ask('accounts.upload', { uploadId, part: 0, text });
  expect(await workspace.ask('accounts.import', { uploadId, apply: true })).toMatchObject({ wrong: [] });

  await using boss = await repInBrowser(browser, router, marta);
  await setStatus(boss.page, 'Offline');
  await using owner = await repInBrowser(browser, router, ada);
  await using second = await repInBrowser(browser, router, ben);
  await using third = await repInBrowser(browser, router, cleo);
  await boss.page.goto(`${router.url}/console/#/live`);

  /** Somebody of Contoso is on the site, and it is known that they are. */
  const contoso = async (address: string): Promise<VisitorFrom> => {
    const visitor = await visitorFrom(router, host, workspace, address, '/pricing');
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
  await boss.page.getByText('Ada Lind missed 2 offers in a row and is set to Away').waitFor({ timeout: patienceMs });
  await cardAt(second.page).getByText('Is there a trial?').waitFor({ timeout: patienceMs });
  await cardAt(second.page).getByRole('button', { name: 'Accept' }).click();
  await second.page.getByRole('textbox', { name: /^Message to/ }).fill('Thirty days.');
  await second.page.keyboard.press('Enter');
  await owner.page.getByRole('button', { name: 'Back to Available' }).click();
  await statusAt(owner.page, 'Available').waitFor({ timeout: patienceMs });

  // Nobody else is left: who misses now stays, and the manager is alerted instead.
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
