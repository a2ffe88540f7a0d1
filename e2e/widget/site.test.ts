import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { projectRoot } from '../../build/scripts/project-root.ts';
import type { FoyerApi, Load, LoadOptions } from '../../widget/npm/load-types.ts';
import { until } from '../fixtures/until.ts';
import { fromRep, repJoins } from '../fixtures/widget-page.ts';
import { aWidgetStage } from '../fixtures/widget-stage.ts';

const stage = aWidgetStage();
const patienceMs = 10_000;

interface Site {
  Foyer: FoyerApi;
  told: [string, unknown][];
}

const events = [
  ...['ready', 'opened', 'closed', 'conversation', 'refused', 'messageSent', 'messageReceived', 'emailGiven'],
  ...['callStarted', 'callEnded', 'conversationEnded'],
] as const;
/** Before the script is there: the page listens for everything. */
const listening = `<script>window.told = []; window.Foyer = ${JSON.stringify(events)}.map((event) => ['on', event, (data) => told.push([event, data])])</script>`;
const told = (page: Page): Promise<[string, unknown][]> => page.evaluate(() => (window as unknown as Site).told);
const names = async (page: Page): Promise<string[]> => (await told(page)).map(([name]) => name);

it('comes by the npm package without a bundler, once, and is told again where the script did not come', async () => {
  const { router } = stage;
  await using shop = await stage.open({ snippet: '' });
  const { page } = shop;
  await page.route('**/npm/index.js', async (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: await readFile(join(projectRoot, 'dist/npm/index.js'), 'utf8'),
    }),
  );
  // As a page without a bundler has it.
  await page.addScriptTag({
    type: 'module',
    content: "import { load } from '/npm/index.js'; window.bring = load; document.documentElement.dataset.brought = ''",
  });
  await page.locator('html[data-brought]').waitFor();
  const load = (options: LoadOptions) =>
    page.evaluate(async (given) => {
      const { bring } = window as unknown as { bring: Load };
      const [one, two] = await Promise.allSettled([bring(given), bring(given)]);
      if (one.status === 'rejected' || two.status === 'rejected') return 'rejected';
      one.value.open();
      return one.value === two.value && one.value === (window as unknown as Site).Foyer;
    }, options);
  // Nothing listens there.
  expect(await load({ router: 'http://127.0.0.1:1', site: 'northwind-demo' })).toBe('rejected');
  expect(await load({ router: router.origin, site: 'northwind-demo', language: 'de' })).toBe(true);
  await shop.frame.getByRole('dialog').waitFor();
  expect(await shop.frame.locator('html').getAttribute('lang')).toBe('de');
  expect(await load({ router: router.origin, site: 'northwind-demo' })).toBe(true);
  expect(await page.locator('iframe').count()).toBe(1);
});

it('tells the site what goes on in the talk, and starts the ways of an experience by name', async () => {
  const { router } = stage;
  await using shop = await stage.open({ head: listening });
  const { page, frame } = shop;
  await frame.getByRole('button', { name: /^Open chat with/ }).waitFor();
  await page.evaluate(() =>
    document.body.insertAdjacentHTML('afterbegin', '<button data-foyer-open="call">Call</button>'),
  );
  // Nobody is free for a call now, and nobody has ever danced: the messenger opens, and the page hears why no more came of it.
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  await frame.getByRole('dialog').waitFor();
  await page.evaluate(() =>
    (window as unknown as { Foyer: { push(call: unknown[]): void } }).Foyer.push(['startExperience', 'dance']),
  );
  await until(
    'both refusals',
    patienceMs,
    async () => (await names(page)).filter((name) => name === 'refused').length === 2,
  );
  expect((await told(page)).filter(([name]) => name === 'refused')).toEqual([
    ['refused', { ask: 'experience', code: 'unavailable', why: 'call' }],
    ['refused', { ask: 'experience', code: 'not_found', why: 'dance' }],
  ]);
  await page.evaluate(() => (window as unknown as Site).Foyer.startExperience('talk'));
  await frame.getByText('Connecting you with sales').waitFor();
  repJoins(router);
  router.append(fromRep(router, 'Hello there'));
  router.append({ type: 'email_given' });
  router.state({ call: router.rep.id });
  router.append({
    type: 'call',
    callId: router.rep.id,
    startedBy: 'rep',
    reason: 'hung_up',
    seconds: 62,
  });
  router.append({ type: 'closed', reason: 'rep' }, { phase: 'closed' });
  await until('the end', patienceMs, async () => (await names(page)).includes('conversationEnded'));
  const heard = await told(page);
  const of = (name: string) => heard.filter(([one]) => one === name).map(([, data]) => data);
  const [began] = of('conversation');
  const { id } = began as { id: string };
  expect(of('messageSent')).toEqual([{ conversation: id }]);
  expect(of('messageReceived')).toContainEqual({ conversation: id, from: 'rep' });
  expect(of('emailGiven')).toEqual([{ conversation: id }]);
  expect(of('callStarted')).toEqual([{}]);
  expect(of('callEnded')).toEqual([{ conversation: id, seconds: 62 }]);
  expect(of('conversationEnded')).toEqual([{ conversation: id, by: 'rep' }]);
  // That it happened, never what was said.
  expect(JSON.stringify(heard)).not.toContain('Hello there');
});

it('hears nothing from a frame of another origin, neither the messenger nor the page', async () => {
  const stranger = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Stranger</title>'),
  );
  stranger.listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  const address = stranger.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  try {
    await using shop = await stage.open({ head: listening });
    const { page, frame } = shop;
    await frame.getByRole('button', { name: /^Open chat with/ }).waitFor();
    await page.evaluate((src) => {
      const other = Object.assign(document.createElement('iframe'), { src, id: 'stranger' });
      document.body.append(other);
      return new Promise((resolve) => {
        other.onload = resolve;
      });
    }, `http://127.0.0.1:${address.port}/`);
    const other = page.frames().find((one) => one.url().includes(String(address.port)));
    if (!other) throw new Error('no stranger');
    const before = await names(page);
    await other.evaluate(() => {
      const { parent } = window;
      const say = (to: Window, message: object): void => to.postMessage(message, '*');
      // To the messenger, as if it were the page; to the page, as if it were the messenger.
      for (let at = 0; at < parent.length; at += 1) {
        const frame = parent[at];
        if (!frame || frame === window) continue;
        say(frame, { foyer: 'page', page: { url: 'https://evil.example/', title: 'Evil', referrer: '' } });
        say(frame, { foyer: 'open' });
        say(frame, { foyer: 'ask', ask: 'identify', data: { email: 'mallory@evil.example' } });
        say(frame, { foyer: 'ask', ask: 'talk', data: { text: 'I am not the visitor' } });
      }
      say(parent, { foyer: 'shape', shape: 'open', title: 'Evil' });
      say(parent, { foyer: 'event', event: 'meeting', data: { startsAt: 1 } });
    });
    // What the page itself asks after it is done in order; whatever was heard of the stranger would stand before it.
    await page.evaluate(() => (window as unknown as Site).Foyer.track('after'));
    await until('the last of them', patienceMs, () =>
      stage.router.heard.some(({ event }) => event === 'visitor.track'),
    );
    expect(stage.router.heard.map(({ event }) => event)).not.toContain('visitor.identify');
    expect(stage.router.heard.map(({ event }) => event)).not.toContain('conversation.start');
    expect(JSON.stringify(stage.router.heard)).not.toContain('evil.example');
    const messenger = page.frameLocator('iframe:not(#stranger)');
    expect(await messenger.getByRole('dialog').count()).toBe(0);
    expect(await names(page)).toEqual(before);
    expect(await page.locator('iframe:not(#stranger)').getAttribute('title')).not.toContain('Evil');
    await messenger.getByRole('button', { name: /^Open chat with/ }).click();
    await messenger.getByRole('dialog').waitFor();
  } finally {
    stranger.closeAllConnections();
    stranger.close();
  }
});
