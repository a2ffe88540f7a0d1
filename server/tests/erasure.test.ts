import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Booted, bootApp } from './boot.ts';
import { askToken, visitorTab } from './support/visiting.ts';
import { atWork, aWellKnownPerson, busyMailServer, dataOf, mark } from './support/well-known-person.ts';

const dayMs = 24 * 3_600_000;

let dataDir: string;
let router: Booted;
const boot = async (): Promise<void> => {
  router = await bootApp({ dataDir, mail: busyMailServer });
};
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'foyer-erasure-'));
  await boot();
});
afterEach(async () => {
  await router.close();
  rmSync(dataDir, { recursive: true, force: true });
});

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

/** Which tables lead to a person and have room for words about them or by them. */
const tablesWithWords = async (): Promise<string[]> => {
  const { rows } = await sql<{ name: string; columns: string }>`
    select t.name, group_concat(c.name) as columns from sqlite_master t, pragma_table_info(t.name) c
    where t.type = 'table' group by t.name order by t.name`.execute(router.app.core.store.k);
  const leads = ['visitor_id', 'conversation_id', 'work_item_id', 'visit_id', 'call_id'];
  const words =
    /^(text|words|note|notes|title|name|reason|summary|comment|subject|body|properties)$|_(path|text|name|email)$/;
  return rows.flatMap(({ name, columns }) => {
    const all = columns.split(',');
    return all.some((one) => leads.includes(one)) && all.some((one) => words.test(one)) ? [name] : [];
  });
};

/** Which files of the data folder hold the mark, in their names or their bytes. */
const markedFiles = (): string[] =>
  readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(dataDir, name);
    if (name.toLowerCase().includes(mark)) return true;
    return statSync(path).isFile() && readFileSync(path).toString('latin1').toLowerCase().includes(mark);
  });

const known = async () => {
  const person = await aWellKnownPerson(router);
  // Nobody waits and is kept away and was missed at once: two rows that a rep's words may stand in.
  const { k } = router.app.core.store;
  const [item] = await k.selectFrom('work_items').select('id').orderBy('created_at').execute();
  const blocked = { visitor_id: person.visitorId, reason: `${mark} was rude`, by_id: person.people.ana.id };
  await k
    .insertInto('blocks')
    .values({ ...blocked, at: 1, until: 2 })
    .execute();
  const missed = { work_item_id: item?.id ?? '', missed_at: 1, owner_id: null, state: 'open' as const };
  await k
    .insertInto('follow_ups')
    .values({ ...missed, note: `Write to ${mark}`, done_at: null, done_by: null, updated_at: 1 })
    .execute();
  // While they wait: what the engine is made from at the start is logged with the facts of those who wait.
  await router.close();
  await boot();
  return person;
};

test('an erasure leaves nothing of a person in any table or file, and breaks nothing else', async () => {
  const { site, people, visitorId, conversations } = await known();
  const before = await markedTables();
  for (const table of [
    'blocks',
    'conversation_guests',
    'conversations',
    'events',
    'files',
    'follow_ups',
    'mails',
    'meetings',
    'messages',
    'notes',
    'page_views',
    'pounces',
    'tasks',
    'transfers',
    'visitor_events',
    'visitors',
    'visits',
    'work_items',
  ])
    expect(before).toContain(table);
  expect(before.some((table) => table.startsWith('search_'))).toBe(true);
  // A new table with words in it holds the mark here, or nobody has shown that it can be erased.
  expect((await tablesWithWords()).filter((table) => !before.includes(table))).toEqual([]);
  expect(markedFiles().length).toBeGreaterThan(1);
  const { k } = router.app.core.store;
  const logged = await k.selectFrom('events').select('data').where('stream', '=', 'routing').execute();
  // R19.10: in an input of theirs, and in what a start is made from.
  expect(logged.filter(({ data }) => data.includes(`"attributes":{"team":"${mark}"}`)).length).toBeGreaterThan(2);

  const other = await visitorTab(router, site, 'somebody else', '/pricing');
  const otherTalk = dataOf(
    await other.request('conversation.start', {
      clientId: randomUUID(),
      by: { kind: 'text', text: 'Do you have SSO?' },
    }),
  ).conversation.id;

  const visitor = await visitorTab(router, site, mark, `/${mark}-page`);
  expect(visitor.visitorId).toBe(visitorId);
  const max = await atWork(router, people.max);
  const { erased } = dataOf(await max.request('privacy.erase', { visitorId }));
  expect(erased).toMatchObject({ conversations: 2, files: 1 });
  expect(erased.messages).toBeGreaterThan(3);

  expect(await markedTables()).toEqual([]);
  expect(markedFiles()).toEqual([]);

  // Consoles hear of it and ask which of their copies were of somebody erased.
  await max.heard('privacy.erased');
  const kept = [...conversations, otherTalk];
  expect(dataOf(await max.request('privacy.erased_of', { conversationIds: kept })).conversationIds.sort()).toEqual(
    [...conversations].sort(),
  );
  const nobody = randomUUID();
  const copies = { conversationIds: [], visitorIds: [visitorId, other.visitorId, nobody] };
  expect(dataOf(await max.request('privacy.erased_of', copies)).visitorIds).toEqual([visitorId, nobody]);

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
  const { site, people, visitorId } = await known();
  const max = await atWork(router, people.max);
  expect(dataOf(await max.request('privacy.find', { text: `ann@${mark}` })).people).toMatchObject([
    { visitorId, name: `Ann ${mark}`, email: `ann@${mark}.example`, conversations: 2 },
  ]);
  expect(dataOf(await max.request('privacy.find', { text: visitorId })).people).toHaveLength(1);
  const { url } = dataOf(await max.request('privacy.export', { visitorId }));
  const zip = await fetch(url);
  expect(zip.headers.get('content-disposition')).toContain('attachment');
  const bytes = Buffer.from(await zip.arrayBuffer());
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  expect(bytes.includes('person.json')).toBe(true);
  expect(bytes.includes(`files/001-${mark}.txt`)).toBe(true);
  expect((await fetch(url.replace('/all/', '/own/'))).status).toBe(403);
  expect((await fetch(url.replace(/until=\d+/, `until=${Date.now() + dayMs}`))).status).toBe(403);

  const ana = await atWork(router, people.ana);
  expect(await ana.request('privacy.export', { visitorId })).toMatchObject({ ok: false, error: { code: 'forbidden' } });

  const visitor = await visitorTab(router, site, mark, '/');
  const own = dataOf(await visitor.request('privacy.export_me', {}));
  expect(own.url).toContain(`/own/${visitorId}`);
  expect((await fetch(own.url)).status).toBe(200);
});

test('a visitor erases themselves, on every tab', async () => {
  const { site, visitorId } = await known();
  const one = await visitorTab(router, site, mark, '/', 'tab one');
  const two = await visitorTab(router, site, mark, '/', 'tab two');
  expect(two.visitorId).toBe(visitorId);
  dataOf(await one.request('privacy.erase_me', {}));
  await two.heard('erased');
  expect(await markedTables()).toEqual([]);
});

test('a site keeps people as long as it says, and no longer', async () => {
  const { site, people, visitorId } = await known();
  const max = await atWork(router, people.max);
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
