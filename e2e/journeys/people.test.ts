import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { setStatus } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';
import { visitorFrom } from '../fixtures/visitor-from.ts';

const stage = aStage();

const patienceMs = 30_000;
const address = 'maria@acme.example';

const composer = (page: Page) => page.getByRole('textbox', { name: /^Message to/ });
const thread = (page: Page) => page.getByRole('log');
/** The conversation's own words, not those of a list. */
const said = (page: Page, words: string) => thread(page).getByText(words, { exact: true });

it('a colleague is asked in, an old word is found at its place, and two visitors turn out to be one', async () => {
  const ben = await stage.workspace.add('Ben Okoro');
  // Somebody was here before, on a telephone, and gave their address.
  const before = await visitorFrom(stage.router, stage.host, stage.workspace, '203.0.113.9', '/pricing');
  const { conversation } = await before.request('conversation.start', {
    clientId: crypto.randomUUID(),
    by: { kind: 'text', text: 'Do you ship to Peru?' },
  });
  await before.request('email.give', { email: address });
  await before.request('conversation.close', { conversationId: conversation.id });
  await before[Symbol.asyncDispose]();

  await using first = await stage.rep(stage.workspace.admin);
  await using second = await stage.rep(ben);
  await setStatus(second.page, 'Offline');
  await using visitor = await stage.visitor('/pricing');
  await visitor.openMessenger();
  await visitor.say('Is there a pangolin plan?');
  await visitor.frame.getByLabel('Should we lose each other').fill(address);
  await visitor.frame.getByRole('button', { name: 'Save' }).click();
  await visitor.frame.getByText(`We will write to ${address}`).waitFor();
  const { page } = first;
  await page.getByRole('region', { name: 'Offer' }).getByRole('button', { name: 'Accept' }).click();
  await composer(page).waitFor({ timeout: patienceMs });

  // A colleague is asked in by the keyboard, writes, and is seen by name and face.
  await page.keyboard.press('Alt+Shift+G');
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: /^Ben Okoro/ })
    .click();
  await page.getByRole('button', { name: 'Ask in', exact: true }).click();
  await second.page.getByRole('link', { name: /^Inbox/ }).click();
  await second.page.getByRole('row').filter({ hasText: 'pangolin' }).click();
  await second.page.getByRole('button', { name: 'Join', exact: true }).click();
  await composer(second.page).fill('I know the pangolins');
  await composer(second.page).press('Enter');
  await visitor.log().getByText('I know the pangolins').waitFor({ timeout: patienceMs });
  await visitor.frame.getByRole('heading', { name: 'Tom Admin Ben Okoro' }).waitFor({ timeout: patienceMs });
  await visitor.log().locator('.said-name').getByText('Ben Okoro').waitFor();
  await second.page.getByRole('button', { name: 'Leave', exact: true }).click();
  await visitor.frame.getByRole('heading', { name: 'Tom Admin', exact: true }).waitFor({ timeout: patienceMs });

  // Who has left finds it among what colleagues are on, to read along.
  await second.page.getByRole('button', { name: 'Team', exact: true }).click();
  await second.page.getByRole('row').filter({ hasText: 'Tom Admin' }).click();
  await second.page.getByText('Tom Admin is talking with this visitor.').waitFor({ timeout: patienceMs });
  expect(await composer(second.page).count()).toBe(0);

  // Much is said; a word of the beginning is found, and one is where it was said.
  const conversationId = page.url().split('/').at(-1) ?? '';
  const line = (text: string) =>
    stage.workspace.ask('conversation.send', { conversationId, clientId: crypto.randomUUID(), text });
  for (let round = 1; round <= 12; round += 1) {
    await Promise.all([1, 2, 3, 4, 5, 6].map((at) => line(`Round ${round}, line ${at}`)));
  }
  await line('The last line');
  await visitor.log().getByText('The last line').waitFor({ timeout: patienceMs });
  await page.getByRole('link', { name: /^Live/ }).click();
  await page.reload();
  await page.getByRole('button', { name: /^Your status/ }).waitFor({ timeout: patienceMs });
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').fill('pangolin plan');
  const found = page.getByRole('group', { name: 'Conversations' }).getByRole('option').first();
  await found.getByText('pangolin').first().waitFor({ timeout: patienceMs });
  await found.click();
  const old = said(page, 'Is there a pangolin plan?');
  await old.waitFor({ timeout: patienceMs });
  const place = page.locator('[data-place]');
  await place.getByText('Is there a pangolin plan?').waitFor();
  expect(await place.evaluate((line) => line === document.activeElement)).toBe(true);
  // From there one reads on to the newest.
  await page.getByRole('button', { name: 'To the newest' }).click();
  await said(page, 'The last line').waitFor();
  await old.waitFor({ state: 'detached' });

  // The panel tells who it may be, and joins them when asked.
  const panel = page.getByRole('complementary', { name: 'Visitor' });
  const same = panel.getByRole('region', { name: 'May be the same person' });
  await same.getByText('Do you ship to Peru?').waitFor({ timeout: patienceMs });
  await same.getByRole('button', { name: 'Merge' }).click();
  // A window that narrows folds the panel away, not the question it asked.
  await page.setViewportSize({ width: 700, height: 800 });
  await panel.waitFor({ state: 'hidden' });
  await page.getByRole('dialog').getByRole('button', { name: 'Merge' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached', timeout: patienceMs });
  await page.setViewportSize({ width: 1280, height: 800 });
  await panel.waitFor();
  await same.waitFor({ state: 'detached', timeout: patienceMs });
  const talks = panel.getByRole('region', { name: 'Conversations' });
  await talks.getByText('Is there a pangolin plan?').waitFor({ timeout: patienceMs });
  await talks.getByRole('link', { name: 'Do you ship to Peru?' }).waitFor();

  // Neither side noticed: the talk goes on, and what was said before is one click away.
  await visitor.say('Still here');
  await said(page, 'Still here').waitFor({ timeout: patienceMs });
  await composer(page).fill('So am I');
  await composer(page).press('Enter');
  await visitor.log().getByText('So am I').waitFor({ timeout: patienceMs });
  await talks.getByRole('link', { name: 'Do you ship to Peru?' }).click();
  await page.getByText('This conversation is closed.').waitFor({ timeout: patienceMs });
  await panel.getByRole('link', { name: 'Is there a pangolin plan?' }).waitFor();
}, 100_000);
