import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildStale } from '../../build/scripts/build-stale.ts';
import type { DrivenBrowser } from '../fixtures/driven-page.ts';
import { startHostSite } from '../fixtures/host-site.ts';
import { openByPuppeteer } from '../fixtures/open-by-puppeteer.ts';
import { openWebkit } from '../fixtures/open-webkit.ts';
import { type ScriptedRouter, startScriptedRouter } from '../fixtures/scripted-router.ts';
import { until } from '../fixtures/until.ts';
import { visitorHands } from '../fixtures/visitor-hands.ts';
import { fromRep, repJoins } from '../fixtures/widget-page.ts';

const patienceMs = 15_000;

/** What a page saw of being left and come back to. */
interface Return {
  persisted: boolean;
  news: number;
}

const watchReturn = (): void => {
  const page = window as unknown as { Foyer: { on(event: string, heard: () => void): void }; came: Return };
  page.came = { persisted: false, news: 0 };
  addEventListener('pageshow', ({ persisted }) => {
    page.came.persisted = persisted;
  });
  page.Foyer.on('messageReceived', () => {
    page.came.news += 1;
  });
};
const cameBack = (): Return | undefined => (window as unknown as { came?: Return }).came;

const hasCome = (part: string): boolean =>
  performance.getEntriesByType('resource').some(({ name }) => name.includes(part));

beforeAll(() => buildStale({ only: ['widget'] }));

// Firefox keeps no page on which a socket stands, not even one that is closed as the page is left (ESR 153).
describe.each([
  ['Chromium', () => openByPuppeteer('chrome')],
  ['WebKit', openWebkit],
] as const)('in %s', (_name, start) => {
  let browser: DrivenBrowser;
  let router: ScriptedRouter;
  beforeAll(async () => {
    browser = await start();
  });
  afterAll(() => browser?.[Symbol.asyncDispose]());
  beforeEach(async () => {
    const started = await startScriptedRouter();
    router = started;
    return () => started.dispose();
  });

  it('a page with a talk on it is kept by the browser’s back/forward cache, and hears again when it is come back to', async () => {
    const host = await startHostSite();
    host.paste(router.snippet);
    await using page = await browser.open();
    const visitor = visitorHands(page);
    await page.goto(host.page('/pricing'));
    await visitor.openMessenger();
    await visitor.say('Do you ship to Oslo?');
    await visitor.see('text', /^Connecting you with sales/);
    repJoins(router);
    await visitor.see('text', /^Ana Costa joined/);
    await page.key('Escape');
    await visitor.see('button', /^Open chat with/);
    await page.run('page', watchReturn);
    // What tells a page of the talk comes when it listens, and a page that is left takes no more.
    await until('what it listens by', patienceMs, () => page.run('frame', hasCome, '/site-asks'));

    await page.goto(host.page('/security'));
    await visitor.openMessenger();
    // What is typed here is told to the visitor's other tabs, and must not be told to a page that was left.
    await visitor.say('And to Bergen?');
    await visitor.see('text', /^And to Bergen\?$/);
    await page.back();
    const came = await until('the page that was left', patienceMs, () => page.run('page', cameBack));
    expect(came.persisted).toBe(true);
    const views = (): number => router.heard.filter(({ event }) => event === 'page.view').length;
    await until('its line', patienceMs, () => views() === 3);
    router.append(fromRep(router, 'To both.'));
    await until('the news', patienceMs, async () => (await page.run('page', cameBack))?.news === 1);
    expect(router.heard.filter(({ event }) => event === 'conversation.start')).toHaveLength(1);
    await host.dispose();
  });
});
