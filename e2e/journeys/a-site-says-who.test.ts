import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import type { FoyerEvents } from '../../widget/loader/foyer.ts';
import type { FoyerApi } from '../../widget/npm/load-types.ts';
import { axeFindings, wcag } from '../fixtures/axe-findings.ts';
import { startCompany } from '../fixtures/company-site.ts';
import { loadByNpm } from '../fixtures/load-by-npm.ts';
import { humming } from '../fixtures/open-browser.ts';
import { aStage } from '../fixtures/stage.ts';
import { until } from '../fixtures/until.ts';
import { visitorAt } from '../fixtures/visitor-at.ts';

const stage = aStage({ args: humming });

interface Site {
  Foyer: FoyerApi;
  told?: unknown[][];
}

/** Calls the widget as a script of the company's page does. */
const call = (page: Page, method: string, ...given: unknown[]): Promise<void> =>
  page.evaluate(([name, all]) => (window as unknown as Site).Foyer.push([name, ...all]), [method, given] as const);

/** What the page's own listener heard of an event. */
const heard = (page: Page, event: string): Promise<unknown[]> =>
  page.evaluate(
    (name) => ((window as unknown as Site).told ?? []).filter(([one]) => one === name).map(([, data]) => data),
    event,
  );

const events: (keyof FoyerEvents)[] = [
  ...(['ready', 'opened', 'closed', 'unread', 'conversation', 'conversationEnded', 'messageSent'] as const),
  ...(['messageReceived', 'emailGiven', 'meeting', 'callStarted', 'callEnded', 'refused'] as const),
];

it('does what each call of the API says, brought by the npm package, and hears every event', async () => {
  await using rep = await stage.rep(stage.workspace.admin);
  const desk = rep.page;
  const key = /data-site="([^"]+)"/.exec(stage.workspace.snippet)?.[1] ?? '';
  stage.host.paste('');
  await using visitor = await stage.visitor('/security');
  stage.host.paste(stage.workspace.snippet);
  const { page, frame } = visitor;
  const panel = frame.getByRole('dialog');
  const launcher = frame.getByRole('button', { name: /^Open chat with/ });
  const count = (event: keyof FoyerEvents) => heard(page, event).then(({ length }) => length);
  await loadByNpm(
    page,
    { router: stage.router.url, site: key },
    `window.told = [];
     for (const event of ${JSON.stringify(events)}) foyer.on(event, (data) => told.push([event, data]));
     const stop = foyer.on('opened', () => { told.push(['once', {}]); stop(); });`,
  );
  await launcher.waitFor();

  // Opened and closed; whoever does not listen any more hears nothing of the second time.
  await call(page, 'open');
  await panel.waitFor();
  await call(page, 'close');
  await launcher.waitFor();
  expect(await panel.count()).toBe(0);
  await call(page, 'startExperience');
  await frame.getByRole('button', { name: /^Talk to sales/ }).waitFor();
  await expect.poll(() => count('opened')).toBe(2);
  expect(await heard(page, 'once')).toEqual([{}]);

  // What is asked in a wrong way is refused with its reason, and stands in the way of nothing.
  await call(page, 'dance');
  await call(page, 'setAttributes', 'team');
  await call(page, 'on', 'opend');
  await call(page, 'setAttributes', { plan: ['team'] });
  await call(page, 'startExperience', 'dance');
  await expect.poll(() => count('refused')).toBe(5);
  expect(await heard(page, 'refused')).toEqual(
    expect.arrayContaining([
      { ask: 'dance', code: 'bad_request', why: 'unknown' },
      { ask: 'attributes', code: 'bad_request', why: 'object' },
      { ask: 'on', code: 'bad_request', why: 'opend' },
      { ask: 'attributes', code: 'bad_request', why: expect.stringMatching(/^attributes\.plan: /) },
      { ask: 'experience', code: 'not_found', why: 'dance' },
    ]),
  );

  // The visitor's own words are in the conversation they begin, and the rep who takes it sees what the page said of them.
  await call(page, 'identify', { name: 'Mary Somerville' });
  await call(page, 'setAttributes', { plan: 'team', seats: 12 });
  await call(page, 'track', 'Looked at the demo', { minutes: 3 });
  await call(page, 'startConversation', 'What does it cost?');
  await visitor.log().getByText('What does it cost?').waitFor();
  await frame.getByLabel('where can we write to you?').fill('mary@somerville.example');
  await frame.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => count('emailGiven')).toBe(1);
  await desk.getByRole('link', { name: /^Inbox/ }).click();
  await desk.getByRole('row').filter({ hasText: 'What does it cost?' }).click();
  await desk
    .getByRole('button', { name: /^Accept/ })
    .last()
    .click();
  await call(page, 'setAttributes', { seats: null, trial: true });
  const facts = desk.getByRole('complementary', { name: 'Visitor' });
  for (const known of ['Mary Somerville', 'mary@somerville.example', 'plan', 'trial', 'Looked at the demo'])
    await facts.getByText(known, { exact: true }).first().waitFor();
  await facts.getByText('seats').waitFor({ state: 'detached' });

  // A reply behind the closed messenger is counted, and read once it is open; a conversation that runs is not begun again.
  await call(page, 'close');
  await launcher.waitFor();
  await desk.getByRole('textbox', { name: /^Message to/ }).fill('Nothing, for a month.');
  await desk.keyboard.press('Enter');
  await frame.getByRole('button', { name: /1 new message$/ }).waitFor();
  await call(page, 'startConversation', 'And then?');
  await visitor.log().getByText('Nothing, for a month.').waitFor();
  await expect.poll(() => heard(page, 'unread')).toEqual([{ count: 1 }, { count: 0 }]);
  expect(await visitor.log().getByText('And then?').count()).toBe(0);

  // The rep calls, and the visitor would rather not; then they meet another day.
  await desk.getByRole('button', { name: /^Call / }).click();
  await frame.getByRole('button', { name: 'Decline' }).click();
  await expect.poll(() => count('callEnded')).toBe(1);
  await call(page, 'bookMeeting');
  await frame.getByRole('group', { name: 'Time' }).getByRole('radio').first().check({ force: true });
  await frame.getByLabel('Your name').fill('Mary Somerville');
  await frame.getByLabel('E-mail address').fill('mary@somerville.example');
  await frame.getByRole('button', { name: /^Book .*\d/ }).click();
  await frame.getByText('You are booked').first().waitFor();
  await expect.poll(() => count('meeting')).toBe(1);
  await desk.getByRole('textbox', { name: /^Message to/ }).focus();
  await desk.keyboard.press('ControlOrMeta+Shift+E');
  await expect.poll(() => count('conversationEnded')).toBe(1);
  const [begun] = (await heard(page, 'conversation')) as FoyerEvents['conversation'][];
  const conversation = begun?.id ?? '';
  for (const [event, ...data] of [
    ['messageSent', { conversation }],
    ['messageReceived', { conversation, from: 'bot' }, { conversation, from: 'rep' }],
    ['emailGiven', { conversation }],
    ['callStarted', {}],
    ['callEnded', { conversation, seconds: 0 }],
    ['conversationEnded', { conversation, by: 'rep' }],
  ] as const)
    expect(await heard(page, event), event).toEqual(data);
  const [meeting] = (await heard(page, 'meeting')) as FoyerEvents['meeting'][];
  expect(meeting).toEqual({ startsAt: expect.any(Number), endsAt: (meeting?.startsAt ?? 0) + 30 * 60_000 });

  // A button asks for a call while the only rep winds up: the messenger opens, and the page hears why nothing else came. Who signs out is somebody new, whose form opens the booker.
  await page.evaluate(() =>
    document.body.insertAdjacentHTML(
      'afterbegin',
      `<button id="ring" data-foyer-open="call">Call us</button>
       <form id="meet" data-foyer-open="book"><input name="name" value="Caroline Herschel"><button>Meet us</button></form>`,
    ),
  );
  await call(page, 'close');
  await launcher.waitFor();
  await page.locator('#ring').click();
  await frame.getByText('What can we help you with?').waitFor();
  await expect.poll(() => count('refused')).toBe(6);
  await call(page, 'identify', null);
  await expect.poll(() => count('ready')).toBe(2);
  await page.locator('#meet').getByRole('button').click();
  await frame.getByRole('group', { name: 'Time' }).getByRole('radio').first().waitFor();
  await desk.getByRole('link', { name: /^Live/ }).click();
  await desk.getByRole('row', { name: /Caroline Herschel/ }).waitFor();
  expect(await count('refused')).toBe(6);
});

it('proves who its visitor is and what it knows of them, opens the messenger by a button and a form, and hears what happens', async () => {
  const { sites } = await stage.workspace.ask('site.list', {});
  const [site] = sites;
  if (!site) throw new Error('the workspace has no site');

  // The admin makes a secret for the site's server; it is shown once.
  await using admin = await stage.rep(stage.workspace.admin);
  await admin.page.evaluate((id) => {
    location.hash = `#/settings/sites/${id}`;
  }, site.id);
  await admin.page.getByRole('tab', { name: 'Signed-in visitors' }).click();
  await admin.page.getByRole('button', { name: 'Make a secret' }).click();
  const dialog = admin.page.getByRole('dialog', { name: 'Your secret' });
  const secret = (await dialog.getByText(/^[\w-]{43}$/).textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Done' }).click();
  await admin.page.getByText(`…${secret.slice(-4)}`).waitFor();
  await admin.page.getByRole('switch', { name: 'Believe signed identities only' }).click();
  const sign = (sub: string, claims: object): Promise<string> =>
    new SignJWT({ sub, aud: site.key, ...claims })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('10m')
      .sign(new TextEncoder().encode(secret));

  // The page says who is signed in before the widget's script is there.
  const token = await sign('crm-17', { name: 'Ada Lovelace', email: 'ada@lovelace.example' });
  await using visitor = await stage.visitor('/');
  const { page } = visitor;
  await page.addInitScript(
    (identity) => {
      const told: unknown[][] = [];
      const calls: unknown[][] = [['identify', identity]];
      for (const event of ['ready', 'opened', 'closed', 'conversation', 'refused']) {
        calls.push(['on', event, (data: unknown) => told.push([event, data])]);
      }
      Object.assign(window, { Foyer: calls, told });
    },
    { token },
  );
  await page.goto(stage.host.page('/pricing'));
  await visitor.frame.getByRole('button', { name: /^Open chat with/ }).waitFor();
  await call(page, 'setAttributes', { plan: 'team', seats: 12 });
  await call(page, 'track', 'Looked at the demo', { minutes: 3 });

  // The rep sees whom the company knows, in Live.
  await admin.page.getByRole('link', { name: /^Live/ }).click();
  await admin.page.getByRole('row', { name: /Ada Lovelace/ }).click();
  const panel = admin.page.getByRole('complementary', { name: 'Visitor' });
  await panel.getByText('Signed in').waitFor();
  await panel.getByText('From your website').waitFor();
  await panel.getByText('seats').waitFor();
  await panel.getByText('Looked at the demo').waitFor();

  // What is merely said is not believed on this site, and the page hears why.
  await call(page, 'identify', { email: 'mallory@lovelace.example' });
  await expect.poll(() => heard(page, 'refused')).toEqual([{ ask: 'identify', code: 'forbidden', why: '' }]);

  // A button of the page opens the messenger; a form starts the conversation with what was filled in.
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<button id="chat" data-foyer-open>Chat</button>
       <form id="ask" data-foyer-open><input name="work_email" type="email" value="ada@lovelace.example"><input name="company" value="Analytical Engines"><input name="pin" type="password" value="1234"><button>Ask</button></form>`,
    );
  });
  await page.locator('#chat').click();
  await visitor.frame.getByRole('dialog').waitFor();
  await visitor.frame.getByRole('button', { name: 'Close chat' }).click();
  await expect.poll(() => heard(page, 'closed')).toHaveLength(1);
  // R19.10: a rule asks what the form says.
  const { plan, version } = await stage.workspace.ask('routing.get', {});
  const [everybody] = plan.rules;
  if (!everybody) throw new Error('the plan has no rule');
  const engines = {
    ...everybody,
    id: randomUUID(),
    name: 'Engines',
    when: [{ on: 'attribute' as const, attribute: 'company', op: 'contains' as const, values: ['engines'] }],
    targets: everybody.targets.map((target) => ({ ...target, id: randomUUID() })),
  };
  await stage.workspace.ask('routing.save', { plan: { ...plan, rules: [engines, everybody] }, basedOn: version });
  await page.locator('#ask').getByRole('button').click();
  await visitor.frame
    .getByText(/^Connecting you/)
    .first()
    .waitFor();
  const [begun, ...more] = (await heard(page, 'conversation')) as { id: string }[];
  expect(more).toEqual([]);
  const { decisions } = await stage.workspace.ask('routing.trace', { conversationId: begun?.id ?? '' });
  expect(decisions[0]?.rules).toMatchObject([{ ruleName: 'Engines', result: 'held' }]);
  await panel.getByText('Analytical Engines').waitFor();
  expect(await panel.getByText('1234').count()).toBe(0);
  expect(new URL(page.url()).pathname).toBe('/pricing');

  // Somebody else signs in on this computer: nothing of the first is theirs.
  await call(page, 'identify', { token: await sign('crm-18', { name: 'Bob Boole' }) });
  await expect.poll(() => heard(page, 'ready').then(({ length }) => length)).toBe(2);
  await visitor.frame.getByRole('button', { name: /^Open chat with/ }).click();
  await visitor.frame.getByRole('button', { name: /Talk to sales/ }).waitFor();
  await admin.page.getByRole('row', { name: /Bob Boole/ }).waitFor();
});

it('believes another origin whose own server signs, through the change of its secret, and not the old secret after it', async () => {
  const { ask } = stage.workspace;
  const [site] = (await ask('site.list', {})).sites;
  if (!site) throw new Error('the workspace has no site');
  await using company = await startCompany(site.snippet, site.key);
  await ask('site.update', {
    siteId: site.id,
    name: site.name,
    origins: [...site.origins, company.origin],
    consent: 'implied',
    color: site.color,
  });
  const retire = async (secretId: string | undefined) =>
    ask('site.retire_secret', { siteId: site.id, secretId: secretId ?? '' });
  const add = async () => {
    const { secret, identity } = await ask('site.add_secret', { siteId: site.id });
    return { secret, id: identity.secrets[0]?.id };
  };
  const usedAt = async (id: string | undefined) =>
    (await ask('site.identity', { siteId: site.id })).secrets.find((one) => one.id === id)?.lastUsedAt ?? null;
  const [old] = (await ask('site.identity', { siteId: site.id })).secrets;
  const one = await add();
  company.signsWith(one.secret);
  await using visitor = await visitorAt(stage.browser, company.origin);
  const { page } = visitor;
  await until('the person to be known', 20_000, async () => {
    const { people } = await ask('privacy.find', { text: 'grace@navy.example' });
    return people.some(({ name }) => name === 'Grace Hopper');
  });
  expect(await usedAt(one.id)).not.toBeNull();

  // A new secret is brought out before the old one is retired; the page that goes on with the old one hears why it is not believed.
  await retire(old?.id);
  const two = await add();
  await retire(one.id);
  const refused = () => page.evaluate(() => (window as unknown as { refused: string[] }).refused);
  const signIn = () => page.evaluate(() => (window as unknown as { signIn(): Promise<void> }).signIn());
  expect(await refused()).toEqual([]);
  await signIn();
  await expect.poll(refused).toEqual(['signature']);
  company.signsWith(two.secret);
  await signIn();
  await until('the new secret to be used', 20_000, async () => (await usedAt(two.id)) !== null);
  expect(await refused()).toEqual(['signature']);
});

it('previews its look as it will be: saved, seen by the next visitor, and not overwritten by another admin', async () => {
  const { workspace } = stage;
  const { sites } = await workspace.ask('site.list', {});
  const siteId = sites[0]?.id ?? '';
  await using admin = await stage.rep(workspace.admin);
  const { page } = admin;
  await page.evaluate((id) => {
    location.hash = `#/settings/sites/${id}/look`;
  }, siteId);
  const preview = page.frameLocator('iframe[title="The messenger as it will look"]');
  const panel = preview.getByRole('dialog');
  await panel.getByRole('button', { name: 'Talk to sales' }).waitFor();

  // What is typed is drawn, and nobody who types loses the field to it. So light a yellow would sink into white: it is drawn a shade deeper.
  const yellow = 'rgb(232, 193, 3)';
  const colour = page.getByRole('textbox', { name: 'Colour', exact: true });
  await colour.fill('#ffd400');
  await until('a yellow header with dark words', 10_000, () =>
    panel.locator('header').evaluate((head, drawn) => {
      const { backgroundColor, color } = getComputedStyle(head);
      return backgroundColor === drawn && color === 'rgb(22, 24, 29)';
    }, yellow),
  );
  expect(await colour.evaluate((field) => field === document.activeElement)).toBe(true);
  const logo = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#aa3311' } })
    .png()
    .toBuffer();
  await page.getByLabel('Choose the logo').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: logo });
  await panel.locator('header img').waitFor();
  await page.getByRole('button', { name: 'Dark page' }).click();
  await until('a dark messenger', 10_000, () =>
    preview.locator('html').evaluate((root) => root.hasAttribute('data-dark')),
  );
  await page.getByRole('button', { name: 'Conversation' }).click();
  await panel.getByRole('log').getByText('What can we help you with?', { exact: false }).waitFor();
  // All of it speaks the language that is chosen.
  await page.getByRole('combobox', { name: 'Language' }).fill('German');
  await page.getByRole('option', { name: /^German/ }).click();
  await panel.getByRole('log').getByText('Wie können wir Ihnen helfen?', { exact: false }).waitFor();
  expect(await axeFindings(page, { tags: wcag })).toEqual([]);

  // Nothing reaches a visitor before it is saved.
  expect(await workspace.ask('site.look', { siteId })).toMatchObject({ revision: 0 });
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.getByText('Saved', { exact: true }).waitFor();
  await using visitor = await stage.visitor('/pricing');
  await visitor.openMessenger();
  await visitor.frame.locator('header img[src^="/widget/pictures/"]').waitFor();
  expect(await visitor.frame.locator('header').evaluate((head) => getComputedStyle(head).backgroundColor)).toBe(yellow);

  // Another admin saves meanwhile: what is typed here stays, and is not put over it unseen.
  const saved = await workspace.ask('site.look', { siteId });
  await workspace.ask('site.set_look', { ...saved, siteId, look: { ...saved.look, bottomGap: 100 } });
  await colour.fill('#1f5f66');
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.getByText('Not done: somebody changed this at the same time.', { exact: false }).waitFor();
  await until(
    'the other admin’s distance',
    10_000,
    async () => (await page.getByLabel('Bottom', { exact: true }).inputValue()) === '100',
  );
  expect(await colour.inputValue()).toBe('#1f5f66');
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.getByText('Saved', { exact: true }).waitFor();
  expect(await workspace.ask('site.look', { siteId })).toMatchObject({ color: '#1f5f66', look: { bottomGap: 100 } });

  // A text that was not saved is there again for who was called away, and the list says that something is open.
  await page.getByRole('link', { name: 'Visitor texts' }).first().click();
  const choices = page.getByRole('region', { name: 'Greeting and choices' });
  const greeting = choices.getByRole('textbox', { name: 'Hello. What can we help you with?' });
  await greeting.fill('Good day.');
  await page.getByRole('link', { name: /^Live/ }).click();
  await greeting.waitFor({ state: 'detached' });
  await page.evaluate(() => {
    location.hash = '#/settings/sites';
  });
  await page.getByRole('img', { name: 'Not saved yet' }).waitFor();
  await page.getByRole('link', { name: /^Visitor texts/ }).click();
  await until('the text again', 10_000, async () => (await greeting.inputValue()) === 'Good day.');
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('img', { name: 'Not saved yet' }).waitFor({ state: 'detached' });
});
