import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { SignJWT } from 'jose';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { axeFindings, wcag } from '../fixtures/axe-findings.ts';
import { aStage } from '../fixtures/stage.ts';
import { until } from '../fixtures/until.ts';
import { visitorAt } from '../fixtures/visitor-at.ts';

const stage = aStage();

interface Foyer {
  push(call: unknown[]): void;
  on(event: string, listener: (data: unknown) => void): void;
}
interface Site {
  Foyer: Foyer;
  told?: unknown[][];
}

/** Calls the widget as a script of the company's page does. */
const call = (page: Page, ...given: unknown[]): Promise<void> =>
  page.evaluate((all) => (window as unknown as Site).Foyer.push(all), given);

/** What the page's own listener heard of an event. */
const heard = (page: Page, event: string): Promise<unknown[]> =>
  page.evaluate(
    (name) => ((window as unknown as Site).told ?? []).filter(([one]) => one === name).map(([, data]) => data),
    event,
  );

it('proves who its visitor is and what it knows of them, opens the messenger by a button and a form, and hears what happens', async () => {
  const { sites } = await stage.workspace.ask('site.list', {});
  const [site] = sites;
  if (!site) throw new Error('the workspace has no site');
  await stage.workspace.ask('site.update', {
    siteId: site.id,
    name: site.name,
    origins: site.origins,
    consent: 'implied',
    color: site.color,
  });

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

/** A company's own website and server, of an origin of its own: it signs by hand, with nothing of ours. */
const startCompany = async (snippet: string, aud: string) => {
  let secret = '';
  const part = (json: object): string => Buffer.from(JSON.stringify(json)).toString('base64url');
  const tokenFor = (sub: string): string => {
    const exp = Math.floor(Date.now() / 1000) + 300;
    const said = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub, aud, exp, name: 'Grace Hopper', email: 'grace@navy.example' })}`;
    return `${said}.${createHmac('sha256', secret).update(said).digest('base64url')}`;
  };
  const server = createServer((request, response) => {
    if (request.url === '/who') response.end(tokenFor('navy-1'));
    else
      response.setHeader('content-type', 'text/html; charset=utf-8').end(`<!doctype html><title>Company</title>
<script>window.refused = []; window.Foyer = [['on', 'refused', (data) => refused.push(data.why)]];
window.signIn = () => fetch('/who').then((answer) => answer.text()).then((token) => Foyer.push(['identify', { token }])); signIn();</script>
<h1>Company</h1>${snippet}`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    origin: `http://localhost:${address.port}`,
    signsWith(next: string): void {
      secret = next;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

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
