import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Person, Role } from '../../shared/domain/person.ts';
import type { RepContract } from '../../shared/protocol/rep/contract.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import { type Booted, bootApp } from './boot.ts';
import { aProgram } from './support/http-client.ts';
import { open, type TestSocket } from './support/sockets.ts';
import { aPassword, hire } from './support/staff.ts';

let router: Booted;
let tom: Person;
let admin: TestSocket<RepContract>;
const opened: TestSocket<RepContract>[] = [];

/** Signs in like a desktop and opens a socket. */
const arrive = async (person: Person): Promise<{ token: string; socket: TestSocket<RepContract> }> => {
  const program = aProgram(router.url);
  const { token } = (await program.post('/api/session', { email: person.email, password: aPassword, want: 'token' }))
    .data;
  const { ticket } = (await aProgram(router.url, token).post('/api/session/ticket')).data;
  const socket = await open<RepContract>(router.url, '/rep', { ticket, protocol: protocolVersion });
  opened.push(socket);
  return { token, socket };
};

beforeEach(async () => {
  router = await bootApp();
  tom = await hire(router.app, 'Tom Baker', 'admin');
  admin = (await arrive(tom)).socket;
});
afterEach(async () => {
  for (const socket of opened.splice(0)) socket.close();
  await router.close();
});

const auditOf = async (): Promise<{ action: string; object: string; facts: unknown; actor: string | null }[]> => {
  const listed = await admin.request('audit.list', {});
  if (!listed.ok) throw new Error(listed.error.message);
  return listed.data.rows.map(({ action, object, facts, actor }) => ({
    action,
    object,
    facts,
    actor: actor?.name ?? null,
  }));
};

test('a changed role closes the sockets within a second; the next ticket carries the new role', async () => {
  const ana = await hire(router.app, 'Ana Ruiz');
  const { token, socket } = await arrive(ana);
  expect(await socket.request('people.list', {})).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  const began = performance.now();
  expect(await admin.request('people.set_role', { personId: ana.id, role: 'manager' })).toMatchObject({
    ok: true,
    data: { role: 'manager' },
  });
  expect(await socket.heard('session.ended')).toEqual({ reason: 'role_changed' });
  expect(await socket.gone()).toBe('io server disconnect');
  expect(performance.now() - began).toBeLessThan(1_000);
  const { ticket } = (await aProgram(router.url, token).post('/api/session/ticket')).data;
  const again = await open<RepContract>(router.url, '/rep', { ticket, protocol: protocolVersion });
  opened.push(again);
  expect(await again.request('people.list', {})).toMatchObject({ ok: true });
  expect(await auditOf()).toContainEqual({
    action: 'people.set_role',
    object: `person:${ana.id}`,
    facts: { from: 'rep', to: 'manager' },
    actor: 'Tom Baker',
  });
});

test('a ticket of before the change of role opens nothing after it', async () => {
  const ana = await hire(router.app, 'Ana Ruiz', 'admin');
  const { token } = await arrive(ana);
  const { ticket } = (await aProgram(router.url, token).post('/api/session/ticket')).data;
  await admin.request('people.set_role', { personId: ana.id, role: 'rep' });
  await expect(open(router.url, '/rep', { ticket, protocol: protocolVersion })).rejects.toThrow('unauthenticated');
});

test('signing a person out ends all sessions and closes only that person’s sockets', async () => {
  const ana = await hire(router.app, 'Ana Ruiz');
  const bob = await hire(router.app, 'Bob Lee');
  const first = await arrive(ana);
  const second = await arrive(ana);
  const other = await arrive(bob);
  await admin.request('people.sign_out', { personId: ana.id });
  await Promise.all([first.socket.gone(), second.socket.gone()]);
  expect((await aProgram(router.url, first.token).get('/api/session')).data.person).toBeNull();
  expect(await other.socket.request('time.now', {})).toMatchObject({ ok: true });
  expect((await aProgram(router.url, other.token).get('/api/session')).data.person).toMatchObject({ id: bob.id });
});

test('signing out closes that session’s socket and leaves the person’s other one', async () => {
  const ana = await hire(router.app, 'Ana Ruiz');
  const first = await arrive(ana);
  const second = await arrive(ana);
  await aProgram(router.url, first.token).delete('/api/session');
  await first.socket.gone();
  expect(first.socket.pushes).toContainEqual({ event: 'session.ended', data: { reason: 'signed_out' } });
  expect(await second.socket.request('time.now', {})).toMatchObject({ ok: true });
});

test('a deactivated person is out, cannot sign in, and can be called back', async () => {
  const ana = await hire(router.app, 'Ana Ruiz');
  const heard: string[] = [];
  router.app.core.board.inside('person.deactivated', (_tx, { personId }) => void heard.push(personId));
  const { token, socket } = await arrive(ana);
  expect(await admin.request('people.set_active', { personId: ana.id, active: false })).toMatchObject({
    ok: true,
    data: { active: false },
  });
  await socket.gone();
  expect(heard).toEqual([ana.id]);
  const signIn = () =>
    aProgram(router.url).post('/api/session', { email: ana.email, password: aPassword, want: 'token' });
  expect((await aProgram(router.url, token).get('/api/session')).data.person).toBeNull();
  expect((await signIn()).code).toBe('invalid_credentials');
  await admin.request('people.set_active', { personId: ana.id, active: true });
  expect((await signIn()).ok).toBe(true);
  expect((await auditOf()).map((row) => row.action)).toEqual(['people.activate', 'people.deactivate']);
});

test.each([
  ['set_role', { role: 'rep' as Role }],
  ['set_active', { active: false }],
])('the last admin cannot go (%s), whoever asks', async (what, input) => {
  const other = await hire(router.app, 'Eva Holm', 'admin');
  const event = `people.${what}` as 'people.set_role';
  const change = (personId: string) => admin.request(event, { personId, ...input } as never);
  expect(await change(other.id)).toMatchObject({ ok: true });
  expect(await change(tom.id)).toMatchObject({
    ok: false,
    error: { code: 'conflict', detail: { reason: 'last_admin' } },
  });
  expect(await admin.request('time.now', {})).toMatchObject({ ok: true });
});

test('two admins who take each other’s role at once leave one', async () => {
  const eva = await hire(router.app, 'Eva Holm', 'admin');
  const other = (await arrive(eva)).socket;
  // The one who was faster closes the other's socket, maybe before the other's answer.
  const answers = await Promise.allSettled([
    admin.request('people.set_role', { personId: eva.id, role: 'rep' }),
    other.request('people.set_role', { personId: tom.id, role: 'rep' }),
  ]);
  const admins = (await router.app.services.people.list()).filter((person) => person.role === 'admin');
  expect(admins).toHaveLength(1);
  expect(answers.filter((answer) => answer.status === 'fulfilled' && answer.value.ok)).toHaveLength(1);
});

test('a new name is pushed to one’s own sockets', async () => {
  const ana = await hire(router.app, 'Ana Ruiz');
  const { socket } = await arrive(ana);
  await socket.request('profile.update', { name: '  Ana María Ruiz ', zone: 'America/Lima' });
  expect(await socket.heard('me.changed')).toMatchObject({ me: { name: 'Ana María Ruiz', zone: 'America/Lima' } });
  expect(await socket.request('profile.update', { name: 'Ana', zone: 'Mars/Olympus' })).toMatchObject({
    ok: false,
    error: { code: 'bad_request' },
  });
});

test('a new password needs the old one, and ends the person’s other sessions', async () => {
  const ana = await hire(router.app, 'Ana Ruiz');
  const here = await arrive(ana);
  const elsewhere = await arrive(ana);
  const next = 'another long one';
  expect(await here.socket.request('profile.password', { current: 'wrong', next })).toMatchObject({
    ok: false,
    error: { code: 'invalid_credentials' },
  });
  expect(await here.socket.request('profile.password', { current: aPassword, next })).toMatchObject({ ok: true });
  await elsewhere.socket.gone();
  expect(await here.socket.request('time.now', {})).toMatchObject({ ok: true });
  const signIn = await aProgram(router.url).post('/api/session', { email: ana.email, password: next, want: 'token' });
  expect(signIn.ok).toBe(true);
});

test('settings are checked, kept, pushed and audited', async () => {
  const before = await admin.request('settings.get', {});
  if (!before.ok) throw new Error('refused');
  const next = { ...before.data, workspaceName: 'Northwind', chatCapacity: 5 };
  expect(await admin.request('settings.set', next)).toEqual({ ok: true, data: next });
  expect(await admin.heard('settings.changed')).toEqual({ settings: next });
  expect(await admin.request('settings.set', { ...next, chatCapacity: 100 })).toMatchObject({
    ok: false,
    error: { code: 'bad_request' },
  });
  expect(await auditOf()).toEqual([
    {
      action: 'settings.set',
      object: 'settings',
      facts: { workspaceName: { from: 'Foyer', to: 'Northwind' }, chatCapacity: { from: 3, to: 5 } },
      actor: 'Tom Baker',
    },
  ]);
  const { dataDir } = router;
  await router.app.stop();
  router = await bootApp({ dataDir });
  expect(router.app.services.settings.current()).toEqual(next);
});

test('a site’s origins are read as browsers name them, and what is none is refused', async () => {
  const made = await admin.request('site.create', {
    name: 'Shop',
    origins: ['Shop.Example:443', 'http://localhost:3000/'],
  });
  if (!made.ok) throw new Error(made.error.message);
  expect(made.data.origins).toEqual(['https://shop.example', 'http://localhost:3000']);
  const update = { siteId: made.data.id, name: 'Shop', consent: 'implied' as const, color: '#112233' };
  for (const origin of [
    'https://shop.example/path',
    'javascript:alert(1)',
    'https://*.example',
    'https://a.example;script-src',
    'https://u:p@shop.example',
  ]) {
    expect(await admin.request('site.update', { ...update, origins: [origin] })).toMatchObject({
      ok: false,
      error: { code: 'bad_request', detail: { origin } },
    });
  }
  expect(await admin.request('site.update', { ...update, origins: ['https://shop.example'] })).toMatchObject({
    ok: true,
    data: { consent: 'implied', color: '#112233', key: made.data.key },
  });
  // Countries in which consent differs stay where a change does not name them, and none stands under two ways.
  const lists = { off: [], ask: ['DE', 'FR'], implied: [] };
  const whole = { ...update, origins: ['https://shop.example'] };
  expect(await admin.request('site.update', { ...whole, consentIn: lists })).toMatchObject({
    data: { consentIn: lists },
  });
  expect(await admin.request('site.update', whole)).toMatchObject({ data: { consentIn: lists } });
  expect(await admin.request('site.update', { ...whole, consentIn: { ...lists, off: ['FR'] } })).toMatchObject({
    ok: false,
    error: { code: 'bad_request' },
  });
  expect((await auditOf()).map((row) => row.action)).toEqual([
    'site.update',
    'site.update',
    'site.update',
    'site.create',
  ]);
});

test('the audit log is read by pages, newest first, each row once', async () => {
  for (let turn = 0; turn < 7; turn += 1)
    await admin.request('site.create', { name: `S${turn}`, origins: ['a.example'] });
  const first = await admin.request('audit.list', { limit: 4 });
  if (!first.ok) throw new Error('refused');
  const second = await admin.request('audit.list', { limit: 4, before: first.data.rows.at(-1)?.id });
  if (!second.ok) throw new Error('refused');
  expect([first.data.more, second.data.more]).toEqual([true, false]);
  const ids = [...first.data.rows, ...second.data.rows].map((row) => row.id);
  expect(ids).toHaveLength(7);
  expect(ids).toEqual(ids.toSorted().toReversed());
});
