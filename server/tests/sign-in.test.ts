import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../../shared/domain/person.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import { type Booted, bootApp, productLimits } from './boot.ts';
import { aBrowser, aProgram } from './support/http-client.ts';
import { open, refusalOf } from './support/sockets.ts';
import { aPassword, hire } from './support/staff.ts';

let router: Booted;
let ana: Person;
beforeAll(async () => {
  router = await bootApp();
  ana = await hire(router.app, 'Ana Ruiz');
});
afterAll(() => router.close());

const signIn = { email: 'ana.ruiz@example.com', password: aPassword };

test('a browser gets a cookie that no script can read, and no token', async () => {
  const browser = aBrowser(router.url);
  const answer = await browser.post('/api/session', { ...signIn, want: 'cookie' });
  expect(answer).toMatchObject({ status: 200, data: { person: { id: ana.id, name: 'Ana Ruiz' }, token: null } });
  expect(answer.cookies).toHaveLength(1);
  expect(answer.cookies[0]).toMatch(/HttpOnly/i);
  expect(answer.cookies[0]).toMatch(/SameSite=Strict/i);
  expect((await browser.get('/api/session')).data).toMatchObject({ person: { id: ana.id } });
});

test('a program gets a token and needs no origin', async () => {
  const answer = await aProgram(router.url).post('/api/session', { ...signIn, want: 'token' });
  expect(answer.cookies).toEqual([]);
  const desktop = aProgram(router.url, answer.data.token);
  expect((await desktop.get('/api/session')).data).toMatchObject({ person: { id: ana.id } });
  expect((await desktop.post('/api/session/ticket')).data).toMatchObject({ ticket: expect.any(String) });
});

test('signing out ends the session for the cookie and for its copy', async () => {
  const browser = aBrowser(router.url);
  const { cookies } = await browser.post('/api/session', { ...signIn, want: 'cookie' });
  const copy = { cookie: cookies[0]?.split(';')[0] ?? '', origin: router.url };
  const out = await browser.delete('/api/session');
  expect(out.cookies[0]).toMatch(/max-age=0/i);
  expect((await browser.get('/api/session')).data).toEqual({ person: null });
  expect((await router.app.http.inject({ url: '/api/session', headers: copy })).json().data).toEqual({ person: null });
  expect((await browser.post('/api/session/ticket')).code).toBe('unauthenticated');
});

test.each([
  ['a wrong password', { ...signIn, password: 'wrong' }],
  ['an unknown address', { ...signIn, email: 'nobody@example.com' }],
])('%s is refused in the same words', async (_what, input) => {
  const answer = await aBrowser(router.url).post('/api/session', { ...input, want: 'cookie' });
  expect(answer).toMatchObject({ status: 401, code: 'invalid_credentials', cookies: [] });
});

test('a page of another origin may change nothing, with or without a cookie', async () => {
  const foreign = aBrowser(router.url, 'https://evil.example');
  expect(await foreign.post('/api/session', { ...signIn, want: 'cookie' })).toMatchObject({
    status: 403,
    code: 'forbidden',
    cookies: [],
  });
  const browser = aBrowser(router.url);
  const { cookies } = await browser.post('/api/session', { ...signIn, want: 'cookie' });
  const cookie = cookies[0]?.split(';')[0] ?? '';
  const without = await browser.send('POST', '/api/session/ticket', undefined, { cookie });
  expect(without).toMatchObject({ status: 403, code: 'forbidden' });
  const other = await browser.send('POST', '/api/session/ticket', undefined, { cookie, origin: 'null' });
  expect(other).toMatchObject({ status: 403, code: 'forbidden' });
});

test('a cookie is not given to a program, and nothing is opened for it', async () => {
  const before = await router.app.core.store.k.selectFrom('auth_session').select('id').execute();
  const answer = await aProgram(router.url).post('/api/session', { ...signIn, want: 'cookie' });
  expect(answer).toMatchObject({ status: 403, cookies: [] });
  const after = await router.app.core.store.k.selectFrom('auth_session').select('id').execute();
  expect(after).toHaveLength(before.length);
});

test('a ticket opens one socket; the second one is refused', async () => {
  const browser = aBrowser(router.url);
  await browser.post('/api/session', { ...signIn, want: 'cookie' });
  const { ticket } = (await browser.post('/api/session/ticket')).data;
  const socket = await open(router.url, '/rep', { ticket, protocol: protocolVersion });
  const replayed = await refusalOf(open(router.url, '/rep', { ticket, protocol: protocolVersion }));
  expect(replayed).toMatchObject({ code: 'unauthenticated' });
  socket.close();
});

test('guessing a password is slowed down, and the right one waits as well', async () => {
  const strict = await bootApp({ limits: productLimits });
  try {
    await hire(strict.app, 'Ana Ruiz');
    const program = aProgram(strict.url);
    const guess = () => program.post('/api/session', { ...signIn, password: 'guess', want: 'token' });
    const codes = [];
    for (let turn = 0; turn < 12; turn += 1) codes.push((await guess()).code);
    expect(codes.slice(0, 10)).toEqual(Array(10).fill('invalid_credentials'));
    expect(codes.slice(10)).toEqual(['rate_limited', 'rate_limited']);
    expect((await program.post('/api/session', { ...signIn, want: 'token' })).status).toBe(429);
  } finally {
    await strict.close();
  }
});

test('outside the demo the routes of the demo are not there', async () => {
  const browser = aBrowser(router.url);
  expect((await browser.post('/api/demo/sign-in', { personId: ana.id, want: 'cookie' })).status).toBe(404);
  expect((await browser.post('/api/demo/console-code', {})).status).toBe(404);
  expect((await browser.get('/api/session/options')).data).toMatchObject({ demo: false, people: [] });
});

test('in the demo a person is one click away, and a code opens the console once', async () => {
  const demo = await bootApp({ demo: true });
  try {
    const rep = await hire(demo.app, 'Daniel Okafor');
    const browser = aBrowser(demo.url);
    const { people } = (await browser.get('/api/session/options')).data;
    expect(people).toEqual([{ id: rep.id, name: rep.name, photo: null, role: 'rep', note: '' }]);
    expect((await browser.post('/api/demo/sign-in', { personId: rep.id, want: 'cookie' })).data).toMatchObject({
      person: { id: rep.id },
    });
    const { code } = (await aProgram(demo.url).post('/api/demo/console-code', {})).data;
    const first = await aProgram(demo.url).post('/api/session/code', { code, want: 'token' });
    expect(first.data).toMatchObject({ person: { id: rep.id }, token: expect.any(String) });
    const second = await aProgram(demo.url).post('/api/session/code', { code, want: 'token' });
    expect(second).toMatchObject({ status: 410, code: 'code_expired' });
    const foreign = aBrowser(demo.url, 'https://evil.example');
    expect((await foreign.post('/api/demo/sign-in', { personId: rep.id, want: 'token' })).status).toBe(403);
  } finally {
    await demo.close();
  }
});
