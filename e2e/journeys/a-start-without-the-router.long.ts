import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { desktopHome, launchElectron } from '../fixtures/launch-electron.ts';
import { consoleOf, repOnDesktop } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';
import { until } from '../fixtures/until.ts';

const stage = aStage();
const patienceMs = 30_000;

const composerOf = (page: Page) => page.getByRole('textbox', { name: /^Message to/ });

/** Since when something of a kind (of this conversation, for `log`) lies on this computer for a start without a router; 0 where nothing does. */
const keptAt = (page: Page, kind: 'log' | 'visitor'): Promise<number> =>
  page.evaluate(async (of) => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const name = (await indexedDB.databases()).find((one) => one.name?.endsWith('.offline'))?.name;
    if (name === undefined) return 0;
    const db = await asked(indexedDB.open(name));
    const all: { key: string; at: number }[] = await asked(db.transaction('kept').objectStore('kept').getAll());
    db.close();
    const wanted = of === 'log' ? `log:${location.hash.split('/').at(-1)}` : `${of}:`;
    return all.find(({ key }) => key.startsWith(wanted))?.at ?? 0;
  }, kind);

it('a desktop that starts without its router shows the inbox as it was, keeps what is written, and is in step once the router is back', async () => {
  using home = desktopHome();
  const cleo = await stage.workspace.add('Cleo Park');
  await using visitor = await stage.visitor('/security');
  const words = { draft: 'What I was about to', note: 'Ask legal', dark: 'Written while the router was away.' };
  {
    await using rep = await repOnDesktop(stage.router, cleo, { home, vault: 'key-ring' });
    const { page } = rep;
    await visitor.openMessenger();
    await visitor.say('Where is our data kept?');
    await page.getByRole('link', { name: /^Inbox/ }).click();
    await page.getByRole('row').filter({ hasText: 'Where is our data kept?' }).click({ timeout: patienceMs });
    await page
      .getByRole('button', { name: /^Accept/ })
      .last()
      .click({ timeout: patienceMs });
    await composerOf(page).fill('In Frankfurt.');
    await composerOf(page).press('Enter');
    const answered = await page.evaluate(() => Date.now());
    await visitor.say('I see.');
    await page.getByRole('log').getByText('I see.', { exact: true }).waitFor({ timeout: patienceMs });
    await until('the conversation to be kept', patienceMs, async () => (await keptAt(page, 'log')) > answered);
    await page.getByRole('complementary').getByText('Conversations', { exact: true }).waitFor();
    await until('the visitor to be kept', patienceMs, async () => (await keptAt(page, 'visitor')) > 0);
    // Two drafts, and away.
    await composerOf(page).focus();
    await page.keyboard.type(words.draft);
    await page.keyboard.press('Alt+n');
    await page.getByRole('textbox', { name: /^Note about/ }).waitFor();
    await page.keyboard.type(words.note);
  }
  await stage.router.kill9();
  await using desktop = await launchElectron({ home, vault: 'key-ring' });
  const page = await consoleOf(desktop);
  // The list, the words, what is the matter, and what was not sent.
  const log = page.getByRole('log');
  const composer = composerOf(page);
  await page.getByRole('row').filter({ hasText: 'Visitor' }).click({ timeout: patienceMs });
  await log.getByText('In Frankfurt.', { exact: true }).waitFor({ timeout: patienceMs });
  await log.getByText('I see.', { exact: true }).waitFor();
  await page
    .getByText(/This is how it was at/)
    .first()
    .waitFor({ timeout: patienceMs });
  // Who they are stands beside it, and since when it is so.
  const aside = page.getByRole('complementary');
  await aside.getByText(/^This is how it was at/).waitFor({ timeout: patienceMs });
  await aside.getByText('/security').first().waitFor();
  await expect.poll(() => composer.inputValue(), { timeout: patienceMs }).toBe(words.draft);
  await page.keyboard.press('Alt+n');
  await expect.poll(() => page.getByRole('textbox', { name: /^Note about/ }).inputValue()).toBe(words.note);
  await page.keyboard.press('Alt+n');
  await composer.fill(words.dark);
  await composer.press('Enter');
  await log.getByText(words.dark, { exact: true }).waitFor();
  await visitor.say('And who can read it?');
  await stage.router.start();
  await visitor.log().getByText(words.dark, { exact: true }).waitFor({ timeout: patienceMs });
  await log.getByText('And who can read it?', { exact: true }).waitFor({ timeout: patienceMs });
  expect(await visitor.log().getByText(words.dark, { exact: true }).count()).toBe(1);
});
