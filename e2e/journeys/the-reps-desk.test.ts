import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { setStatus } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';

const stage = aStage();

const patienceMs = 30_000;

const composer = (page: Page) => page.getByRole('textbox', { name: /^Message to/ });
const rows = (page: Page) => page.getByRole('row');

const accept = async (page: Page): Promise<void> => {
  await page.getByRole('region', { name: 'Offer' }).getByRole('button', { name: 'Accept' }).click();
  await composer(page).waitFor({ timeout: patienceMs });
};

it('a rep answers by snippet, notes, labels, puts aside, follows up, closes with an outcome and keeps away', async () => {
  const [marta, ada, ben] = [
    await stage.workspace.add('Marta Berg', 'manager'),
    await stage.workspace.add('Ada Lind'),
    await stage.workspace.add('Ben Okoro'),
  ];
  await using boss = await stage.rep(marta);
  await setStatus(boss.page, 'Offline');
  await using first = await stage.rep(ada);
  await using second = await stage.rep(ben);
  await setStatus(second.page, 'Offline');

  // A manager shares a snippet and makes a tag.
  await boss.page.goto(`${stage.router.url}/console/#/settings/snippets`);
  await boss.page.getByRole('button', { name: 'New snippet' }).click();
  const editor = boss.page.getByRole('dialog');
  await editor.getByRole('textbox', { name: 'Name', exact: true }).fill('How the trial works');
  await editor.getByRole('textbox', { name: 'Shortcut' }).fill('trial');
  await editor
    .getByRole('textbox', { name: 'Text' })
    .fill('Hi {visitor.first_name|there}, the trial of {company} is free.');
  await editor.getByText('Hi Maria, the trial of Acme Robotics is free.').waitFor();
  await editor.getByRole('checkbox', { name: 'Share with everybody' }).click();

  await using visitor = await stage.visitor('/pricing');
  await visitor.openMessenger();
  await visitor.say('Is there a trial?');
  await accept(first.page);
  const { page } = first;

  // Its name is typed before it is shared.
  await composer(page).pressSequentially('/tri');
  await editor.getByRole('button', { name: 'Save' }).click();
  await boss.page.getByText('/trial').waitFor();
  await boss.page.goto(`${stage.router.url}/console/#/settings/labels`);
  await boss.page.getByRole('button', { name: 'Add a tag' }).click();
  await boss.page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Security');
  await boss.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await boss.page.getByRole('button', { name: 'Delete “Security”' }).waitFor();

  // What a snippet could not fill in is seen, and asked before it goes out.
  await page.getByRole('option', { name: /\/trial/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Not filled in: {company}').waitFor();
  expect(await composer(page).inputValue()).toBe('Hi there, the trial of {company} is free.');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Send it like this' }).waitFor();
  await composer(page).fill('Hi there, the trial is free.');
  await composer(page).press('Enter');
  await visitor.log().getByText('Hi there, the trial is free.').waitFor({ timeout: patienceMs });

  // A note names a colleague, who finds it in their inbox; the visitor hears nothing.
  await page.keyboard.press('Alt+n');
  const note = page.getByRole('textbox', { name: /^Note about/ });
  await note.pressSequentially('Wants SSO, ask @Ben');
  await page.getByRole('option', { name: 'Ben Okoro' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page
    .getByRole('article', { name: /^Note by Ada Lind/ })
    .getByText('Wants SSO')
    .waitFor();
  await second.page.getByRole('link', { name: /^Inbox/ }).click();
  await second.page.getByRole('heading', { name: /^Mentions/ }).waitFor({ timeout: patienceMs });
  await rows(second.page).filter({ hasText: 'trial' }).click();
  await second.page.getByRole('article', { name: /^Note by Ada Lind/ }).waitFor({ timeout: patienceMs });
  await second.page.getByRole('heading', { name: /^Mentions/ }).waitFor({ state: 'detached', timeout: patienceMs });
  expect(await visitor.log().getByText('SSO').count()).toBe(0);

  // A tag by keyboard alone.
  await page.keyboard.press('Alt+n');
  await page.keyboard.press('Alt+Shift+L');
  await page.getByRole('searchbox', { name: 'Find a tag' }).fill('secu');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Security', pressed: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.locator('header').getByText('Security').waitFor({ timeout: patienceMs });

  // Put aside by one digit; the visitor's word brings it back.
  await page.keyboard.press('Alt+Shift+Z');
  await page.getByRole('dialog', { name: 'Snooze until' }).waitFor();
  await page.keyboard.press('2');
  await page.getByRole('heading', { name: /^Snoozed/ }).waitFor({ timeout: patienceMs });
  const told = page.getByRole('dialog', { name: /^Put aside until/ });
  // Under the pointer it stays for as long as it is true.
  await told.hover({ timeout: patienceMs });
  await visitor.say('And for how long?');
  await page.getByRole('heading', { name: /^Mine/ }).waitFor({ timeout: patienceMs });
  await page.getByRole('heading', { name: /^Snoozed/ }).waitFor({ state: 'detached', timeout: patienceMs });
  await told.waitFor({ state: 'detached', timeout: patienceMs });

  // What is to be done is ticked off, and back again.
  await page.keyboard.press('Alt+Shift+F');
  await page.getByRole('dialog').getByRole('textbox', { name: 'What is to be done' }).fill('Send the offer');
  await page.keyboard.press('Enter');
  const task = page.getByRole('checkbox', { name: 'Send the offer' });
  await task.click();
  await page.getByRole('dialog', { name: 'Done: Send the offer' }).getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('link', { name: /^Team/ }).click();
  await page.getByRole('button', { name: /^Missed/ }).click();
  await page.getByRole('region', { name: 'Follow-ups' }).getByText('Send the offer').waitFor({ timeout: patienceMs });
  await page.getByRole('region', { name: 'Follow-ups' }).getByRole('link').click();

  // A transcript says what was said, and notes only where asked for.
  await composer(page).waitFor({ timeout: patienceMs });
  await page.keyboard.press('Alt+Shift+S');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as text' }).click(),
  ]);
  const transcript = await readFile(await download.path(), 'utf8');
  expect(transcript).toContain('Ada Lind: Hi there, the trial is free.');
  expect(transcript).not.toContain('SSO');

  // Where an outcome is asked for, closing is two keystrokes, and the closed box is narrowed by it.
  const settings = await stage.workspace.ask('settings.get', {});
  await stage.workspace.ask('settings.set', { ...settings, dispositionOnClose: 'required' });
  await composer(page).focus();
  await page.keyboard.press('ControlOrMeta+Shift+E');
  await page
    .getByRole('dialog', { name: 'What did it come to?' })
    .getByRole('button', { name: /Qualified/ })
    .waitFor();
  await page.keyboard.press('1');
  await page.getByText('This conversation is closed.').waitFor({ timeout: patienceMs });
  await page.getByRole('button', { name: 'Closed', exact: true }).click();
  await page.getByRole('button', { name: 'Filter by tag or outcome' }).click();
  await page.getByRole('menuitemradio', { name: 'Qualified' }).click();
  await rows(page).filter({ hasText: 'Is there a trial?' }).getByText('Qualified').waitFor({ timeout: patienceMs });

  // A visitor who is kept away finds no chat; a manager lets them back in.
  await using joker = await stage.visitor('/pricing');
  await joker.openMessenger();
  await joker.say('One more thing');
  await accept(page);
  // The filter's menu goes with the press beside it; until it is gone it has the keys.
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await page.keyboard.press('Alt+Shift+B');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Only jokes');
  await page.getByRole('dialog').getByRole('button', { name: 'Block' }).click();
  await page.getByText('Blocked by Ada Lind').waitFor({ timeout: patienceMs });
  const launcher = joker.frame.getByRole('button', { name: /^Open chat with/ });
  const refused = joker.page.waitForResponse((response) => response.url().endsWith('/api/widget/token'));
  await joker.page.reload();
  expect((await refused).status()).toBe(403);
  expect(await launcher.count()).toBe(0);
  await boss.page.goto(`${stage.router.url}/console/#/settings/blocks`);
  await boss.page.getByText('Only jokes').waitFor({ timeout: patienceMs });
  await boss.page.getByRole('button', { name: 'Lift' }).click();
  await boss.page.getByText('Nobody is blocked').waitFor({ timeout: patienceMs });
  await joker.page.reload();
  await launcher.waitFor({ timeout: patienceMs });
}, 150_000);
