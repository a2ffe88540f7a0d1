import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { callBar } from '../fixtures/call-screens.ts';
import { repOnDesktop } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';
import { visitorAt } from '../fixtures/visitor-at.ts';
import { visitorFrom } from '../fixtures/visitor-from.ts';
import { speaking } from '../fixtures/voice.ts';

const stage = aStage({ args: speaking('high') });

const patienceMs = 30_000;
/** Nine to five, half an hour each. */
const slotsOfDay = 16;

it('a time for the visitor who declined a call: one that is gone meanwhile is said to be, and what was booked can be put into a calendar and taken back, which both sides read', async () => {
  const ada = await stage.workspace.add('Ada Lind');
  await using rep = await repOnDesktop(stage.router, ada, { args: speaking('low') });
  await using visitor = await visitorAt(stage.browser, stage.host.page('/pricing'), { timezoneId: 'America/New_York' });
  const { page } = rep;
  await visitor.openMessenger();
  await visitor.say('Shall we talk?');
  await page.getByRole('link', { name: /^Inbox/ }).click();
  await page.getByRole('row').filter({ hasText: 'Shall we talk?' }).click({ timeout: patienceMs });
  await page
    .getByRole('button', { name: /^Accept/ })
    .last()
    .click({ timeout: patienceMs });
  await page.getByRole('button', { name: /^Call / }).click({ timeout: patienceMs });
  await visitor.frame.getByRole('button', { name: 'Decline' }).click({ timeout: patienceMs });

  await callBar(page).getByRole('button', { name: 'Book a time' }).click({ timeout: patienceMs });
  const dialog = page.getByRole('dialog', { name: 'Book a time' });
  const times = dialog.getByRole('group', { name: 'Time' }).getByRole('button');
  const book = dialog.getByRole('button', { name: 'Book', exact: true });
  // A whole day, whatever time it is now.
  await dialog.getByRole('combobox', { name: 'Day' }).click({ timeout: patienceMs });
  await page.getByRole('option').nth(1).click();
  await expect.poll(() => times.count()).toBe(slotsOfDay);
  await times.first().click();
  await dialog.getByText('the visitor’s clock, New York').waitFor();
  expect(await book.isDisabled()).toBe(true);
  await dialog.getByLabel('Visitor’s name').fill('Maria Santos');
  await dialog.getByLabel('Visitor’s e-mail').fill('maria@acme.example');

  // Somebody else is faster.
  await using rival = await visitorFrom(stage.router, stage.host, stage.workspace, '127.0.0.1', '/pricing');
  const { slots } = await rival.request('slot.list', { zone: 'Asia/Tokyo' });
  const dayOf = (slot: { startsAt: number } | undefined) => new Date(slot?.startsAt ?? 0).toDateString();
  const wanted = slots.find((slot) => dayOf(slot) !== dayOf(slots[0]));
  const form = { clientId: randomUUID(), name: 'Kenji Mori', email: 'kenji@acme.example', zone: 'Asia/Tokyo' };
  await rival.request('meeting.book', { ...form, slotId: `${ada.id}.${wanted?.startsAt}` });
  await book.click();
  await dialog.getByText('That time was taken meanwhile').waitFor({ timeout: patienceMs });
  await expect.poll(() => times.count()).toBe(slotsOfDay - 1);

  await times.first().click();
  await dialog.getByLabel('Visitor’s e-mail').press('Enter');
  await page
    .getByText(/^Booked: /)
    .first()
    .waitFor({ timeout: patienceMs });
  await visitor.log().getByText('Meeting booked for').waitFor({ timeout: patienceMs });
  const calendar = visitor.log().getByRole('link', { name: 'Add to calendar' });
  const file = await visitor.page.request.get((await calendar.getAttribute('href')) ?? '');
  expect(await file.text()).toMatch(/METHOD:REQUEST[\s\S]*Maria Santos/);

  // Taken back it is free again, and the keys open the dialog for whom one knows by now.
  await page.keyboard.press('ControlOrMeta+z');
  await page.getByText('Undone: book a time').first().waitFor({ timeout: patienceMs });
  // The transcript went on saying that it was booked, on both screens.
  await visitor.log().getByText('Meeting canceled: ').waitFor({ timeout: patienceMs });
  await visitor.log().locator('s', { hasText: 'Meeting booked for' }).waitFor();
  await calendar.waitFor({ state: 'detached' });
  await page.getByText('You canceled the meeting of').waitFor();
  await page.locator('s', { hasText: 'Booked a meeting for' }).waitFor();
  await page.getByRole('textbox', { name: /^Message to/ }).focus();
  await page.keyboard.press('Alt+Shift+Y');
  await dialog.getByRole('combobox', { name: 'Day' }).click({ timeout: patienceMs });
  await page.getByRole('option').nth(1).click();
  await expect.poll(() => times.count()).toBe(slotsOfDay - 1);
  expect(await dialog.getByLabel('Visitor’s e-mail').inputValue()).toBe('maria@acme.example');
});
