import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { aStage } from '../fixtures/stage.ts';

const stage = aStage();

const patienceMs = 30_000;

interface Wanted {
  name: string;
  sign: string;
  counts: 'There' | 'Away';
  accepts: RegExp[];
}

const add = async (page: Page, { name, sign, counts, accepts }: Wanted): Promise<void> => {
  await page.getByRole('button', { name: 'Add a status' }).click();
  const dialog = page.getByRole('dialog', { name: 'New status' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: sign }).click();
  await dialog.getByRole('radio', { name: new RegExp(`^${counts}`) }).click();
  if (counts === 'There') {
    for (const box of [/^Chats/, /^Calls/, /^Pounces/]) {
      const checkbox = dialog.getByRole('checkbox', { name: box });
      const wanted = accepts.some((each) => each.source === box.source);
      if (((await checkbox.getAttribute('aria-checked')) === 'true') !== wanted) await checkbox.click();
    }
  }
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
};

const choose = async (page: Page, status: string): Promise<void> => {
  await page.getByRole('button', { name: /^Your status/ }).click();
  await page.getByRole('menuitemradio', { name: new RegExp(`^${status}`) }).click();
  await page.getByRole('button', { name: `Your status: ${status}` }).waitFor({ timeout: patienceMs });
};

it('are added by an admin, chosen by reps, heard by routing, seen by the team, and taken away', async () => {
  const ada = await stage.workspace.add('Ada Lind');
  await using boss = await stage.rep(stage.workspace.admin);
  await choose(boss.page, 'Offline');
  await using rep = await stage.rep(ada);

  await boss.page.goto(`${stage.router.url}/console/#/settings/statuses`);
  await boss.page.getByText('None yet.').waitFor({ timeout: patienceMs });
  await add(boss.page, { name: 'Training', sign: 'Training', counts: 'There', accepts: [/^Pounces/] });
  await add(boss.page, { name: 'Chat only', sign: 'Chat', counts: 'There', accepts: [/^Chats/] });
  await add(boss.page, { name: 'Lunch', sign: 'Meal', counts: 'Away', accepts: [] });

  // By the keyboard, to the top.
  const own = boss.page.getByRole('list', { name: 'Your own' });
  expect(await own.getByRole('listitem').allTextContents()).toEqual([
    expect.stringContaining('Training'),
    expect.stringContaining('Chat only'),
    expect.stringContaining('Lunch'),
  ]);
  await own
    .getByRole('button', { name: /Chat only/ })
    .first()
    .press('Alt+ArrowUp');
  await expect
    .poll(async () => (await own.getByRole('listitem').allTextContents())[0], { timeout: patienceMs })
    .toContain('Chat only');

  // In training no visitor is offered; in a status for chats the same one is, at once.
  await choose(rep.page, 'Training');
  await using visitor = await stage.visitor('/pricing');
  await visitor.openMessenger();
  await visitor.say('Do you ship to Norway?');
  await visitor.frame.getByRole('group', { name: 'Time' }).waitFor({ timeout: patienceMs });
  expect(await rep.page.getByRole('region', { name: 'Offer' }).count()).toBe(0);
  await choose(rep.page, 'Chat only');
  await rep.page
    .getByRole('region', { name: 'Offer' })
    .getByRole('button', { name: 'Accept' })
    .click({ timeout: patienceMs });
  await rep.page.getByRole('textbox', { name: /^Message to/ }).fill('We do, in three days.');
  await rep.page.keyboard.press('Enter');

  // The team says it by its name, and a manager sets another one.
  await boss.page.getByRole('link', { name: /^Team/ }).click();
  const row = boss.page.getByRole('row').filter({ hasText: 'Ada Lind' });
  await row.getByText('Chat only').waitFor({ timeout: patienceMs });
  await row.click();
  const panel = boss.page.getByRole('complementary', { name: 'Person' });
  await panel.getByRole('button', { name: 'Set status…' }).click();
  await boss.page.getByRole('radio', { name: /^Lunch/ }).click();
  await boss.page.getByRole('button', { name: 'Set status', exact: true }).click();
  await rep.page.getByText('Tom Admin set you to Lunch.').waitFor({ timeout: patienceMs });

  // What is taken away leaves its reps Away, and the day keeps the name.
  await boss.page.goto(`${stage.router.url}/console/#/settings/statuses`);
  await boss.page.getByRole('button', { name: 'Remove Lunch' }).click();
  await boss.page.getByRole('button', { name: 'Remove the status' }).click();
  await rep.page.getByRole('button', { name: 'Your status: Away' }).waitFor({ timeout: patienceMs });
  await rep.page.getByRole('button', { name: /^Your status/ }).click();
  await rep.page.getByRole('menuitemradio', { name: /^Training/ }).waitFor();
  expect(await rep.page.getByRole('menuitemradio', { name: /^Lunch/ }).count()).toBe(0);
  await rep.page.keyboard.press('Escape');
  await boss.page.getByRole('link', { name: /^Team/ }).click();
  await row.click();
  const day = panel.getByRole('list', { name: /^Today of Ada Lind/ });
  for (const name of ['Training', 'Chat only', 'Lunch']) await day.getByText(name, { exact: true }).first().waitFor();
  await day.getByText('the status was removed in the settings').waitFor();
});
