import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { setStatus } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';

const stage = aStage({ empty: true });

const patienceMs = 30_000;
const password = 'correct horse battery';

const newPage = async (): Promise<Page> => {
  const context = await stage.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  return context.newPage();
};

it('is set up by the code of its log, invites a rep by a link, sees the first page view, and carries the first chat', async () => {
  const setUpUrl = /(http\S+#\/setup\S*)/.exec(stage.router.output())?.[1] ?? '';
  const code = /the code ([A-Z0-9-]+)/.exec(stage.router.output())?.[1] ?? '';
  const admin = await newPage();
  await admin.goto(setUpUrl);
  await admin.getByLabel('One-time code').fill(code);
  await admin.getByLabel('Your name').fill('Tom Admin');
  await admin.getByLabel('E-mail').fill('tom@acme.example');
  await admin.getByLabel('Password', { exact: true }).fill(password);
  await admin.getByLabel('Company', { exact: true }).fill('Acme');
  await admin.getByLabel('Site', { exact: true }).fill('Main site');
  await admin.getByLabel('Where the widget may run').fill(stage.host.origin);
  await admin.getByRole('button', { name: 'Finish set-up' }).click();

  const snippet = admin.getByText('<script async');
  await snippet.waitFor({ timeout: patienceMs });
  stage.host.paste((await snippet.textContent()) ?? '');
  await using visitor = await stage.visitor('/pricing');
  await admin.getByText('First page view received').waitFor({ timeout: patienceMs });

  await admin.goto(`${stage.router.url}/console/#/settings/people`);
  await admin.getByRole('button', { name: 'Invite' }).first().click();
  await admin.getByLabel('E-mail').fill('ada@acme.example');
  await admin.getByRole('dialog').getByRole('button', { name: 'Make the link' }).click();
  const link = admin.getByText(/#\/join\//).first();
  await link.waitFor({ timeout: patienceMs });
  const joinUrl = /http\S+#\/join\/[\w-]+/.exec((await link.textContent()) ?? '')?.[0] ?? '';

  const rep = await newPage();
  await rep.goto(joinUrl);
  await rep.getByLabel('Your name').fill('Ada Lind');
  await rep.getByLabel('Choose a password').fill(password);
  await rep.getByRole('button', { name: 'Join', exact: true }).click();
  await rep.getByRole('button', { name: /^Your status/ }).waitFor({ timeout: patienceMs });
  await setStatus(rep, 'Available');

  await visitor.openMessenger();
  await visitor.say('Is anybody there?');
  // A new site asks before it remembers anybody.
  await visitor.frame.getByRole('button', { name: 'Remember it' }).click();
  await rep
    .getByRole('region', { name: 'Offer' })
    .getByRole('button', { name: 'Accept' })
    .click({ timeout: patienceMs });
  await rep.getByRole('textbox', { name: /^Message to/ }).fill('Yes, since a minute ago.');
  await rep.keyboard.press('Enter');
  await visitor.log().getByText('Yes, since a minute ago.').waitFor({ timeout: patienceMs });

  // The link was good once.
  const second = await newPage();
  await second.goto(joinUrl);
  await second.getByText('This invitation no longer works').waitFor({ timeout: patienceMs });
  expect(await stage.router.stop()).toBe(0);
});
