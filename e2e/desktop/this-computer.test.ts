import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type HostSite, startHostSite } from '../fixtures/host-site.ts';
import { desktopHome, launchElectron } from '../fixtures/launch-electron.ts';
import { openBrowser } from '../fixtures/open-browser.ts';
import { consoleOf, repOnDesktop } from '../fixtures/rep-at.ts';
import { type RouterUnderTest, startRouter } from '../fixtures/start-router.ts';
import { until } from '../fixtures/until.ts';
import { visitorAt } from '../fixtures/visitor-at.ts';
import { aWorkspace, type Workspace } from '../fixtures/workspace.ts';

const patienceMs = 30_000;

let router: RouterUnderTest;
let host: HostSite & { paste(snippet: string): void };
let workspace: Workspace;

beforeAll(async () => {
  [router, host] = await Promise.all([startRouter(), startHostSite()]);
  workspace = await aWorkspace(router, host);
});
afterAll(async () => {
  await host?.dispose();
  await router?.dispose();
});

it('keeps the settings of this computer, each in force at once', async () => {
  using home = desktopHome();
  {
    await using rep = await repOnDesktop(router, await workspace.add('Ada Lind'), { home });
    const { page, desktop } = rep;
    const zoom = () =>
      desktop.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .find((one) => !one.webContents.getURL().includes('offer-card'))
          ?.webContents.getZoomFactor(),
      );
    await page.getByRole('link', { name: /^Settings/ }).click();
    await page.getByRole('button', { name: 'Dark' }).click();
    await expect.poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);

    await page.getByRole('link', { name: 'This computer' }).click();
    for (const name of ['Sounds', 'Names and words in notifications', 'Keep running when the window is closed']) {
      const toggle = page.getByRole('switch', { name });
      expect(await toggle.isChecked()).toBe(true);
      await toggle.click();
      await expect.poll(() => toggle.isChecked()).toBe(false);
    }
    await page.getByRole('combobox', { name: 'Zoom' }).click();
    await page.getByRole('option', { name: '125%' }).click();
    await expect.poll(zoom).toBeCloseTo(1.25);
  }
  await using desktop = await launchElectron({ home });
  const page = await consoleOf(desktop);
  expect(await page.evaluate(() => window.foyer.settings.read())).toMatchObject({
    ok: true,
    data: { theme: 'dark', sounds: false, notificationText: false, keepRunning: false, zoom: 1.25 },
  });
});

/** How many drafts the console has on the disk; runs in its page. */
const countDrafts = async (): Promise<number> => {
  const names = (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('foyer.') ? [name] : []));
  const counts = names.map(
    (name) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          if (!opening.result.objectStoreNames.contains('drafts')) {
            opening.result.close();
            return resolve(0);
          }
          const counting = opening.result.transaction('drafts').objectStore('drafts').count();
          counting.onsuccess = () => {
            resolve(counting.result);
            opening.result.close();
          };
        };
      }),
  );
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
};

/** Whether the words stand anywhere under a folder, as bytes or as two-byte characters. */
const standsIn = (folder: string, words: string): boolean => {
  const forms = [Buffer.from(words, 'latin1'), Buffer.from(words, 'utf16le')];
  return readdirSync(folder, { recursive: true, withFileTypes: true }).some((entry) => {
    if (!entry.isFile()) return false;
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    return forms.some((form) => bytes.includes(form));
  });
};

it.runIf(process.platform === 'linux').each(['key-ring', 'none'] as const)(
  'lets nothing that was typed stand readable on the disk (%s)',
  async (vault) => {
    const secret = `budget-of-forty-thousand-${vault}`;
    const control = `left-in-the-open-${vault}`;
    using home = desktopHome();
    const browser = await openBrowser();
    try {
      const member = await workspace.add(vault === 'none' ? 'Dora Nagy' : 'Emil Berg');
      await using visitor = await visitorAt(browser, host.page('/pricing'));
      await using rep = await repOnDesktop(router, member, { home, vault });
      const { page, desktop } = rep;
      await visitor.openMessenger();
      await visitor.say('Do you integrate with SAP?');
      const composer = page.getByRole('textbox', { name: /^Message to/ });
      await until('the accepted offer', patienceMs, async () => {
        const card = desktop.app.windows().find((one) => one.url().endsWith('/offer-card.html'));
        await card
          ?.getByRole('button', { name: 'Accept' })
          .click({ timeout: 1000 })
          .catch(() => undefined);
        return composer.isVisible();
      });
      await composer.fill(secret);
      // The same kind of place, written in the open: what the search below has to be able to find.
      await page.evaluate(
        (words) =>
          new Promise<void>((resolve, reject) => {
            const opening = indexedDB.open('control', 1);
            opening.onupgradeneeded = () => opening.result.createObjectStore('drafts', { keyPath: 'lane' });
            opening.onerror = () => reject(opening.error);
            opening.onsuccess = () => {
              const tx = opening.result.transaction('drafts', 'readwrite', { durability: 'strict' });
              tx.objectStore('drafts').put({ lane: 'a', text: words });
              tx.oncomplete = () => resolve();
            };
          }),
        control,
      );
      const drafts = join(home.userData, 'IndexedDB');
      await expect.poll(() => standsIn(drafts, control), { timeout: patienceMs }).toBe(true);
      if (vault === 'key-ring') {
        // It does lie there, or this would prove nothing: the composer has it again after a reload.
        await expect.poll(() => page.evaluate(countDrafts), { timeout: patienceMs }).toBe(1);
        await page.reload();
        await expect.poll(() => composer.inputValue(), { timeout: patienceMs }).toBe(secret);
      }
      expect(standsIn(home.userData, secret)).toBe(false);
    } finally {
      await browser.close();
    }
  },
);
