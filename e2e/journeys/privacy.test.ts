import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { readZip } from '../../server/tests/support/read-zip.ts';
import { answerDialogs, outsideNotes } from '../desktop/answer-dialogs.ts';
import { stands } from '../fixtures/focused.ts';
import { repOnDesktop } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';
import { until } from '../fixtures/until.ts';

const stage = aStage();
const patienceMs = 30_000;
/** Stands in what is said of the person, and in nothing else. */
const mark = 'zqmarker';

const go = (page: Page, hash: string): Promise<void> =>
  page.evaluate((to) => {
    location.hash = to;
  }, hash);

/** What this computer keeps for a start without a connection, by key. */
const keptKeys = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const all = await indexedDB.databases();
    const name = all.find((one) => one.name?.endsWith('.offline'))?.name;
    if (name === undefined) return [];
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const keys = await new Promise<IDBValidKey[]>((resolve, reject) => {
      const asking = db.transaction('kept').objectStore('kept').getAllKeys();
      asking.onsuccess = () => resolve(asking.result);
      asking.onerror = () => reject(asking.error);
    });
    db.close();
    return keys.map(String);
  });

it('a person is exported, erased, and nowhere any more: not on their own page, on the console, or in its cache', async () => {
  const { workspace, router } = stage;
  await using rep = await repOnDesktop(router, workspace.admin, { vault: 'key-ring' });
  await answerDialogs(rep.desktop, []);
  const { page } = rep;
  await using visitor = await stage.visitor('/pricing');
  const { frame } = visitor;
  await visitor.openMessenger();
  await visitor.say(`I am ${mark}, and need boots`);
  await frame.getByLabel('Should we lose each other').fill(`ann@${mark}.example`);
  await frame.getByRole('button', { name: 'Save' }).click();
  await frame.getByText('We will write to').waitFor();
  await page.getByRole('link', { name: /^Inbox/ }).click();
  await page
    .getByRole('button', { name: /^Accept/ })
    .first()
    .click({ timeout: patienceMs });
  const composer = page.getByRole('textbox', { name: /^Message to/ });
  await composer.fill(`Welcome, ${mark}`);
  await composer.press('Enter');
  await visitor.log().getByText(`Welcome, ${mark}`).waitFor({ timeout: patienceMs });
  const conversation = await page.evaluate(() => location.hash.split('/').at(-1) ?? '');
  await until('the conversation to be kept', patienceMs, async () =>
    (await keptKeys(page)).includes(`log:${conversation}`),
  );

  // From the conversation to what is kept of its visitor; the export is one ZIP that reads by itself.
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'What is kept of them…' }).click();
  const found = page.getByRole('list', { name: 'Find a person' });
  await found.getByText(`ann@${mark}.example`).first().waitFor({ timeout: patienceMs });
  await found.getByRole('button', { name: 'Export' }).click();
  const url = await until(
    'the link of the export',
    patienceMs,
    async () => (await outsideNotes(rep.desktop)).opened[0],
  );
  const files = readZip(Buffer.from(await (await fetch(url)).arrayBuffer()));
  expect(JSON.parse(String(files.get('person.json')))).toMatchObject({
    person: { email: `ann@${mark}.example` },
    conversations: [{ first_words: `I am ${mark}, and need boots`, rep: 'Tom Admin' }],
  });
  expect(String(files.get('conversations/001.txt'))).toContain(`Tom Admin: Welcome, ${mark}`);

  // A site that keeps people for a shorter time says so before it erases.
  await page.getByRole('combobox', { name: 'Acme website' }).click();
  await page.getByRole('option', { name: '90 days' }).click();
  await page.getByRole('button', { name: 'Keep for 90 days' }).click();
  await page.getByText('Saved', { exact: true }).waitFor();
  expect((await workspace.ask('privacy.retention', {})).sites.map(({ days }) => days)).toEqual([90]);

  // By keyboard: Enter that is kept down asks and does not answer, and one begins at the way back.
  await found.getByRole('button', { name: 'Erase' }).focus();
  await page.keyboard.down('Enter');
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await stands(page, /^button Back/);
  await page.keyboard.press('Tab');
  await stands(page, /^button Erase for good/);
  await page.keyboard.press('Enter');
  await page.getByText(/^Erased · conversations: 1, messages: \d+, files: 0/).waitFor({ timeout: patienceMs });
  await found.waitFor({ state: 'detached' });
  await stands(page, /^input/);

  // Their page begins anew: nobody knows them, and nothing is left in the messenger.
  await frame.getByRole('button', { name: /^Open chat with/ }).waitFor({ timeout: patienceMs });
  await visitor.openMessenger();
  await frame.getByText('What can we help you with?').waitFor();
  expect(await frame.locator('body').textContent()).not.toContain(mark);

  // They write again and erase themselves: the rep who has it open sees so at once.
  await visitor.say(`Me again, ${mark}`);
  await go(page, '#/inbox');
  await page
    .getByRole('button', { name: /^Accept/ })
    .first()
    .click({ timeout: patienceMs });
  await page.getByRole('log').getByText(`Me again, ${mark}`).waitFor({ timeout: patienceMs });
  await frame.getByRole('button', { name: 'Your data and privacy' }).click();
  await frame.getByRole('button', { name: 'Erase me' }).click();
  await frame.getByRole('button', { name: 'Erase for good' }).click();
  await frame.getByText('kept of you is gone').waitFor({ timeout: patienceMs });
  await page.getByRole('log').getByText('What was said was erased for privacy').waitFor({ timeout: patienceMs });
  expect(await page.getByRole('log').textContent()).not.toContain(mark);

  // The console shows nothing of them, and keeps nothing to show without a router.
  await until('the copy to be forgotten', patienceMs, async () =>
    (await keptKeys(page)).every((key) => key !== `log:${conversation}`),
  );
  const shows = async (hash: string, seen: () => Promise<void>): Promise<void> => {
    await go(page, hash);
    await seen();
    expect(await page.locator('body').textContent(), hash).not.toContain(mark);
  };
  await shows('#/live', () => page.getByRole('main').waitFor());
  await shows(`#/inbox/${conversation}`, () =>
    page.getByText('What was said was erased for privacy').first().waitFor({ timeout: patienceMs }),
  );
  await page.getByRole('button', { name: 'Closed', exact: true }).click();
  await page.getByRole('row').first().waitFor({ timeout: patienceMs });
  expect(await page.locator('body').textContent()).not.toContain(mark);
  await router.kill9();
  await page.reload();
  await page.getByRole('link', { name: /^Inbox/ }).waitFor({ timeout: patienceMs });
  await shows(`#/inbox/${conversation}`, () => page.getByRole('main').waitFor());
});
