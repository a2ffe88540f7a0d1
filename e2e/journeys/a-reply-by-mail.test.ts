import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../fixtures/mail-server.ts';
import { repOnDesktop } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';
import { until } from '../fixtures/until.ts';
import { visitorAt } from '../fixtures/visitor-at.ts';
import { visitorFrom } from '../fixtures/visitor-from.ts';

let post: MailServer;
const stage = aStage({
  env: async () => {
    post = await startMailServer();
    return post.env;
  },
});
afterAll(() => post.dispose());

const patienceMs = 30_000;
const address = 'maria@factory.example';

const composer = (page: Page) => page.getByRole('textbox', { name: /^Message to/ });
const says = async (page: Page, text: string): Promise<void> => {
  await composer(page).fill(text);
  await composer(page).press('Enter');
  await page.getByRole('log').getByText(text, { exact: true }).waitFor();
};
const accept = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: /^Inbox/ }).click();
  await page
    .getByRole('button', { name: /^Accept/ })
    .first()
    .click({ timeout: patienceMs });
};

it('a reply nobody saw goes by e-mail, leads back into the conversation from another browser, and stops on one click', async () => {
  const { workspace, router } = stage;
  const settings = await workspace.ask('settings.get', {});
  await workspace.ask('settings.set', { ...settings, replyMailAfterS: 4 });
  await using rep = await repOnDesktop(router, workspace.admin);
  const { page } = rep;
  const thread = page.getByRole('log');

  // A visitor who waits leaves an address, talks, and closes the browser.
  const first = await stage.visitor('/pricing');
  await first.openMessenger();
  await first.say('Do you deliver to Lisbon?');
  await first.frame.getByLabel('Should we lose each other').fill(address);
  await first.frame.getByRole('button', { name: 'Save' }).click();
  await first.frame.getByText(`We will write to ${address}`).waitFor();
  await accept(page);
  await says(page, 'Let me ask.');
  await first.log().getByText('Let me ask.').waitFor();
  await first[Symbol.asyncDispose]();

  // The mail server is away at first: the log says why, and an admin tries again.
  post.refuse('come back later');
  await says(page, 'Yes, within two days.');
  await says(page, 'Shall I send an offer?');
  const conversation = await page.evaluate(() => location.hash);
  await until('the mail to be refused', patienceMs, () => post.refused > 0);
  await page.getByRole('link', { name: /^Settings/ }).click();
  await page.getByRole('link', { name: 'E-mail', exact: true }).click();
  const log = page.getByRole('grid', { name: 'Delivery log' });
  await until('the reason in the log', patienceMs, async () => {
    // The log is read when it is opened, which may be before the router wrote the answer down.
    for (const only of ['Waiting', 'All']) await page.getByRole('button', { name: only, exact: true }).click();
    const row = log.getByRole('row').filter({ hasText: address });
    await row.getByText('Waiting').waitFor();
    return (await row.getByText('come back later').count()) > 0;
  });
  expect(post.took).toEqual([]);
  post.refuse(null);
  await log.getByRole('button', { name: 'Try again now' }).click();
  const [mail] = await until('the mail', patienceMs, () => (post.took.length > 0 ? post.took : null));
  expect(mail?.subject).toBe('Tom Admin answered you');
  expect(mail?.text).toContain('Yes, within two days.');
  expect(mail?.text).toContain('Shall I send an offer?');
  expect(mail?.text).not.toContain('Let me ask.');
  const links = [...String(mail?.html).matchAll(/href="([^"]+)"/g)].map(([, link]) => String(link));
  const back = links.find((link) => link.includes('#foyer-return=')) ?? '';
  const stop = links.find((link) => link.includes('/mail/stop/')) ?? '';
  await page.evaluate((hash) => {
    location.hash = hash;
  }, conversation);
  await thread.getByText('Sent to their e-mail address').waitFor({ timeout: patienceMs });

  // The link, opened where nobody has been before, is the same conversation.
  await using second = await visitorAt(stage.browser, back);
  for (const words of ['Do you deliver to Lisbon?', 'Let me ask.', 'Shall I send an offer?']) {
    await second.log().getByText(words).waitFor({ timeout: patienceMs });
  }
  expect(new URL(second.page.url()).hash).toBe('');
  await second.say('Please do.');
  await thread.getByText('Please do.', { exact: true }).waitFor({ timeout: patienceMs });
  await thread.getByText('Do you deliver to Lisbon?').waitFor();
  await expect
    .poll(() => page.getByRole('row').filter({ hasText: 'Please do.' }).count(), { timeout: patienceMs })
    .toBe(1);

  // One click in the mail, and no further one is written.
  const mailProgram = await second.context.newPage();
  await mailProgram.goto(stop);
  await mailProgram.getByRole('button', { name: 'Stop the e-mails' }).click();
  await mailProgram.getByText('You will get no more e-mails').waitFor();
  await second.context.close();
  await says(page, 'It is on its way.');

  // Of somebody else's conversation, due later, one is written.
  await using other = await visitorFrom(router, stage.host, workspace, '10.0.0.9', '/security');
  await other.ask('Do you have SSO?');
  await other.request('email.give', { email: 'joao@other.example' });
  await accept(page);
  await thread.getByText('Do you have SSO?').waitFor();
  await says(page, 'We do.');
  await until('their mail', patienceMs, () => post.took.length > 1);
  expect(post.took.map(({ text }) => /Tom Admin:\n(.*)/.exec(String(text))?.[1])).toEqual([
    'Yes, within two days.',
    'We do.',
  ]);
});
