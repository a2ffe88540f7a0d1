import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { audible, loudestHeard } from '../fixtures/loudest-heard.ts';
import { humming, openBrowser } from '../fixtures/open-browser.ts';
import { type RouterUnderTest, startRouter } from '../fixtures/start-router.ts';
import { until } from '../fixtures/until.ts';

let router: RouterUnderTest;
let browser: Browser;
let context: BrowserContext;
let page: Page;

const patienceMs = 45_000;
const question = 'Do you integrate with SAP EWM, and how long does that take with 20 robots?';

/** A newcomer: the demo as `npm start` runs it, its visitors twice as quick, and the console opened at once. */
beforeAll(async () => {
  browser = await openBrowser(humming);
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  page = await context.newPage();
  // Nothing is said of visitors to practise on: a demo has them.
  router = await startRouter({ FOYER_DEMO: '1', FOYER_PRACTICE: '', FOYER_PRACTICE_SPEED: '2' });
  await page.goto(`${router.url}/console/`);
  await page.getByRole('button', { name: /Inês Carvalho/ }).click();
  await page.getByRole('button', { name: 'Your status: Available' }).waitFor({ timeout: patienceMs });
});
afterAll(async () => {
  await browser?.close();
  await router?.dispose();
});

const person = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });
const onTheSite = async (): Promise<number> => (await page.getByRole('row', { name: / Demo / }).count()) ?? 0;
const goTo = (screen: string) => page.getByRole('link', { name: new RegExp(`^${screen}`) }).click();

it('fourteen visitors move, two of one target account look at the price, and Live says when to speak to one of them', async () => {
  await until('fourteen visitors with a badge', patienceMs, async () => (await onTheSite()) >= 14);
  await page.getByText('2 people here, all on /demo/pricing/').waitFor({ timeout: patienceMs });
  await person('Miguel Antunes').getByText('/demo/pricing/').waitFor({ timeout: patienceMs });
  await person('Beatriz Almeida')
    .getByRole('button', { name: /Good moment to pounce: 3rd visit/ })
    .waitFor({ timeout: patienceMs });
});

it('an offer comes with a real question, and one nobody attended to books', async () => {
  await page.getByText(question).first().waitFor({ timeout: patienceMs });
  await page
    .getByText(/^You own /)
    .first()
    .waitFor();
  await page
    .getByRole('button', { name: /^Accept/ })
    .first()
    .click();
  const composer = page.getByRole('textbox', { name: /^Message to Miguel/ });
  await composer.waitFor({ timeout: patienceMs });
  // Over the conversation one sees that one practises.
  await page.getByRole('region', { name: 'Conversation', exact: true }).getByText('Demo', { exact: true }).waitFor();
  await goTo('Meetings');
  // Whose hours the chosen time lies in is left to the visitor and the clock.
  await page.getByText('Everyone’s').click();
  await page.getByText('Mette Kjær').first().waitFor({ timeout: patienceMs });
});

it('who was answered asks on, and takes a call: the test tone is heard at the desk', async () => {
  await goTo('Inbox');
  await page.getByText(question).first().click();
  const composer = page.getByRole('textbox', { name: /^Message to Miguel/ });
  await composer.fill('Yes, SAP EWM since 2021; it takes about three weeks.');
  await composer.press('Enter');
  await page.getByRole('log').getByText('Who does the mapping of storage bins').waitFor({ timeout: patienceMs });
  await page.getByRole('button', { name: /^Call / }).click();
  const bar = page.getByRole('region', { name: 'Call', exact: true });
  await bar.getByRole('button', { name: 'Mute' }).waitFor({ timeout: patienceMs });
  await until('the test tone', patienceMs, async () => (await loudestHeard(page)) > audible);
  await bar.getByRole('button', { name: 'Hang up' }).click();
  await bar.getByText('Call ended').waitFor({ timeout: patienceMs });
});

it('one press sends them all away, one brings them back, and one opens the website to be a visitor oneself', async () => {
  await goTo('Live');
  await page.getByRole('button', { name: 'Turn off' }).click();
  await page.getByText('Demo visitors are off').waitFor();
  await until('an empty floor', patienceMs, async () => (await onTheSite()) === 0);
  await page.getByRole('button', { name: 'Turn on' }).click();
  await until('visitors again', patienceMs, async () => (await onTheSite()) >= 8);
  const opened = context.waitForEvent('page');
  await page.getByRole('button', { name: 'Be the visitor' }).click();
  const site = await opened;
  await site.getByRole('heading', { level: 1 }).waitFor({ timeout: patienceMs });
  expect(site.url()).toBe(`${router.url}/demo/`);
});
