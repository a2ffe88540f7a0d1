import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aMmdb } from '../../server/tests/support/mmdb.ts';
import { aStage } from '../fixtures/stage.ts';
import { visitorFrom } from '../fixtures/visitor-from.ts';

const contoso = '203.0.113.';
const kyoto = '198.51.100.9';

let folder: string;
/** The admin's own service: it knows the network of one company. */
let companies: Server;

/** What the router is started with; the service answers before it. */
const env = async (): Promise<Record<string, string>> => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-floor-'));
  const geoIp = join(folder, 'city.mmdb');
  const places = {
    [`${contoso}0/24`]: { country: 'PT', city: 'Lisbon' },
    '198.51.100.0/24': { country: 'JP', city: 'Kyoto' },
  };
  await writeFile(geoIp, aMmdb(places));
  companies = createServer((request, response) => {
    let asked = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      asked += chunk;
    });
    request.on('end', () => {
      if (asked.includes(`${contoso}0`)) response.end('{"name":"Contoso Freight","domain":"contoso.example"}');
      else response.writeHead(404).end();
    });
  });
  companies.listen(0, '127.0.0.1');
  await once(companies, 'listening');
  return { FOYER_GEOIP_FILE: geoIp, FOYER_TRUST_PROXY: '1', FOYER_PRIVATE_WEBHOOKS: '1' };
};
const stage = aStage({ env });
beforeAll(async () => {
  const { port } = companies.address() as AddressInfo;
  await stage.workspace.ask('enrichment.set', { url: `http://127.0.0.1:${port}/` });
});
afterAll(async () => {
  companies?.closeAllConnections();
  companies?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Ticks a value of one of the filter's menus, by key as a rep would. */
const filterBy = async (page: Page, dimension: string, value: string | RegExp): Promise<void> => {
  await page.keyboard.press('f');
  await page.getByRole('menuitem', { name: dimension }).click();
  await page.getByRole('menuitemcheckbox', { name: value }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('menu').first().waitFor({ state: 'detached' });
};

it('groups a company’s people, filters by page and country, keeps a view over a reload, searches, goes by key', async () => {
  await using _ana = await visitorFrom(stage.router, stage.host, stage.workspace, `${contoso}7`, '/pricing');
  await using bo = await visitorFrom(stage.router, stage.host, stage.workspace, `${contoso}8`, '/pricing');
  await using _kenji = await visitorFrom(stage.router, stage.host, stage.workspace, kyoto, '/security');
  await using rep = await stage.rep(stage.workspace.admin);
  const { page } = rep;
  const table = page.getByRole('grid', { name: 'On the site now' });
  const rows = table.getByRole('row', { selected: false });
  const person = (place: RegExp) => table.getByRole('row', { name: place });

  await table.getByText('2 people here, all on /pricing').waitFor();
  expect(await person(/Lisbon.*Contoso Freight/).count()).toBe(2);
  expect(await person(/Kyoto.*Unknown company/).count()).toBe(1);
  await bo.look('/security');
  await table.getByText('2 people here', { exact: true }).waitFor();

  await filterBy(page, 'Country', /Portugal/);
  await person(/Kyoto/).waitFor({ state: 'detached' });
  await filterBy(page, 'Page', /security/);
  await table.getByText('2 people here').waitFor({ state: 'detached' });
  expect(await person(/Lisbon/).count()).toBe(1);

  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Portugal reads security');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const views = page.getByRole('navigation', { name: 'Saved views' });
  await views.getByRole('button', { name: 'Portugal reads security' }).waitFor();

  await page.reload();
  await person(/Kyoto/).waitFor();
  await views.getByRole('button', { name: 'Portugal reads security' }).click();
  await person(/Kyoto/).waitFor({ state: 'detached' });
  const chips = page.getByRole('list', { name: 'Filter' });
  expect(await chips.getByRole('listitem').allInnerTexts()).toEqual(
    expect.arrayContaining([expect.stringMatching(/Page\s+\/security/), expect.stringMatching(/Country\s+Portugal/)]),
  );
  await views.getByRole('button', { name: 'Everyone' }).click();
  await person(/Kyoto/).waitFor();

  await page.keyboard.press('/');
  await page.keyboard.type('contoso');
  await person(/Kyoto/).waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await person(/Kyoto/).waitFor();

  await page.keyboard.press('j');
  await table.getByRole('row', { selected: true }).waitFor();
  const panel = page.getByRole('complementary', { name: 'Visitor' });
  await panel.getByRole('heading', { name: 'Visitor from Lisbon' }).waitFor();
  await panel.getByText('Portugal', { exact: true }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await panel.getByRole('heading', { name: 'Visitor from Kyoto' }).waitFor();
  expect(await rows.count()).toBeGreaterThan(0);

  await page.getByRole('button', { name: 'Cards' }).click();
  const company = page.getByRole('article', { name: 'Contoso Freight' });
  await company.getByText('2 people here').waitFor();
  await company
    .getByRole('button', { name: /Lisbon/ })
    .first()
    .click();
  await panel.getByRole('heading', { name: 'Visitor from Lisbon' }).waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await company.locator('[data-stop][aria-current=true]').count()).toBe(1);
  await page.keyboard.press('ArrowRight');
  await panel.getByRole('heading', { name: 'Visitor from Kyoto' }).waitFor();
});

it('a menu whose button a wider window has no room for goes with it, instead of lying in the corner over the rail', async () => {
  await using rep = await stage.rep(stage.workspace.admin);
  const { page } = rep;
  await page.setViewportSize({ width: 900, height: 800 });
  await page.getByRole('button', { name: /On the site/ }).click();
  const menu = page.getByRole('menu');
  await menu.getByRole('menuitemradio', { name: /^Returning/ }).waitFor();
  await page.setViewportSize({ width: 1280, height: 800 });
  await menu.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^Returning/ }).click();
});
