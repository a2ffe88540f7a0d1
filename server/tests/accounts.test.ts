import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Person, Role } from '../../shared/domain/person.ts';
import type { RepContract } from '../../shared/protocol/rep/contract.ts';
import { uploadPartLength } from '../../shared/protocol/rep/routing.ts';
import type { Result } from '../../shared/protocol/result.ts';
import { type Booted, bootApp } from './boot.ts';
import { repSocket, type TestSocket } from './support/sockets.ts';
import { hire } from './support/staff.ts';
import { openSite, visitorTab } from './support/visiting.ts';

let router: Booted;
let ana: Person;
let admin: TestSocket<RepContract>;
const opened: { close(): void }[] = [];

const dataOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.data;
};

const desk = async (name: string, role: Role): Promise<TestSocket<RepContract>> => {
  const person = await hire(router.app, name, role);
  const sessionId = router.app.core.ids.next();
  const socket = await repSocket(router, { kind: 'rep', personId: person.id, role, sessionId });
  opened.push(socket);
  return socket;
};

const upload = async (csv: string): Promise<string> => {
  const uploadId = router.app.core.ids.next();
  for (let part = 0; part * uploadPartLength < csv.length; part += 1) {
    const text = csv.slice(part * uploadPartLength, (part + 1) * uploadPartLength);
    dataOf(await admin.request('accounts.upload', { uploadId, part, text }));
  }
  return uploadId;
};

const bringIn = async (csv: string, apply = true) =>
  dataOf(await admin.request('accounts.import', { uploadId: await upload(csv), apply }));

const listed = async (search = '') =>
  dataOf(await admin.request('accounts.list', { search })).accounts.map(
    ({ name, domain, owner }) => `${name} ${domain} ${owner?.name ?? '-'}`,
  );

beforeEach(async () => {
  router = await bootApp();
  ana = await hire(router.app, 'Ana Ruiz');
  admin = await desk('Tom Baker', 'admin');
});
afterEach(async () => {
  for (const socket of opened.splice(0)) socket.close();
  await router.close();
});

test('an account list is tried, written as a whole, and said again without a change', async () => {
  const csv =
    'domain;company;owner\nwww.acme.example;Acme;ana.ruiz@example.com\nmüller.example;Müller;\nglobex.example;;\n';
  expect(await bringIn(csv, false)).toEqual({ added: 3, changed: 0, unchanged: 0, wrong: [], more: 0 });
  expect(await listed()).toEqual([]);
  expect(await bringIn(csv)).toEqual({ added: 3, changed: 0, unchanged: 0, wrong: [], more: 0 });
  expect(await listed()).toEqual([
    'Acme acme.example Ana Ruiz',
    'globex.example globex.example -',
    'Müller xn--mller-kva.example -',
  ]);
  const next =
    'acme.example;Acme Inc.;\nglobex.example;Globex;ANA.RUIZ@example.com\nxn--mller-kva.example\ninitech.example\n';
  expect(await bringIn(next)).toEqual({ added: 1, changed: 2, unchanged: 1, wrong: [], more: 0 });
  expect(await listed('ac')).toEqual(['Acme Inc. acme.example -']);
  expect(await listed('GLOBEX')).toEqual(['Globex globex.example Ana Ruiz']);
  expect(await listed('%')).toEqual([]);
  const { rows } = dataOf(await admin.request('audit.list', {}));
  expect(rows.map(({ action, facts }) => [action, facts])).toEqual([
    ['accounts.import', { added: 1, changed: 2, unchanged: 1 }],
    ['accounts.import', { added: 3, changed: 0, unchanged: 0 }],
  ]);
});

test('where one row is wrong nothing is written', async () => {
  const told = await bringIn('acme.example,Acme,\ngmail.com,Mail,\nglobex.example,Globex,carl@example.com\n');
  expect(told).toEqual({
    added: 1,
    changed: 0,
    unchanged: 0,
    wrong: [
      { line: 2, why: 'free_mail', text: 'gmail.com' },
      { line: 3, why: 'unknown_owner', text: 'carl@example.com' },
    ],
    more: 0,
  });
  expect(await listed()).toEqual([]);
  const many = await bringIn(Array.from({ length: 130 }, (_, n) => `no domain ${n}`).join('\n'));
  expect([many.wrong.length, many.more]).toEqual([100, 30]);
});

test('a long list comes in parts, a part that is missing is told, and pages follow the names', async () => {
  const names = Array.from({ length: 1_500 }, (_, n) => `company-${String(n).padStart(4, '0')}`);
  expect(await bringIn(names.map((name) => `${name}.example,${name},`).join('\n'))).toMatchObject({ added: 1_500 });
  const seen: string[] = [];
  let after: string | null = null;
  for (;;) {
    const page: { accounts: { id: string; name: string }[]; more: boolean } = dataOf(
      await admin.request('accounts.list', { after, limit: 200 }),
    );
    seen.push(...page.accounts.map(({ name }) => name));
    after = page.accounts.at(-1)?.id ?? null;
    if (!page.more) break;
  }
  expect(seen).toEqual(names);
  const uploadId = router.app.core.ids.next();
  expect(await admin.request('accounts.upload', { uploadId, part: 1, text: 'x' })).toMatchObject({
    error: { code: 'not_found' },
  });
  expect(await admin.request('accounts.import', { uploadId, apply: true })).toMatchObject({
    error: { code: 'not_found' },
  });
  const tooMany = await upload(Array.from({ length: 20_001 }, (_, n) => `c${n}.example`).join('\n'));
  expect(await admin.request('accounts.import', { uploadId: tooMany, apply: false })).toMatchObject({
    error: { code: 'too_large', detail: { most: '20000' } },
  });
});

test('R3.2 another owner is seen on the floor at once and decides about the next visitor', async () => {
  const site = await openSite(router);
  const manager = await desk('Mia Wolf', 'manager');
  await bringIn('acme.example,Acme,\n');
  const [account] = dataOf(await manager.request('accounts.list', {})).accounts;
  if (!account) throw new Error('no account');
  const tab = await visitorTab(router, site, 'maria', '/pricing');
  opened.push(tab);
  dataOf(await tab.request('email.give', { email: 'maria@acme.example' }));
  const ownerOnFloor = async () =>
    dataOf(await manager.request('visitor.get', { visitorId: tab.visitorId })).card.company?.owner?.name ?? null;
  expect(await ownerOnFloor()).toBeNull();

  const card = async () => {
    const view = dataOf(
      await manager.request('view.open', { viewId: router.app.core.ids.next(), view: 'live', params: {} }),
    );
    return view.items.find((one) => one.id === tab.visitorId) as
      | { company?: { owner: { name: string } | null } }
      | undefined;
  };
  expect((await card())?.company).toMatchObject({ name: 'Acme', owner: null });
  expect(await manager.request('account.set_owner', { accountId: account.id, ownerId: ana.id })).toMatchObject({
    ok: true,
    data: { owner: { name: 'Ana Ruiz' } },
  });
  expect(await ownerOnFloor()).toBe('Ana Ruiz');
  expect((await card())?.company).toMatchObject({ owner: { name: 'Ana Ruiz' } });

  dataOf(
    await tab.request('conversation.start', {
      clientId: router.app.core.ids.next(),
      by: { kind: 'choice', choice: 'talk' },
    }),
  );
  const asked = await router.app.core.store.k.selectFrom('events').select('data').where('type', '=', 'asked').execute();
  expect(asked.map(({ data }) => JSON.parse(data).facts)).toMatchObject([
    { ownerId: ana.id, accountId: account.id, identified: true },
  ]);

  expect(await manager.request('account.set_owner', { accountId: ana.id, ownerId: null })).toMatchObject({
    error: { code: 'not_found' },
  });
  expect(await manager.request('account.set_owner', { accountId: account.id, ownerId: account.id })).toMatchObject({
    error: { code: 'not_found' },
  });
  const { rows } = dataOf(await admin.request('audit.list', {}));
  expect(rows[0]).toMatchObject({
    action: 'account.set_owner',
    object: `account:${account.id}`,
    facts: { from: null, to: ana.id },
  });
});

test('an account that comes after its visitor said who they are is theirs at once', async () => {
  const site = await openSite(router);
  const tab = await visitorTab(router, site, 'noah', '/pricing');
  opened.push(tab);
  dataOf(await tab.request('email.give', { email: 'noah@globex.example' }));
  await bringIn('globex.example,Globex,ana.ruiz@example.com\n');
  expect(dataOf(await admin.request('visitor.get', { visitorId: tab.visitorId })).card.company).toMatchObject({
    name: 'Globex',
    owner: { name: 'Ana Ruiz' },
  });
});
