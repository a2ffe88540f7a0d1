import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, wcag } from '../fixtures/axe-findings.ts';
import { openBrowser } from '../fixtures/open-browser.ts';
import { type RouterUnderTest, startRouter } from '../fixtures/start-router.ts';
import { visitorAt } from '../fixtures/visitor-at.ts';

let router: RouterUnderTest;
let browser: Browser;

beforeAll(async () => {
  [router, browser] = await Promise.all([startRouter({ FOYER_DEMO: '1' }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await router?.dispose();
});

const patienceMs = 30_000;

const findings = (page: Page, looked: { within?: string; colors?: boolean } = {}): Promise<string[]> =>
  axeFindings(page, { tags: wcag, ...looked });

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  it('axe finds nothing on any screen of the console', async () => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      colorScheme,
      reducedMotion: 'reduce',
      locale: 'en-US',
    });
    const page = await context.newPage();
    const look = { colors: colorScheme === 'dark' };
    await page.goto(`${router.url}/console/`);
    await page
      .getByRole('button', { name: /Tom|Admin/ })
      .first()
      .waitFor({ timeout: patienceMs });
    expect(await findings(page, look)).toEqual([]);
    await page.getByRole('button', { name: /Admin/ }).first().click();
    await page.getByRole('button', { name: /^Your status/ }).waitFor({ timeout: patienceMs });

    const places = [
      'live',
      'inbox',
      'meetings',
      'team',
      'team/missed',
      ...['profile', 'hours', 'people', 'statuses', 'sites', 'companies', 'routing', 'audit'].map(
        (name) => `settings/${name}`,
      ),
      ...['queues', 'hours', 'reps', 'accounts', 'times', 'history'].map((name) => `settings/routing/${name}`),
    ];
    for (const place of places) {
      await page.goto(`${router.url}/console/#/${place}`);
      await page.getByRole('button', { name: /^Your status/ }).waitFor({ timeout: patienceMs });
      await page.waitForLoadState('networkidle');
      expect({ place, found: await findings(page, look) }).toEqual({ place, found: [] });
    }

    // A rule with all that is folded away, and a condition that says nothing yet.
    await page.goto(`${router.url}/console/#/settings/routing`);
    await page.getByRole('button', { name: 'Add a rule' }).click();
    await page.getByRole('button', { name: 'Add a condition' }).click();
    for (const more of await page.getByRole('button', { name: 'Advanced' }).all()) await more.click();
    await page.getByRole('button', { name: 'More about them' }).click();
    expect(await findings(page, look)).toEqual([]);

    await page.goto(`${router.url}/console/#/team`);
    await page.getByRole('row').filter({ hasText: 'Daniel Brandt' }).click();
    await page.getByRole('button', { name: 'Set status…' }).click();
    await page.getByRole('dialog').waitFor({ timeout: patienceMs });
    expect(await findings(page, look)).toEqual([]);
    await page.goto(`${router.url}/console/#/team/missed`);
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await page.getByRole('row').first().click();
    await page.getByRole('combobox', { name: 'Owner' }).waitFor({ timeout: patienceMs });
    expect(await findings(page, look)).toEqual([]);

    await page.goto(`${router.url}/console/#/inbox`);
    await page.getByRole('button', { name: 'Closed' }).click();
    await page.getByRole('button', { name: 'Everyone’s' }).click();
    await page.getByRole('row').first().click();
    await page.getByRole('log').waitFor({ timeout: patienceMs });
    expect(await findings(page, look)).toEqual([]);
    await context.close();
  });
});

it('axe finds nothing in the widget: closed, open, and at the booker', async () => {
  await using visitor = await visitorAt(browser, `${router.url}/demo/pricing/`);
  const frame = 'iframe[src*="/widget/frame"]';
  await visitor.frame.getByRole('button', { name: /^Open chat with/ }).waitFor({ timeout: patienceMs });
  expect(await findings(visitor.page, { within: frame })).toEqual([]);
  await visitor.openMessenger();
  expect(await findings(visitor.page, { within: frame })).toEqual([]);
  await visitor.frame.getByRole('button', { name: /^Book a meeting/ }).click();
  await visitor.frame.getByRole('radio').first().waitFor({ timeout: patienceMs });
  expect(await findings(visitor.page, { within: frame })).toEqual([]);
});
