import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HostSite, startHostSite } from '../fixtures/host-site.ts';
import type { Desktop } from '../fixtures/launch-electron.ts';
import { humming, openBrowser } from '../fixtures/open-browser.ts';
import { repOnDesktop } from '../fixtures/rep-at.ts';
import { type RouterUnderTest, startRouter } from '../fixtures/start-router.ts';
import { until } from '../fixtures/until.ts';
import { type VisitorAt, visitorAt } from '../fixtures/visitor-at.ts';
import { aWorkspace } from '../fixtures/workspace.ts';
import { answerDialogs, outsideNotes } from './answer-dialogs.ts';
import { clickNotice, powerSays, pressInTray, systemView, watchSystem, windowDoes } from './watch-system.ts';

const patienceMs = 30_000;

let router: RouterUnderTest;
let host: HostSite & { paste(snippet: string): void };
let browser: Browser;
let rep: Awaited<ReturnType<typeof repOnDesktop>>;
let desktop: Desktop;
let page: Page;
let visitor: VisitorAt;

/** Counts the sounds the console makes, from its next page on: choosing a router loads one. */
const countSounds = (opened: Desktop): Promise<unknown> =>
  opened.app.context().addInitScript(() => {
    const heard = { tones: 0 };
    Object.assign(window, { heardSounds: heard });
    window.AudioContext = class extends AudioContext {
      override createOscillator() {
        heard.tones += 1;
        return super.createOscillator();
      }
    };
  });
const tones = (): Promise<number> =>
  page.evaluate(() => (window as unknown as { heardSounds: { tones: number } }).heardSounds.tones);

beforeAll(async () => {
  [router, host, browser] = await Promise.all([startRouter(), startHostSite(), openBrowser(humming)]);
  const workspace = await aWorkspace(router, host);
  rep = await repOnDesktop(router, await workspace.add('Ada Lind'), {
    before: async (opened) => {
      await watchSystem(opened);
      await answerDialogs(opened, [0]);
      await countSounds(opened);
    },
  });
  ({ desktop, page } = rep);
  visitor = await visitorAt(browser, host.page('/pricing'));
  await visitor.openMessenger();
});
afterAll(async () => {
  await visitor?.[Symbol.asyncDispose]();
  await rep?.[Symbol.asyncDispose]();
  await browser?.close();
  await host?.dispose();
  await router?.dispose();
});

const cardShown = (): Promise<boolean> =>
  desktop.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some(
      (one) => one.webContents.getURL().endsWith('/offer-card.html') && one.isVisible(),
    ),
  );

const accept = async (): Promise<void> => {
  const card = await until('the offer card', patienceMs, () =>
    desktop.app.windows().find((one) => one.url().endsWith('/offer-card.html')),
  );
  await card.getByRole('button', { name: 'Accept' }).click({ timeout: 1000 });
};

/** One visitor's afternoon: each test goes on where the one before it ended. */
describe('what the desktop shows outside its window', () => {
  it('takes an open offer back when the computer is locked, and brings it again when it is unlocked', async () => {
    await visitor.say('Do you integrate with SAP?');
    await expect.poll(cardShown, { timeout: patienceMs }).toBe(true);
    await expect.poll(tones, { timeout: patienceMs }).toBeGreaterThan(0);
    // The card says it already; a banner would say it twice.
    expect((await systemView(desktop)).notices).toEqual([]);

    await powerSays(desktop, 'lock-screen');
    await expect.poll(cardShown, { timeout: 5000 }).toBe(false);
    // Nobody else is there, so the visitor is shown the booker and keeps the place.
    await visitor.frame.getByRole('group', { name: 'Time' }).waitFor({ timeout: patienceMs });
    await page.getByRole('button', { name: /^Your status: Available/ }).waitFor();

    await powerSays(desktop, 'unlock-screen');
    await expect.poll(cardShown, { timeout: patienceMs }).toBe(true);
    await until('the accepted offer', patienceMs, async () => {
      await accept().catch(() => undefined);
      return page.getByRole('textbox', { name: /^Message to/ }).isVisible();
    });
    await page.getByRole('textbox', { name: /^Message to/ }).fill('Yes, with EWM.');
    await page.keyboard.press('Enter');
    await visitor.frame.getByRole('button', { name: 'Back to the chat' }).click();
    await visitor.log().getByText('Yes, with EWM.').waitFor();
  });

  it('notifies of a message while nobody looks, and leads to the conversation by a click', async () => {
    const conversation = page.url();
    await page.getByRole('link', { name: /^Live/ }).click();
    await windowDoes(desktop, 'minimize');
    const before = await tones();
    await visitor.say('Which version do you support?');
    await expect
      .poll(async () => (await systemView(desktop)).notices, { timeout: patienceMs })
      .toEqual([{ title: expect.stringContaining('wrote'), body: 'Which version do you support?' }]);
    expect(await tones()).toBeGreaterThan(before);
    await visitor.say('S/4 2023, I mean.');
    // One a conversation: the second message replaces the first.
    await expect
      .poll(async () => (await systemView(desktop)).notices.map(({ body }) => body), { timeout: patienceMs })
      .toEqual(['S/4 2023, I mean.']);
    await expect.poll(async () => (await systemView(desktop)).badge, { timeout: patienceMs }).toBe(1);
    expect((await systemView(desktop)).tray.tooltip).toBe('Foyer: Available, 1 waiting for you');

    await clickNotice(desktop);
    await expect.poll(() => page.url()).toBe(conversation);
    await page.getByRole('log').getByText('S/4 2023, I mean.').waitFor();
    await expect
      .poll(() =>
        desktop.app.evaluate(({ BrowserWindow }) => {
          const console = BrowserWindow.getAllWindows().find((one) => !one.webContents.getURL().includes('offer-card'));
          return [console?.isMinimized(), console?.isFocused()];
        }),
      )
      .toEqual([false, true]);
    // Read, it needs nobody any more.
    await expect
      .poll(async () => systemView(desktop), { timeout: patienceMs })
      .toMatchObject({ badge: 0, notices: [], tray: { tooltip: 'Foyer: Available' } });
  });

  it('keeps words out of notifications on a locked screen, and where the rep wants it so', async () => {
    await page.evaluate(() => window.foyer.settings.change({ notificationText: false }));
    await page.getByRole('link', { name: /^Live/ }).click();
    await windowDoes(desktop, 'minimize');
    await visitor.say('Our budget is 40,000.');
    const kept = [{ title: 'A visitor wrote to you', body: '' }];
    await expect.poll(async () => (await systemView(desktop)).notices, { timeout: patienceMs }).toEqual(kept);
    await page.evaluate(() => window.foyer.settings.change({ notificationText: true }));
    await powerSays(desktop, 'lock-screen');
    await visitor.say('And we start in May.');
    await expect
      .poll(async () => (await systemView(desktop)).tray.tooltip, { timeout: patienceMs })
      .toBe('Foyer: Locked, 1 waiting for you');
    expect((await systemView(desktop)).notices).toEqual(kept);
    await powerSays(desktop, 'unlock-screen');
    await windowDoes(desktop, 'show');
  });

  it('notifies of a missed call, and leads by a click to the conversation, where it stands', async () => {
    await page.getByRole('link', { name: /^Live/ }).click();
    await windowDoes(desktop, 'minimize');
    await visitor.frame.getByRole('button', { name: /^Call / }).click();
    const titles = async () => (await systemView(desktop)).notices.map(({ title }) => title);
    await expect.poll(titles, { timeout: patienceMs }).toContainEqual(expect.stringMatching(/ is calling$/));
    await visitor.frame.getByRole('button', { name: 'Hang up' }).click();
    const missed = expect.stringMatching(/^Missed call from /);
    await expect.poll(async () => (await titles()).at(-1), { timeout: patienceMs }).toEqual(missed);
    expect(await titles()).not.toContainEqual(expect.stringMatching(/ is calling$/));

    await clickNotice(desktop);
    await page.getByRole('log').getByText('Missed call').waitFor({ timeout: patienceMs });
    // The line at the window's bottom stays until it is put away.
    await page.getByRole('region', { name: 'Call', exact: true }).getByRole('button', { name: 'Dismiss' }).click();
    await expect.poll(titles, { timeout: patienceMs }).toEqual([]);
  });

  it('changes the presence by the tray’s menu', async () => {
    await pressInTray(desktop, 'away');
    await page.getByRole('button', { name: 'Your status: Away' }).waitFor({ timeout: patienceMs });
    const chosen = async () => (await systemView(desktop)).tray.items.filter((item) => item.checked);
    await expect.poll(chosen).toEqual([{ id: 'away', checked: true, enabled: true }]);
    await pressInTray(desktop, 'available');
    await page.getByRole('button', { name: 'Your status: Available' }).waitFor({ timeout: patienceMs });
  });

  it('goes on in the tray when its window is closed, says so once, and comes back from there', async () => {
    await windowDoes(desktop, 'close');
    await expect.poll(async () => (await systemView(desktop)).visible).toBe(false);
    expect((await outsideNotes(desktop)).asked).toEqual(['Foyer keeps running when you close its window']);
    await using second = await visitorAt(browser, host.page('/security'));
    await second.openMessenger();
    await second.say('Where is our data kept?');
    await expect.poll(cardShown, { timeout: patienceMs }).toBe(true);
    await pressInTray(desktop, 'show');
    await expect.poll(async () => (await systemView(desktop)).visible).toBe(true);
    await windowDoes(desktop, 'close');
    await expect.poll(async () => (await systemView(desktop)).visible).toBe(false);
    expect((await outsideNotes(desktop)).asked).toHaveLength(1);
    await windowDoes(desktop, 'show');
  });

  it('quits by the tray, and then really', async () => {
    const ended = new Promise((resolve) => desktop.process.once('exit', resolve));
    await pressInTray(desktop, 'quit').catch(() => undefined);
    await ended;
  });
});
