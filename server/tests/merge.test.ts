import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '../../shared/domain/person.ts';
import type { Result } from '../../shared/protocol/result.ts';
import { movedTables } from '../features/merge/merge-repository.ts';
import { type Booted, bootApp } from './boot.ts';
import { replayRouting } from './support/replay-routing.ts';
import { repSocket } from './support/sockets.ts';
import { hire } from './support/staff.ts';
import { askToken, openSite, type VisitorTab, visitorTab } from './support/visiting.ts';

let dataDir: string;
let router: Booted;
const boot = async (): Promise<void> => {
  router = await bootApp({ dataDir });
};
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'foyer-merge-'));
  await boot();
});
afterEach(async () => {
  await router.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const dataOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message} ${JSON.stringify(result.error)}`);
  return result.data;
};

const atWork = async (person: { id: string; role: Role }) => {
  const socket = await repSocket(router, {
    kind: 'rep',
    personId: person.id,
    role: person.role,
    sessionId: randomUUID(),
  });
  dataOf(await socket.request('presence.set', { status: 'available' }));
  return socket;
};

type Desk = Awaited<ReturnType<typeof atWork>>;

const starts = async (tab: VisitorTab, text: string): Promise<string> =>
  dataOf(await tab.request('conversation.start', { clientId: randomUUID(), by: { kind: 'text', text } })).conversation
    .id;

const says = (tab: VisitorTab, conversationId: string, text: string, clientId: string = randomUUID()) =>
  tab.request('conversation.send', { conversationId, clientId, text });

/** The rep takes the visitor, who waits. */
const isServed = async (desk: Desk, conversationId: string): Promise<void> => {
  const { items } = dataOf(await desk.request('view.open', { viewId: randomUUID(), view: 'offers', params: {} }));
  const offer = items.find((one) => (one as { conversationId?: string }).conversationId === conversationId);
  dataOf(await desk.request('offer.accept', { reservationId: offer?.id ?? '' }));
  dataOf(await desk.request('conversation.send', { conversationId, clientId: randomUUID(), text: 'Hello' }));
};

/** In which columns of which tables an id stands; JSON of the log and of the audit log is history and may name who was. */
const placesOf = async (id: string): Promise<string[]> => {
  const { k } = router.app.core.store;
  const tables = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(k);
  const found = new Set<string>();
  for (const { name } of tables.rows) {
    if (name.startsWith('search_')) continue;
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(k);
    for (const row of rows)
      for (const [column, value] of Object.entries(row)) if (String(value).includes(id)) found.add(`${name}.${column}`);
  }
  return [...found].sort();
};

/** Where a replay of the log decides otherwise than it was decided. */
const deviations = async () =>
  replayRouting(
    await router.app.core.store.k
      .selectFrom('events')
      .selectAll()
      .where('stream', '=', 'routing')
      .orderBy('seq')
      .execute(),
  );

/** One person, first on a phone and then on a laptop. */
const onePersonTwice = async () => {
  const people = {
    ana: await hire(router.app, 'Ana Ruiz'),
    bob: await hire(router.app, 'Bob Lee'),
    max: await hire(router.app, 'Max Orth', 'admin'),
  };
  const site = await openSite(router);
  const ana = await atWork(people.ana);
  const max = await atWork(people.max);
  const phone = await visitorTab(router, site, 'phone', '/pricing');
  const first = await starts(phone, 'What does it cost?');
  dataOf(await phone.request('email.give', { email: 'ann@acme.example' }));
  const laptop = await visitorTab(router, site, 'laptop', '/security', 'a tab');
  const second = await starts(laptop, 'Do you have SSO?');
  return { site, people, ana, max, phone, laptop, first, second };
};

test('two visitors with one address are one: whatever was of either is of who came first', async () => {
  const { site, people, ana, max, phone, laptop, first, second } = await onePersonTwice();
  await isServed(ana, second);
  const bytes = Buffer.from('The plan\n');
  const begun = dataOf(
    await laptop.request('file.begin', {
      conversationId: second,
      clientId: randomUUID(),
      name: 'plan.txt',
      type: 'text/plain',
      bytes: bytes.length,
    }),
  );
  if (begun.state !== 'uploading') throw new Error('not begun');
  await fetch(`${router.url}${begun.url}&offset=0`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes,
  });
  dataOf(await laptop.request('file.finish', { fileId: begun.fileId }));
  const clientId = randomUUID();
  dataOf(await says(laptop, second, 'We have 300 people', clientId));
  dataOf(
    await laptop.request('message.edit', {
      conversationId: second,
      clientId: randomUUID(),
      message: clientId,
      text: 'We have 400 people',
    }),
  );
  dataOf(
    await ana.request('task.save', {
      id: randomUUID(),
      conversationId: second,
      title: 'Send the offer',
      note: '',
      dueAt: null,
      ownerId: people.ana.id,
    }),
  );
  // Before the address is known nothing says that they are one.
  expect(dataOf(await ana.request('visitor.same', { visitorId: laptop.visitorId })).people).toEqual([]);
  expect(await ana.request('visitor.merge', { visitorId: laptop.visitorId, with: phone.visitorId })).toMatchObject({
    error: { code: 'conflict', detail: { reason: 'email' } },
  });
  dataOf(await laptop.request('email.give', { email: 'Ann@acme.example' }));
  expect(dataOf(await ana.request('visitor.same', { visitorId: laptop.visitorId })).people).toMatchObject([
    { visitorId: phone.visitorId, conversations: 1, meetings: 0, words: 'What does it cost?', endsTalk: true },
  ]);

  const into = dataOf(
    await ana.request('visitor.merge', { visitorId: laptop.visitorId, with: phone.visitorId }),
  ).visitorId;
  expect(into).toBe(phone.visitorId);
  await max.heard('visitor.merged', (push) => (push as { into?: string }).into === into);
  // Nothing is the other's any more but the browser that stands for them, and history.
  expect(await placesOf(laptop.visitorId)).toEqual([
    'audit.facts',
    'events.actor_id',
    'events.data',
    'visitor_aliases.id',
  ]);
  const { conversations, card } = dataOf(await ana.request('visitor.get', { visitorId: laptop.visitorId }));
  expect(card).toMatchObject({ id: into, connection: 'here', activity: 'chatting', visits: 2, conversationId: second });
  expect(conversations.map(({ id }) => id).sort()).toEqual([first, second].sort());

  // The one in which something was said last goes on, on the same socket; what was sent before is known still.
  expect(dataOf(await says(laptop, second, 'We have 300 people', clientId)).seq).toBeGreaterThan(1);
  dataOf(await says(laptop, second, 'Still here'));
  expect(await says(phone, first, 'Hello?')).toMatchObject({ error: { code: 'conflict' } });
  await phone.heard('state', (state) => (state as { conversation?: { id: string } }).conversation?.id === second);
  dataOf(await laptop.request('page.view', { url: 'https://acme.example/faq', title: 'FAQ', referrer: '' }));
  expect(dataOf(await ana.request('visitor.get', { visitorId: into })).trail.map(({ path }) => path)).toContain('/faq');
  expect(await deviations()).toEqual([]);

  // Said again it is true already; and so it is after a restart, for whoever comes with either browser.
  expect(dataOf(await ana.request('visitor.merge', { visitorId: laptop.visitorId, with: into })).visitorId).toBe(into);
  for (const socket of [phone, laptop, ana, max]) socket.close();
  await router.close();
  await boot();
  for (const name of ['phone', 'laptop']) {
    const again = await askToken(router, site, name);
    expect(again.ok && again.data.visitorId).toBe(into);
  }
  const back = await visitorTab(router, site, 'laptop', '/pricing');
  dataOf(await says(back, second, 'I am back'));
  expect(await deviations()).toEqual([]);
});

test('an erasure of who stayed leaves nothing of who was joined with them', async () => {
  const { site, ana, max, phone, laptop } = await onePersonTwice();
  dataOf(await laptop.request('email.give', { email: 'ann@acme.example' }));
  dataOf(await max.request('visitor.merge', { visitorId: phone.visitorId, with: laptop.visitorId }));
  dataOf(await max.request('privacy.erase', { visitorId: phone.visitorId }));
  await laptop.heard('erased');
  const { rows } = await sql<{
    text: string;
  }>`select text from messages where text is not null and sender_kind = 'visitor'`.execute(router.app.core.store.k);
  expect(rows).toEqual([]);
  const again = await visitorTab(router, site, 'laptop', '/pricing');
  expect(again.visitorId).not.toBe(phone.visitorId);
  expect(dataOf(await ana.request('visitor.same', { visitorId: again.visitorId })).people).toEqual([]);
  dataOf(await again.request('conversation.start', { clientId: randomUUID(), by: { kind: 'text', text: 'Hi' } }));
});

test('a rep ends no talk of a colleague by it; a manager may', async () => {
  const { people, ana, max, phone, laptop, first, second } = await onePersonTwice();
  dataOf(await laptop.request('email.give', { email: 'ann@acme.example' }));
  await isServed(ana, first);
  dataOf(await ana.request('presence.set', { status: 'away' }));
  const bob = await atWork(people.bob);
  await isServed(bob, second);
  const both = { visitorId: laptop.visitorId, with: phone.visitorId };
  expect(await bob.request('visitor.merge', both)).toMatchObject({
    error: { code: 'forbidden', detail: { reason: 'talk' } },
  });
  expect(await placesOf(laptop.visitorId)).toContain('visitors.id');
  dataOf(await says(laptop, second, 'Anybody?'));
  dataOf(await max.request('visitor.merge', both));
  const { conversation } = dataOf(await ana.request('conversation.open', { conversationId: first }));
  expect(conversation).toMatchObject({ phase: 'closed', visitorId: phone.visitorId });
  const { rows } = dataOf(await max.request('audit.list', { limit: 5 }));
  expect(rows).toContainEqual(
    expect.objectContaining({ action: 'visitor.merge', object: `visitor:${phone.visitorId}` }),
  );
});

describe('a browser that comes back by the link of a mail', () => {
  const linkTo = (conversationId: string): string => {
    const url = router.app.services.mailLinks.returnUrl('https://acme.example/', conversationId, Date.now() + 60_000);
    return new URL(url).hash.replace('#foyer-return=', '');
  };

  test('is joined with whom it leads to where both gave the same address', async () => {
    const { site, phone, laptop, first } = await onePersonTwice();
    dataOf(await laptop.request('email.give', { email: 'ann@acme.example' }));
    const back = await askToken(router, site, 'laptop', { back: linkTo(first) });
    expect(back.ok && back.data.visitorId).toBe(phone.visitorId);
    const later = await askToken(router, site, 'laptop');
    expect(later.ok && later.data.visitorId).toBe(phone.visitorId);
  });

  test('is them for that page alone where it gave none or another', async () => {
    const { site, phone, laptop, first } = await onePersonTwice();
    dataOf(await laptop.request('email.give', { email: 'boss@acme.example' }));
    const back = await askToken(router, site, 'laptop', { back: linkTo(first) });
    expect(back.ok && back.data.visitorId).toBe(phone.visitorId);
    const later = await askToken(router, site, 'laptop');
    expect(later.ok && later.data.visitorId).toBe(laptop.visitorId);
  });
});

test('every table that says whose its rows are is one a merge moves', async () => {
  const { k } = router.app.core.store;
  const { rows } = await sql<{ name: string }>`select m.name from sqlite_master m
    where m.type = 'table' and exists (select 1 from pragma_table_info(m.name) c where c.name = 'visitor_id')`.execute(
    k,
  );
  expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(movedTables).sort());
});
