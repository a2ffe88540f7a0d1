import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { setStatus } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';

const stage = aStage();

const patienceMs = 30_000;

const personRow = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
/** Not the reps to whom the same visitor is offered yet, where the screen has still to change. */
const missedRow = (page: Page, words: string) =>
  page.getByRole('grid', { name: 'Missed visitors' }).getByRole('row').filter({ hasText: words });
const panelOf = (page: Page) => page.getByRole('complementary', { name: 'Person' });

it('shows a manager load and waiting live, and lets them set a status, move a conversation and see to the missed', async () => {
  const [marta, ada, ben] = [
    await stage.workspace.add('Marta Berg', 'manager'),
    await stage.workspace.add('Ada Lind'),
    await stage.workspace.add('Ben Okoro'),
  ];
  await using boss = await stage.rep(marta);
  await setStatus(boss.page, 'Offline');
  await using first = await stage.rep(ada);
  await using second = await stage.rep(ben);

  // Who is there, by the keyboard.
  await boss.page.keyboard.press('g');
  await boss.page.keyboard.press('t');
  await boss.page.getByRole('heading', { name: 'Covered: 2 of 2 available, nobody waits' }).waitFor();

  // Somebody waits, and then does not.
  await using visitor = await stage.visitor('/pricing');
  await visitor.openMessenger();
  await visitor.say('Do you ship to Norway?');
  await boss.page.getByRole('heading', { name: /1 visitor waits/ }).waitFor({ timeout: patienceMs });
  const waits = boss.page
    .getByRole('row')
    .filter({ hasText: 'Do you ship to Norway?', has: boss.page.getByRole('button', { name: 'Give to…' }) });
  await waits.getByText(/^Offered to (Ada Lind, Ben Okoro|Ben Okoro, Ada Lind)$/).waitFor();
  await first.page.getByRole('region', { name: 'Offer' }).getByRole('button', { name: 'Accept' }).click();
  await first.page.getByRole('textbox', { name: /^Message to/ }).fill('We do, in three days.');
  await first.page.keyboard.press('Enter');
  await visitor.log().getByText('We do, in three days.').waitFor();
  await waits.waitFor({ state: 'detached' });
  await personRow(boss.page, 'Ada Lind').getByRole('img', { name: '1 of 3 seats in use' }).waitFor();
  // A visitor without a name is known by their own words.
  await personRow(boss.page, 'Ada Lind').getByText('“Do you ship to Norway?”').waitFor();

  // A status set by somebody else says who did it, and why.
  await personRow(boss.page, 'Ben Okoro').click();
  await panelOf(boss.page).getByRole('button', { name: 'Set status…' }).click();
  await boss.page.getByRole('radio', { name: /^Busy/ }).check();
  await boss.page.getByLabel('A word about it').fill('Stock take');
  await boss.page.getByRole('button', { name: 'Set status', exact: true }).click();
  await second.page.getByText('Marta Berg set you to Busy: “Stock take”').waitFor({ timeout: patienceMs });
  await second.page.getByRole('button', { name: 'Your status: Busy' }).waitFor();
  await panelOf(boss.page).getByText('set by Marta Berg').first().waitFor();
  await panelOf(boss.page).getByRole('list', { name: 'Today of Ben Okoro' }).getByText('Busy').waitFor();

  // Who takes no conversations cannot be given one; the picker says so.
  await personRow(boss.page, 'Ada Lind').click();
  await panelOf(boss.page).getByRole('button', { name: 'Move to…' }).click();
  const dialog = boss.page.getByRole('dialog');
  await dialog.getByText('Busy: takes no conversations. Set the status first.').waitFor();
  await second.page.getByRole('button', { name: 'Back to Available' }).click();
  await dialog.getByRole('radio', { name: /^Ben Okoro/ }).check();
  await dialog.getByRole('button', { name: 'Give conversation' }).click();

  // All three see it, and every message is still there.
  await first.page.getByText('Marta Berg moved a conversation of yours to Ben Okoro').waitFor({ timeout: patienceMs });
  await visitor.frame.getByText('Ben Okoro joined').first().waitFor({ timeout: patienceMs });
  await second.page.getByRole('link', { name: /^Inbox/ }).click();
  await second.page.getByRole('row').filter({ hasText: 'We do, in three days.' }).click();
  const thread = second.page.getByRole('log');
  await thread.getByText('Marta Berg moved this conversation from Ada Lind to Ben Okoro').waitFor();
  for (const words of ['Do you ship to Norway?', 'We do, in three days.']) {
    expect(await thread.getByText(words, { exact: true }).count()).toBe(1);
  }
  await second.page.getByRole('textbox', { name: /^Message to/ }).fill('I look after Norway.');
  await second.page.keyboard.press('Enter');
  await visitor.log().getByText('I look after Norway.').waitFor();
  await personRow(boss.page, 'Ben Okoro').getByRole('img', { name: '1 of 3 seats in use' }).waitFor();

  // Who said no in haste sees the visitor wait, and takes them after all while somebody else is asked.
  await using eager = await stage.visitor('/security');
  await eager.openMessenger();
  await eager.say('Is there an API?');
  await first.page.getByRole('region', { name: 'Offer' }).getByRole('button', { name: 'Decline' }).click();
  await first.page.getByRole('link', { name: /^Team/ }).click();
  const waiting = first.page.getByRole('row').filter({ hasText: 'Is there an API?' });
  await waiting.getByRole('button', { name: /^Take / }).click({ timeout: patienceMs });
  await first.page.getByRole('textbox', { name: /^Message to/ }).fill('There is, and it is documented.');
  await first.page.keyboard.press('Enter');
  await eager.log().getByText('There is, and it is documented.').waitFor();
  await eager.frame.getByText('Ada Lind joined').first().waitFor();
  await second.page.getByRole('region', { name: 'Offer' }).waitFor({ state: 'detached' });

  // Nobody answers the next one, who books after all: missed, and somebody's to follow up.
  const settings = await stage.workspace.ask('settings.get', {});
  await stage.workspace.ask('settings.set', { ...settings, bookVisibleS: 5 });
  const { plan, version } = await stage.workspace.ask('routing.get', {});
  const rules = plan.rules.map((rule) => ({ ...rule, overflowS: 5 }));
  await stage.workspace.ask('routing.save', { plan: { ...plan, rules }, basedOn: version });
  await using guest = await stage.visitor('/pricing');
  await guest.openMessenger();
  await guest.say('Can I see it on Monday?');
  const time = guest.frame.getByRole('group', { name: 'Time' }).getByRole('radio').first();
  await time.waitFor({ timeout: patienceMs });
  await time.check({ force: true });
  await guest.frame.getByLabel('Your name').fill('Maria Santos');
  await guest.frame.getByLabel('E-mail address').fill('maria@acme.example');
  await guest.frame.getByRole('button', { name: /^Book .*\d/ }).click();
  await guest.frame.getByText('You are booked').first().waitFor({ timeout: patienceMs });

  await boss.page.getByRole('button', { name: /^Missed/ }).click();
  await missedRow(boss.page, 'Can I see it on Monday?').click();
  const missed = boss.page.getByRole('region', { name: 'Missed visitor' });
  await missed.getByText('Offered to 2 reps, then shown the meeting booker, and booked a meeting').waitFor();
  await missed.getByRole('combobox', { name: 'Owner' }).click();
  await boss.page.getByRole('option', { name: 'Ada Lind' }).click();

  await first.page.getByRole('link', { name: 'Team, 1 person needs you' }).click();
  await first.page.getByRole('button', { name: /^Missed/ }).click();
  await missedRow(first.page, 'Maria Santos').click();
  await first.page.getByLabel('Note').fill('Called back, all is well.');
  await first.page.getByRole('button', { name: 'Mark as done' }).click();
  await first.page.getByText('Follow-up done').waitFor();
  await first.page.getByRole('link', { name: 'Team', exact: true }).waitFor();

  await boss.page.getByRole('button', { name: 'Done', exact: true }).click();
  await missedRow(boss.page, 'Maria Santos').click();
  await missed.getByText(/^Done by Ada Lind/).waitFor();
  expect(await missed.getByLabel('Note').inputValue()).toBe('Called back, all is well.');
}, 150_000);
