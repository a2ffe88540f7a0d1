import { expect, test } from 'vitest';
import { createAuth } from '../db/auth/create-auth.ts';
import { aStore } from './support/a-store.ts';
import { aPerson } from './support/builders.ts';

const from = { address: '203.0.113.9', userAgent: 'a browser' };
const bearer = (token: string): Headers => new Headers({ authorization: `Bearer ${token}` });

const setUp = async (publicUrl = 'http://localhost:4600') => {
  const { core } = await aStore();
  const errors: string[] = [];
  const auth = createAuth({
    k: core.store.k,
    engine: 'sqlite',
    ids: core.ids,
    publicUrl,
    secret: new Uint8Array(32).fill(7),
    onError: (message) => errors.push(message),
  });
  const ana = await aPerson(core, 'Ana Ruiz');
  const passwordHash = await auth.hash('correct horse');
  await core.store.run((tx) =>
    auth.enroll(tx, { personId: ana.personId, email: 'ana.ruiz@example.com', name: 'Ana Ruiz', passwordHash }),
  );
  return { core, auth, ana, errors };
};

test('e-mail and password open a session that cookie and bearer token both carry', async () => {
  const { auth, ana, errors } = await setUp();
  const session = await auth.signIn('ana.ruiz@example.com', 'correct horse', from);
  if (!session) throw new Error('refused');
  expect(session.personId).toBe(ana.personId);
  expect(await auth.session(bearer(session.token))).toEqual({ personId: ana.personId, sessionId: session.sessionId });
  const [cookie = ''] = session.setCookie;
  expect(cookie).toMatch(/^foyer-4600\.session_token=/);
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Strict/i);
  expect(cookie).not.toMatch(/Secure/);
  const known = await auth.session(new Headers({ cookie: cookie.split(';')[0] ?? '' }));
  expect(known?.sessionId).toBe(session.sessionId);
  expect(errors).toEqual([]);
});

test('behind TLS the cookie is Secure', async () => {
  const { auth } = await setUp('https://chat.example.com');
  const session = await auth.signIn('ana.ruiz@example.com', 'correct horse', from);
  expect(session?.setCookie[0]).toMatch(/^__Secure-foyer\.session_token=.*Secure/);
  expect(auth.clearedCookie).toMatch(/^__Secure-foyer\.session_token=;.*Max-Age=0/);
});

test.each([
  ['a wrong password', 'ana.ruiz@example.com', 'wrong horse'],
  ['nobody', 'nobody@example.com', 'correct horse'],
])('%s opens nothing', async (_who, email, password) => {
  const { auth } = await setUp();
  expect(await auth.signIn(email, password, from)).toBeNull();
});

test('the token of the database row opens nothing without its signature', async () => {
  const { core, auth } = await setUp();
  const session = await auth.signIn('ana.ruiz@example.com', 'correct horse', from);
  const row = await core.store.k.selectFrom('auth_session').selectAll().executeTakeFirstOrThrow();
  expect(row).toMatchObject({ id: session?.sessionId, ip_address: '203.0.113.9', user_agent: 'a browser' });
  expect(await auth.session(bearer(row.token))).toBeNull();
  expect(await auth.session(bearer(`${row.token}.${'A'.repeat(43)}=`))).toBeNull();
  expect(await auth.session(bearer(session?.token ?? ''))).not.toBeNull();
});

test('a session opened by a link is a full one, and an ended one opens nothing', async () => {
  const { core, auth, ana } = await setUp();
  const first = await auth.openSession(ana.personId, from);
  const second = await auth.openSession(ana.personId, from);
  await core.store.run((tx) => auth.endSessions(tx, ana.personId, second.sessionId));
  expect(await auth.session(bearer(first.token))).toBeNull();
  expect(await auth.session(bearer(second.token))).not.toBeNull();
  await core.store.run((tx) => auth.endSession(tx, second.sessionId));
  expect(await auth.session(bearer(second.token))).toBeNull();
});

test('a new password replaces the old one', async () => {
  const { core, auth, ana } = await setUp();
  const passwordHash = await auth.hash('another horse');
  await core.store.run((tx) => auth.setPassword(tx, ana.personId, passwordHash));
  expect(await auth.matches(ana.personId, 'correct horse')).toBe(false);
  expect(await auth.matches(ana.personId, 'another horse')).toBe(true);
  expect(await auth.signIn('ana.ruiz@example.com', 'another horse', from)).not.toBeNull();
});
