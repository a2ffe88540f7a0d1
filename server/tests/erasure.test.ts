import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Role } from '../../shared/domain/person.ts';
import type { Result } from '../../shared/protocol/result.ts';
import type { MailTransport } from '../features/mail/mail-transport.ts';
import { type Booted, bootApp } from './boot.ts';
import { repSocket } from './support/sockets.ts';
import { hire } from './support/staff.ts';
import { askToken, openSite, visitorTab } from './support/visiting.ts';

/** Stands in everything that is said of the person, and in nothing else. */
const mark = 'zqmarker';
const dayMs = 24 * 3_600_000;

const mailServer: MailTransport = {
  from: 'Acme <sales@acme.example>',
  // Never takes a mail, so that the outbox still has it.
  send: async () => ({ ok: false, again: 'later', problem: 'busy' }),
  close: () => {},
};

let dataDir: string;
let router: Booted;
const boot = async (): Promise<void> => {
  router = await bootApp({ dataDir, mail: mailServer });
};
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'foyer-erasure-'));
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

/** In which tables the mark stands, the index of the search among them. */
const markedTables = async (): Promise<string[]> => {
  const { k } = router.app.core.store;
  const tables = await sql<{ name: string }>`select name from sqlite_master where type = 'table' order by name`.execute(
    k,
  );
  const marked: string[] = [];
  for (const { name } of tables.rows) {
    // A virtual table of the index without contents of its own: what it has lies in the tables around it.
    if (name === 'search_words' || name === 'search_names') continue;
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(k);
    const has = rows.some((row) =>
      Object.values(row).some((value) =>
        (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)).toLowerCase().includes(mark),
      ),
    );
    if (has) marked.push(name);
  }
  return marked;
};

/** Which files of the data folder hold the mark, in their names or their bytes. */
const markedFiles = (): string[] =>
  readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(dataDir, name);
    if (name.toLowerCase().includes(mark)) return true;
    return statSync(path).isFile() && readFileSync(path).toString('latin1').toLowerCase().includes(mark);
  });

/** A person of whom every kind of thing is kept: pounced, answered, noted, asked about, mailed, booked, and waiting again. */
const aWellKnownPerson = async () => {
  const people = {
    ana: await hire(router.app, 'Ana Ruiz'),
    bob: await hire(router.app, 'Bob Lee'),
    max: await hire(router.app, 'Max Orth', 'admin'),
  };
  const site = await openSite(router);
  const settings = router.app.services.settings.current();
  const ana = await atWork(people.ana);
  const bob = await atWork(people.bob);
  const max = await atWork(people.max);
  dataOf(await max.request('settings.set', { ...settings, pounceAfterS: 0 }));
  dataOf(
    await ana.request('availability.set', {
      zone: 'UTC',
      spans: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 0, to: 1440 })),
    }),
  );
  const visitor = await visitorTab(router, site, mark, `/${mark}-page?utm_campaign=${mark}`);
  const { visitorId } = visitor;
  const { pounce } = dataOf(await ana.request('pounce.claim', { visitorId }));
  dataOf(await ana.request('pounce.send', { pounceId: pounce.id, clientId: randomUUID(), text: `Hello ${mark}` }));
  dataOf(await visitor.request('pounce.delivered', { id: pounce.id }));
  const first = dataOf(
    await visitor.request('conversation.start', {
      clientId: randomUUID(),
      by: { kind: 'pounce_reply', pounceId: pounce.id, text: `I am ${mark}` },
    }),
  ).conversation.id;
  const said = randomUUID();
  dataOf(
    await visitor.request('conversation.send', { conversationId: first, clientId: said, text: `My name is ${mark}` }),
  );
  dataOf(
    await visitor.request('message.edit', {
      conversationId: first,
      clientId: randomUUID(),
      message: said,
      text: `It is ${mark}, really`,
    }),
  );
  dataOf(
    await ana.request('note.add', {
      conversationId: first,
      clientId: randomUUID(),
      text: `Look at ${mark}`,
      mentions: [people.bob.id],
    }),
  );
  dataOf(
    await ana.request('task.save', {
      id: randomUUID(),
      conversationId: first,
      title: `Call ${mark}`,
      note: `${mark} wants a demo`,
      dueAt: null,
      ownerId: people.ana.id,
    }),
  );
  dataOf(
    await ana.request('conversation.invite', { conversationId: first, repId: people.bob.id, note: `Help ${mark}` }),
  );
  dataOf(
    await ana.request('conversation.transfer', {
      conversationId: first,
      to: { kind: 'rep', repId: people.bob.id },
      note: `Yours: ${mark}`,
    }),
  );
  dataOf(await ana.request('conversation.transfer_cancel', { conversationId: first }));
  const bytes = Buffer.from(`The plan of ${mark}\n`);
  const begun = dataOf(
    await visitor.request('file.begin', {
      conversationId: first,
      clientId: randomUUID(),
      name: `${mark}.txt`,
      type: 'text/plain',
      bytes: bytes.length,
    }),
  );
  if (begun.state !== 'uploading') throw new Error('not begun');
  const put = await fetch(`${router.url}${begun.url}&offset=0`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes,
  });
  expect(put.status).toBe(200);
  dataOf(await visitor.request('file.finish', { fileId: begun.fileId }));
  dataOf(
    await visitor.request('conversation.send', {
      conversationId: first,
      clientId: randomUUID(),
      text: 'the plan',
      files: [begun.fileId],
    }),
  );
  dataOf(await visitor.request('email.give', { email: `ann@${mark}.example` }));
  dataOf(
    await ana.request('conversation.transcript_mail', {
      conversationId: first,
      to: `boss@${mark}.example`,
      notes: true,
      locale: 'en',
      zone: 'UTC',
    }),
  );
  const { slots } = dataOf(await visitor.request('slot.list', { zone: 'UTC' }));
  dataOf(
    await visitor.request('meeting.book', {
      clientId: randomUUID(),
      slotId: slots[0]?.id ?? '',
      name: `Ann ${mark}`,
      email: `ann@${mark}.example`,
      zone: 'UTC',
    }),
  );
  await ana.request('conversation.close', { conversationId: first });
  const second = dataOf(
    await visitor.request('conversation.start', {
      clientId: randomUUID(),
      by: { kind: 'text', text: `It is ${mark} again` },
    }),
  ).conversation.id;
  for (const socket of [visitor, ana, bob, max]) socket.close();
  // While they wait: what the engine is made from at the start is logged with the facts of those who wait.
  await router.close();
  await boot();
  return { site, people, visitorId, conversations: [first, second] };
};

test('an erasure leaves nothing of a person in any table or file, and breaks nothing else', async () => {
  const { site, people, visitorId, conversations } = await aWellKnownPerson();
  const before = await markedTables();
  for (const table of [
    'conversation_guests',
    'conversations',
    'events',
    'files',
    'mails',
    'meetings',
    'messages',
    'notes',
    'page_views',
    'pounces',
    'tasks',
    'transfers',
    'visitors',
    'visits',
    'work_items',
  ])
    expect(before).toContain(table);
  expect(before.some((table) => table.startsWith('search_'))).toBe(true);
  expect(markedFiles().length).toBeGreaterThan(1);

  const other = await visitorTab(router, site, 'somebody else', '/pricing');
  const otherTalk = dataOf(
    await other.request('conversation.start', {
      clientId: randomUUID(),
      by: { kind: 'text', text: 'Do you have SSO?' },
    }),
  ).conversation.id;

  const visitor = await visitorTab(router, site, mark, `/${mark}-page`);
  expect(visitor.visitorId).toBe(visitorId);
  const max = await atWork(people.max);
  const { erased } = dataOf(await max.request('privacy.erase', { visitorId }));
  expect(erased).toMatchObject({ conversations: 2, files: 1 });
  expect(erased.messages).toBeGreaterThan(3);

  expect(await markedTables()).toEqual([]);
  expect(markedFiles()).toEqual([]);

  // Who had a page open hears of it, and is let go.
  await visitor.heard('erased');
  await visitor.gone();
  // The browser is somebody new; a token from before opens no way to what was.
  const again = await askToken(router, site, mark);
  expect(again.ok && again.data.visitorId).not.toBe(visitorId);

  // What was said reads as erased, in its places; nobody else's is touched.
  for (const conversationId of conversations) {
    const { entries, conversation } = dataOf(await max.request('conversation.open', { conversationId }));
    expect(conversation.phase).toBe('closed');
    expect(entries.at(-1)?.type).toBe('erased');
    expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, at) => at + 1));
    for (const entry of entries) if (entry.type === 'message') expect(entry.text).toBeNull();
  }
  const { entries } = dataOf(await max.request('conversation.open', { conversationId: otherTalk }));
  expect(JSON.stringify(entries)).toContain('Do you have SSO?');
  expect(await max.request('privacy.erase', { visitorId })).toMatchObject({ ok: false, error: { code: 'not_found' } });
  const { rows } = dataOf(await max.request('audit.list', { limit: 5 }));
  expect(rows).toContainEqual(expect.objectContaining({ action: 'privacy.erase', object: `visitor:${visitorId}` }));

  // The router starts on what is left.
  await router.close();
  await boot();
  expect(await markedTables()).toEqual([]);
});

test('all that is kept is handed out as one ZIP, to whoever has the link and for ten minutes', async () => {
  const { site, people, visitorId } = await aWellKnownPerson();
  const max = await atWork(people.max);
  expect(dataOf(await max.request('privacy.find', { text: `ann@${mark}` })).people).toMatchObject([
    { visitorId, name: `Ann ${mark}`, email: `ann@${mark}.example`, conversations: 2 },
  ]);
  expect(dataOf(await max.request('privacy.find', { text: visitorId })).people).toHaveLength(1);
  const { url } = dataOf(await max.request('privacy.export', { visitorId }));
  const zip = await fetch(url);
  expect(zip.headers.get('content-disposition')).toContain('attachment');
  const bytes = Buffer.from(await zip.arrayBuffer());
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  expect(bytes.includes('data.json')).toBe(true);
  expect(bytes.includes(`files/001-${mark}.txt`)).toBe(true);
  expect((await fetch(url.replace('/all/', '/own/'))).status).toBe(403);
  expect((await fetch(url.replace(/until=\d+/, `until=${Date.now() + dayMs}`))).status).toBe(403);

  const ana = await atWork(people.ana);
  expect(await ana.request('privacy.export', { visitorId })).toMatchObject({ ok: false, error: { code: 'forbidden' } });

  const visitor = await visitorTab(router, site, mark, '/');
  const own = dataOf(await visitor.request('privacy.export_me', {}));
  expect(own.url).toContain(`/own/${visitorId}`);
  expect((await fetch(own.url)).status).toBe(200);
});

test('a visitor erases themselves, on every tab', async () => {
  const { site, visitorId } = await aWellKnownPerson();
  const one = await visitorTab(router, site, mark, '/', 'tab one');
  const two = await visitorTab(router, site, mark, '/', 'tab two');
  expect(two.visitorId).toBe(visitorId);
  dataOf(await one.request('privacy.erase_me', {}));
  await two.heard('erased');
  expect(await markedTables()).toEqual([]);
});

test('a site keeps people as long as it says, and no longer', async () => {
  const { site, people, visitorId } = await aWellKnownPerson();
  const max = await atWork(people.max);
  const { store } = router.app.core;
  const { retention } = router.app.services;
  await store.k
    .updateTable('visitors')
    .set({ last_seen_at: Date.now() - 40 * dayMs })
    .execute();
  expect(await retention.sweep()).toBe(0);
  dataOf(await max.request('privacy.set_retention', { siteId: site.id, days: 30 }));
  // They have a meeting to come, and wait.
  expect(await retention.sweep()).toBe(0);
  await store.k.updateTable('meetings').set({ starts_at: 1, ends_at: 2 }).execute();
  await store.k.updateTable('conversations').set({ state: 'closed', phase: 'closed', closed_at: 3 }).execute();
  expect(await retention.sweep()).toBe(1);
  expect(await markedTables()).toEqual([]);
  expect(await store.k.selectFrom('visitors').select('erased_at').where('id', '=', visitorId).execute()).not.toEqual([
    { erased_at: null },
  ]);
});
