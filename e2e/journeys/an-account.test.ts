import { expect, it } from 'vitest';
import { setStatus } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';

const stage = aStage();

const patienceMs = 30_000;

it('changes a password: the old one is asked for, all other sessions end, and only the new one opens the door', async () => {
  const ada = await stage.workspace.add('Ada Lind');
  const next = 'four words nobody guesses';
  await using desk = await stage.rep(ada);
  await using home = await stage.rep(ada);
  const { page } = desk;
  await page.getByRole('link', { name: /^Settings/ }).click();
  const change = page.getByRole('button', { name: 'Change password' });
  const fill = async (current: string, wanted: string): Promise<void> => {
    await page.getByLabel('Current password', { exact: true }).fill(current);
    await page.getByLabel('New password', { exact: true }).fill(wanted);
    await change.click();
  };

  await fill(ada.password, 'too short');
  await page.getByText('Use 10 to 256 characters.').waitFor();
  await fill('not my password at all', next);
  await page.getByText('The current password is another one.').waitFor({ timeout: patienceMs });
  await fill(ada.password, next);
  await page.getByText('Saved').waitFor({ timeout: patienceMs });
  expect(await page.getByLabel('Current password', { exact: true }).inputValue()).toBe('');
  expect(await page.getByLabel('New password', { exact: true }).inputValue()).toBe('');

  // The other session is over at once, this one goes on.
  await home.page.getByLabel('E-mail').waitFor({ timeout: patienceMs });
  await setStatus(page, 'Away');
  await page.reload();
  await page.getByRole('button', { name: 'Your status: Away' }).waitFor({ timeout: patienceMs });

  const signIn = async (password: string): Promise<void> => {
    await home.page.getByLabel('E-mail').fill(ada.email);
    await home.page.getByLabel('Password', { exact: true }).fill(password);
    await home.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  await signIn(ada.password);
  await home.page.getByRole('alert').first().waitFor({ timeout: patienceMs });
  await signIn(next);
  await home.page.getByRole('button', { name: /^Your status/ }).waitFor({ timeout: patienceMs });
});

it('cancels a meeting only after asking, and the meeting then says that it is canceled', async () => {
  const ben = await stage.workspace.add('Ben Okoro');
  await using rep = await stage.rep(ben);
  const { page } = rep;
  await setStatus(page, 'Offline');
  await using guest = await stage.visitor('/pricing');
  await guest.openMessenger();
  await guest.say('Can somebody show me the robots?');
  const time = guest.frame.getByRole('group', { name: 'Time' }).getByRole('radio').first();
  await time.waitFor({ timeout: patienceMs });
  await time.check({ force: true });
  await guest.frame.getByLabel('Your name').fill('Maria Santos');
  await guest.frame.getByLabel('E-mail address').fill('maria@acme.example');
  await guest.frame.getByRole('button', { name: /^Book .*\d/ }).click();
  await guest.frame.getByText('You are booked').first().waitFor({ timeout: patienceMs });

  await page.getByRole('link', { name: /^Meetings/ }).click();
  await page.getByRole('button', { name: 'Everyone’s' }).click();
  await page.getByText('Maria Santos').first().click({ timeout: patienceMs });
  await page.getByRole('button', { name: 'Open conversation' }).waitFor({ timeout: patienceMs });
  const mine = await page.getByRole('button', { name: 'Cancel meeting…' }).isVisible();
  // A rep cancels their own; the booker chose the stage.host, so an admin does it where it is a colleague's.
  await using admin = mine ? null : await stage.rep(stage.workspace.admin);
  const at = admin?.page ?? page;
  if (admin) {
    await at.getByRole('link', { name: /^Meetings/ }).click();
    await at.getByRole('button', { name: 'Everyone’s' }).click();
    await at.getByText('Maria Santos').first().click({ timeout: patienceMs });
  }
  const ask = at.getByRole('button', { name: 'Cancel meeting…' });
  await ask.click({ timeout: patienceMs });
  const dialog = at.getByRole('dialog', { name: 'Cancel the meeting with Maria Santos?' });
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await ask.click();
  await dialog.getByRole('button', { name: 'Cancel meeting' }).click();
  await at.getByText('The meeting is canceled').waitFor({ timeout: patienceMs });
  await at.getByText('Canceled', { exact: true }).first().waitFor({ timeout: patienceMs });
  expect(await ask.count()).toBe(0);
});
