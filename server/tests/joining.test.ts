import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RepContract } from '../../shared/protocol/rep/contract.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import { type Booted, bootApp } from './boot.ts';
import { HandClock } from './support/a-store.ts';
import { aBrowser, aProgram } from './support/http-client.ts';
import { open, repSocket, type TestSocket } from './support/sockets.ts';
import { aPassword, hire } from './support/staff.ts';

const setup = {
  workspaceName: 'Northwind',
  name: 'Tom Baker',
  email: 'Tom@Northwind.example ',
  password: 'a long enough one',
  zone: 'Europe/London',
  siteName: 'Main site',
  origins: ['https://www.Northwind.example/', 'northwind.example'],
};

describe('an empty router', () => {
  let router: Booted;
  beforeEach(async () => {
    router = await bootApp();
  });
  afterEach(() => router.close());

  const codeOf = async (): Promise<string> => (await router.app.services.setUp.issueCode())?.code ?? '';

  test('is set up with the code of its log: first admin, first site, signed in', async () => {
    const browser = aBrowser(router.url);
    expect((await browser.get('/api/session/options')).data).toMatchObject({ setupNeeded: true });
    const code = (await codeOf()).toLowerCase().replaceAll('-', ' ');
    const answer = await browser.post('/api/setup', { ...setup, code });
    expect(answer.data).toMatchObject({ person: { email: 'tom@northwind.example', role: 'admin' }, token: null });
    expect((await browser.get('/api/session')).data.person).toMatchObject({ name: 'Tom Baker' });
    const options = (await browser.get('/api/session/options')).data;
    expect(options).toMatchObject({ setupNeeded: false, workspaceName: 'Northwind' });
    const { ticket } = (await browser.post('/api/session/ticket')).data;
    const socket = await open<RepContract>(router.url, '/rep', { ticket, protocol: protocolVersion });
    const sites = await socket.request('site.list', {});
    expect(sites).toMatchObject({
      ok: true,
      data: {
        sites: [
          {
            name: 'Main site',
            origins: ['https://www.northwind.example', 'https://northwind.example'],
            consent: 'ask',
            firstViewAt: null,
          },
        ],
      },
    });
    const [site] = sites.ok ? sites.data.sites : [];
    expect(site?.snippet).toBe(`<script async src="${router.url}/widget/loader.js" data-site="${site?.key}"></script>`);
    socket.close();
  });

  test('is set up once: the code is used up and no new one is made', async () => {
    const code = await codeOf();
    expect((await aBrowser(router.url).post('/api/setup', { ...setup, code })).ok).toBe(true);
    expect((await aBrowser(router.url).post('/api/setup', { ...setup, code })).code).toBe('code_expired');
    expect(await router.app.services.setUp.issueCode()).toBeNull();
  });

  test('refuses a made-up code and one that a later start replaced', async () => {
    const old = await codeOf();
    const code = await codeOf();
    expect((await aBrowser(router.url).post('/api/setup', { ...setup, code: 'AAAA-BBBB' })).code).toBe('not_found');
    expect((await aBrowser(router.url).post('/api/setup', { ...setup, code: old })).code).toBe('not_found');
    expect((await aBrowser(router.url).post('/api/setup', { ...setup, code })).ok).toBe(true);
  });

  test('a set-up that is refused leaves nothing behind, not even a used code', async () => {
    const code = await codeOf();
    const wrong = await aBrowser(router.url).post('/api/setup', { ...setup, code, origins: ['not an origin'] });
    expect(wrong.code).toBe('bad_request');
    expect((await aBrowser(router.url).get('/api/session/options')).data.setupNeeded).toBe(true);
    expect((await aBrowser(router.url).post('/api/setup', { ...setup, code })).ok).toBe(true);
  });

  test('two set-ups at once make one admin', async () => {
    const code = await codeOf();
    const answers = await Promise.all(
      ['a@x.example', 'b@x.example'].map((email) => aBrowser(router.url).post('/api/setup', { ...setup, code, email })),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await router.app.services.people.list()).toHaveLength(1);
  });
});

describe('invitations and new passwords', () => {
  let router: Booted;
  let clock: HandClock;
  let admin: TestSocket<RepContract>;
  beforeAll(async () => {
    clock = new HandClock(Date.now());
    router = await bootApp({ clock });
    const person = await hire(router.app, 'Tom Baker', 'admin');
    admin = await repSocket(router, { kind: 'rep', personId: person.id, role: 'admin', sessionId: person.id });
  });
  afterAll(async () => {
    admin.close();
    await router.close();
  });

  const invite = async (email: string) => {
    const invited = await admin.request('people.invite', { email, role: 'manager' });
    if (!invited.ok) throw new Error(invited.error.message);
    return { ...invited.data, token: invited.data.link.url.split('/').at(-1) ?? '' };
  };
  const join = { name: 'Sofie Berg', password: 'long enough too', zone: 'Europe/Oslo', want: 'token' };

  test('a link makes a person with the role it was made for', async () => {
    const { link, token, invitation } = await invite('sofie@northwind.example');
    expect(link.url.startsWith(`${router.url}/console/#/join/`)).toBe(true);
    const visitor = aProgram(router.url);
    expect((await visitor.get(`/api/invitations/${token}`)).data).toEqual({
      email: 'sofie@northwind.example',
      role: 'manager',
      workspaceName: 'Foyer',
      expiresAt: invitation.expiresAt,
    });
    const joined = await visitor.post('/api/invitations/accept', { ...join, token });
    expect(joined.data).toMatchObject({ person: { email: 'sofie@northwind.example', role: 'manager' } });
    const again = await visitor.post('/api/invitations/accept', { ...join, token });
    expect(again).toMatchObject({ status: 410, code: 'code_expired' });
    const list = await admin.request('people.list', {});
    expect(list.ok && list.data.invitations.find((each) => each.id === invitation.id)?.state).toBe('accepted');
  });

  test('a link that was called back, replaced or is a week old opens nothing', async () => {
    const visitor = aProgram(router.url);
    const accept = async (token: string) => (await visitor.post('/api/invitations/accept', { ...join, token })).code;
    const revoked = await invite('one@northwind.example');
    expect(await admin.request('people.revoke_invitation', { invitationId: revoked.invitation.id })).toMatchObject({
      ok: true,
    });
    expect(await accept(revoked.token)).toBe('not_found');
    const replaced = await invite('two@northwind.example');
    const latest = await invite('two@northwind.example');
    expect(await accept(replaced.token)).toBe('not_found');
    clock.advance(7 * 24 * 3_600_000);
    expect(await accept(latest.token)).toBe('code_expired');
    expect(await accept('made-up')).toBe('not_found');
  });

  test('somebody who is here is not invited', async () => {
    expect(await admin.request('people.invite', { email: 'tom.baker@example.com', role: 'rep' })).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    });
  });

  test('an admin hands over a link by which a person sets a new password, and every session ends', async () => {
    const ana = await hire(router.app, 'Ana Ruiz');
    const desktop = aProgram(router.url);
    const old = await desktop.post('/api/session', { email: ana.email, password: aPassword, want: 'token' });
    const { ticket } = (await aProgram(router.url, old.data.token).post('/api/session/ticket')).data;
    const socket = await open<RepContract>(router.url, '/rep', { ticket, protocol: protocolVersion });
    const link = await admin.request('people.reset_password', { personId: ana.id });
    const token = link.ok ? (link.data.url.split('/#/reset/')[1] ?? '') : '';
    expect((await desktop.get(`/api/password-resets/${token}`)).data).toMatchObject({ email: ana.email, role: 'rep' });
    const reset = { token, password: 'a brand new one', want: 'token' };
    expect((await desktop.post('/api/password-resets', reset)).data).toMatchObject({ person: { id: ana.id } });
    await socket.gone();
    expect((await aProgram(router.url, old.data.token).get('/api/session')).data.person).toBeNull();
    const signIn = async (password: string) =>
      (await desktop.post('/api/session', { email: ana.email, password, want: 'token' })).code;
    expect(await signIn(aPassword)).toBe('invalid_credentials');
    expect(await signIn('a brand new one')).toBeNull();
    expect((await desktop.post('/api/password-resets', reset)).code).toBe('code_expired');
  });
});
