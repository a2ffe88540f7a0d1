import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { setStatus } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';
import { visitorAt } from '../fixtures/visitor-at.ts';

const stage = aStage();

const patienceMs = 30_000;

it('goes to the other rep when one declines; with nobody there the visitor books, and nobody else can take the slot', async () => {
  const [ada, ben] = [await stage.workspace.add('Ada Lind'), await stage.workspace.add('Ben Okoro')];
  const snippet = { name: 'Book a time', shortcut: 'meet', text: 'Or pick a time: {booking_link}', shared: true };
  await stage.workspace.ask('snippet.save', { id: randomUUID(), ...snippet, basedOn: 0 });
  await using first = await stage.rep(ada);
  await using second = await stage.rep(ben);
  {
    await using visitor = await stage.visitor('/security');
    await visitor.openMessenger();
    await visitor.say('Where is our data kept?');
    const offer = first.page.getByRole('region', { name: 'Offer' });
    await offer.getByText('Where is our data kept?').waitFor();
    await second.page.getByRole('region', { name: 'Offer' }).waitFor();
    await offer.getByRole('button', { name: 'Decline' }).click();
    await offer.waitFor({ state: 'detached' });
    await second.page.getByRole('region', { name: 'Offer' }).getByRole('button', { name: 'Accept' }).click();
    await second.page.getByRole('textbox', { name: /^Message to/ }).fill('In Frankfurt, and nowhere else.');
    await second.page.keyboard.press('Enter');
    await visitor.log().getByText('In Frankfurt, and nowhere else.').waitFor();
    await visitor.frame.getByText('Ben Okoro joined').first().waitFor();

    // A snippet's booking link leads back to the site, where the messenger opens with the booker.
    await second.page.getByRole('textbox', { name: /^Message to/ }).pressSequentially('/meet');
    await second.page.getByRole('option', { name: /\/meet/ }).waitFor();
    await second.page.keyboard.press('Enter');
    await second.page.getByText('Or pick a time').waitFor();
    await second.page.keyboard.press('Enter');
    const link = await visitor.log().getByRole('link').getAttribute('href', { timeout: patienceMs });
    expect(link).toBe(`${stage.host.page('/security')}#foyer-book`);
    await using later = await visitorAt(stage.browser, link ?? '');
    await later.frame.getByRole('group', { name: 'Time' }).getByRole('radio').first().waitFor({ timeout: patienceMs });
  }

  await setStatus(first.page, 'Offline');
  {
    // While one talks, the next offer's card lies under what one may do in the conversation.
    await using next = await stage.visitor('/pricing');
    await next.openMessenger();
    await next.say('And what does it cost?');
    const offer = second.page.getByRole('region', { name: 'Offer' });
    await offer.waitFor({ timeout: patienceMs });
    await second.page.getByRole('button', { name: 'More', exact: true }).click({ timeout: patienceMs / 6 });
    await second.page.getByRole('menuitem').first().waitFor();
    await second.page.keyboard.press('Escape');
    await offer.getByRole('button', { name: 'Decline' }).click();
  }
  await setStatus(second.page, 'Offline');
  await using guest = await stage.visitor('/pricing');
  await using rival = await stage.visitor('/pricing');
  const firstTime = (who: typeof guest) => who.frame.getByRole('group', { name: 'Time' }).getByRole('radio').first();
  // Nobody is there: the booker comes at once, and its days and times are radio buttons.
  for (const who of [guest, rival]) {
    await who.openMessenger();
    await who.say('Can somebody show me the robots?');
    await firstTime(who).waitFor({ timeout: patienceMs });
  }
  // Who chooses first has the time held while they write; the other, with the same list before them, is told at once.
  await firstTime(guest).check({ force: true });
  await guest.frame
    .getByText(/held for you/i)
    .first()
    .waitFor({ timeout: patienceMs });
  await firstTime(rival).click({ force: true });
  await rival.frame.getByText('Somebody just took that time').waitFor({ timeout: patienceMs });
  await guest.frame.getByLabel('Your name').fill('Maria Santos');
  await guest.frame.getByLabel('E-mail address').fill('maria@acme.example');
  await guest.frame.getByRole('button', { name: /^Book .*\d/ }).click();
  await guest.frame.getByText('You are booked').first().waitFor({ timeout: patienceMs });

  await first.page.getByRole('link', { name: /^Meetings/ }).click();
  await first.page.getByRole('button', { name: 'Everyone’s' }).click();
  await first.page.getByText('Maria Santos').first().waitFor({ timeout: patienceMs });
  expect(await first.page.getByText('Kenji Mori').count()).toBe(0);
});
