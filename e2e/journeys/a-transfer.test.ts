import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { setStatus } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';

const stage = aStage();

const patienceMs = 30_000;
const offerIn = (page: Page) => page.getByRole('region', { name: 'Offer' });

const write = async (page: Page, words: string): Promise<void> => {
  await page.getByRole('textbox', { name: /^Message to/ }).fill(words);
  await page.keyboard.press('Enter');
};

it('R10 R18.15 takes a visitor, hands them over with a note, gets them back when that is declined, and hands them over again', async () => {
  const [ada, chen] = [await stage.workspace.add('Ada Lind'), await stage.workspace.add('Chen Wu')];
  await using first = await stage.rep(ada);
  await using second = await stage.rep(chen);
  await setStatus(second.page, 'Away');
  await using visitor = await stage.visitor('/pricing');
  await visitor.openMessenger();
  await visitor.say('Do you support SSO?');

  // Declined, the visitor still waits in the queue: the rep takes them all the same.
  await offerIn(first.page).getByRole('button', { name: 'Decline' }).click();
  await first.page.getByRole('link', { name: /^Inbox/ }).click();
  const waits = first.page.getByRole('row').filter({ hasText: 'Do you support SSO?' });
  await waits.getByRole('button', { name: /^Take / }).click();
  await write(first.page, 'Hello, let me find somebody who knows.');
  await visitor.log().getByText('Hello, let me find somebody who knows.').waitFor({ timeout: patienceMs });

  // Who takes no conversations cannot be handed one; the dialog says so until they can.
  await first.page.keyboard.press('Alt+Shift+T');
  const dialog = first.page.getByRole('dialog');
  await dialog.getByText('Takes no conversations now').first().waitFor();
  await setStatus(second.page, 'Available');
  await dialog.getByRole('radio', { name: /^Chen Wu/ }).check();
  await dialog.getByRole('textbox', { name: 'Note' }).fill('Asks about SSO with Okta; annual plan.');
  await dialog.getByRole('button', { name: 'Hand over', exact: true }).click();

  // The offer leads with the note and says who it is from; the sender keeps the conversation.
  await offerIn(second.page).getByText('Asks about SSO with Okta; annual plan.').waitFor({ timeout: patienceMs });
  await offerIn(second.page)
    .getByText(/^Ada Lind passed this to you/)
    .waitFor();
  await first.page.getByText(/^Offered to Chen Wu/).waitFor();
  await write(first.page, 'One moment please.');
  await visitor.log().getByText('One moment please.').waitFor();
  await offerIn(second.page).getByRole('button', { name: 'Decline' }).click();

  const thread = first.page.getByRole('log');
  await thread.getByText('Chen Wu declined. Ada Lind keeps it').waitFor({ timeout: patienceMs });
  await first.page.getByText(/^Offered to Chen Wu/).waitFor({ state: 'detached' });
  await write(first.page, 'Still with you.');
  await visitor.log().getByText('Still with you.').waitFor();
  expect(
    await visitor
      .log()
      .getByText(/Chen|Okta/)
      .count(),
  ).toBe(0);

  // Again, to the queue this time, taken back once, and accepted.
  const hand = async (place: RegExp): Promise<void> => {
    await first.page.getByRole('button', { name: /^Hand over / }).click();
    await dialog.getByRole('radio', { name: place }).check();
    await dialog.getByRole('textbox', { name: 'Note' }).fill('SSO with Okta, please.');
    await dialog.getByRole('button', { name: 'Hand over', exact: true }).click();
  };
  await hand(/^Chen Wu/);
  await first.page.getByRole('button', { name: 'Take back' }).click();
  await thread.getByText('Ada Lind took it back from Chen Wu').waitFor({ timeout: patienceMs });
  await offerIn(second.page).waitFor({ state: 'detached' });
  await hand(/there$|is there/);
  await offerIn(second.page).getByRole('button', { name: 'Accept' }).click();

  // Both screens, and the visitor's.
  await second.page.getByRole('log').getByText('Ada Lind handed over to Chen Wu').waitFor({ timeout: patienceMs });
  await second.page.getByRole('log').getByText('SSO with Okta, please.').first().waitFor();
  await first.page.getByText('Chen Wu took over', { exact: true }).waitFor();
  await visitor.log().getByText('Ada Lind hands you over to Chen Wu').waitFor({ timeout: patienceMs });
  await visitor.frame.getByText('Chen Wu joined').first().waitFor();
  await write(second.page, 'Okta works out of the box.');
  await visitor.log().getByText('Okta works out of the box.').waitFor({ timeout: patienceMs });
  expect(await visitor.log().getByText('SSO with Okta, please.').count()).toBe(0);
  await setStatus(second.page, 'Away');
});

it('R9 lets a visitor book while they wait, and the rep who comes meanwhile waits with them', async () => {
  const bela = await stage.workspace.add('Bela Novak');
  const settings = await stage.workspace.ask('settings.get', {});
  await stage.workspace.ask('settings.set', { ...settings, bookVisibleS: 5 });
  await using rep = await stage.rep(bela);
  await using visitor = await stage.visitor('/pricing');
  await visitor.openMessenger();
  await visitor.say('Can I see it live?');
  const { frame } = visitor;
  await frame.getByRole('button', { name: 'Book a time instead' }).click({ timeout: patienceMs });
  await frame.getByText('Your place is kept.').waitFor({ timeout: patienceMs });
  const time = frame.getByRole('group', { name: 'Time' }).getByRole('radio').first();
  await time.check({ force: true });
  await frame.getByText(/^Held for you for/).waitFor({ timeout: patienceMs });
  await frame.getByLabel('Your name').fill('Maria Santos');

  // The form is not snatched: the visitor is asked, and the rep sees why nothing is due from them.
  await offerIn(rep.page).getByRole('button', { name: 'Accept' }).click();
  await frame.getByText('Bela Novak is here: chat now, or finish booking?').waitFor({ timeout: patienceMs });
  expect(await frame.getByLabel('Your name').inputValue()).toBe('Maria Santos');
  await rep.page
    .getByText(/is finishing a booking/)
    .first()
    .waitFor({ timeout: patienceMs });

  await frame.getByRole('button', { name: 'Finish booking' }).click();
  await frame.getByLabel('E-mail address').fill('maria@acme.example');
  await frame.getByRole('button', { name: /^Book .*\d/ }).click();
  await frame.getByText('You are booked').first().waitFor({ timeout: patienceMs });
  await frame.getByText('Back to the chat').click();
  await frame.getByText('Bela Novak joined').first().waitFor({ timeout: patienceMs });
  await write(rep.page, 'See you then. Anything before?');
  await visitor.log().getByText('See you then. Anything before?').waitFor({ timeout: patienceMs });
});
