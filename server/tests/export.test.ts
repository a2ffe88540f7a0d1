import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Booted, bootApp } from './boot.ts';
import { readZip } from './support/read-zip.ts';
import { visitorTab } from './support/visiting.ts';
import { atWork, aWellKnownPerson, busyMailServer, dataOf, mark } from './support/well-known-person.ts';

/** What belongs to a person and is no word of the export, and why. A new table has to be told, or to stand here. */
const leftOut: Record<string, string> = {
  routing_refs: 'where in the log of routing a conversation stands',
  reservations: 'whom of the reps a wait was offered to: of reps',
  mentions: 'which colleague has not read a note yet: of reps',
  snoozes: 'when a rep looks at it again: of reps',
  message_changes: 'ids alone; what was changed is told with the message',
};
/** Tables of a person's data, each with the column that leads to them. */
const told: Record<string, string> = {
  visitor_aliases: 'visitor_id',
  visitor_events: 'visitor_id',
  blocks: 'visitor_id',
  visits: 'visitor_id',
  page_views: 'visitor_id',
  impressions: 'visitor_id',
  experience_steps: 'conversation_id',
  pounces: 'visitor_id',
  conversations: 'visitor_id',
  messages: 'conversation_id',
  notes: 'conversation_id',
  tasks: 'visitor_id',
  transfers: 'conversation_id',
  conversation_guests: 'conversation_id',
  conversation_tags: 'conversation_id',
  conversation_dispositions: 'conversation_id',
  calls: 'visitor_id',
  call_reports: 'conversation_id',
  demos: 'visitor_id',
  files: 'conversation_id',
  meetings: 'visitor_id',
  mails: 'conversation_id',
  work_items: 'visitor_id',
  follow_ups: 'work_item_id',
};
/** What only colleagues are to read. */
const ofReps = [`Look at ${mark}`, `${mark} wants a demo`, `Yours: ${mark}`, `Help ${mark}`, `${mark} jokes`];

let dataDir: string;
let router: Booted;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'foyer-export-'));
  router = await bootApp({ dataDir, mail: busyMailServer });
});
afterEach(async () => {
  await router.close();
  rmSync(dataDir, { recursive: true, force: true });
});

type Value = string | number | null;

const rowsOf = async (table: string): Promise<Record<string, Value>[]> =>
  (await sql<Record<string, Value>>`select * from ${sql.table(table)}`.execute(router.app.core.store.k)).rows;

const columnsOf = async (table: string): Promise<string[]> =>
  (await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(router.app.core.store.k)).rows.map(
    ({ name }) => name,
  );

const put = async (table: string, row: Record<string, Value>): Promise<void> => {
  const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)));
  await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(Object.values(row))})`.execute(
    router.app.core.store.k,
  );
};

/** What no short story brings about. */
const putTheRest = async (visitorId: string, conversationId: string, repId: string): Promise<void> => {
  const at = Date.UTC(2026, 1, 3, 4, 5, 6, 789);
  const { k } = router.app.core.store;
  const [item] = await k.selectFrom('work_items').select('id').execute();
  const shown = await k.selectFrom('impressions').select('id').executeTakeFirstOrThrow();
  await put('blocks', { visitor_id: visitorId, reason: `${mark} jokes`, by_id: repId, at, until: null });
  await put('visitor_aliases', { id: randomUUID(), visitor_id: visitorId, created_at: at + 1 });
  await put('visitor_events', {
    id: randomUUID(),
    visitor_id: visitorId,
    name: 'cart',
    properties: JSON.stringify({ goods: `boots for ${mark}` }),
    at: at + 2,
  });
  await put('experience_steps', {
    id: randomUUID(),
    impression_id: shown.id,
    conversation_id: conversationId,
    step: 'ask',
    kind: 'entered',
    drop: null,
    at: at + 3,
  });
  const callId = randomUUID();
  await put('calls', {
    id: callId,
    conversation_id: conversationId,
    visitor_id: visitorId,
    rep_id: repId,
    started_by: 'rep',
    state: 'ended',
    visitor_seat: null,
    rep_seat: null,
    started_at: at + 4,
    rings_until: at + 5,
    answered_at: null,
    connected_at: null,
    ended_at: at + 6,
    end_reason: 'no_answer',
    ended_by: null,
    seconds: 0,
  });
  await put('call_reports', {
    call_id: callId,
    side: 'visitor',
    seat: randomUUID(),
    conversation_id: conversationId,
    from_at: at + 4,
    codec: 'opus',
    path: 'relay_tls',
    reconnects: 3,
    good_s: 41,
    fair_s: 42,
    poor_s: 43,
    away_s: 44,
    rtt_median: 51,
    rtt_p95: 51,
    jitter_median: 52,
    jitter_p95: 52,
    loss_median: 53,
    loss_p95: 53,
    kbps_median: 54,
    kbps_p95: 54,
    series: JSON.stringify({ stepS: 2, rtt: [51], jitter: [52], loss: [53], kbps: [54] }),
  });
  await put('demos', {
    id: randomUUID(),
    conversation_id: conversationId,
    visitor_id: visitorId,
    rep_id: repId,
    call_id: null,
    state: 'ended',
    visitor_seat: null,
    rep_seat: randomUUID(),
    joins: 0,
    started_at: at + 4,
    asks_until: at + 5,
    accepted_at: null,
    ended_at: at + 6,
    end_reason: 'declined',
    ended_by: 'visitor',
    seconds: 0,
  });
  await put('follow_ups', {
    work_item_id: item?.id ?? '',
    missed_at: at + 7,
    owner_id: null,
    state: 'open',
    note: `call ${mark} back`,
    done_at: null,
    done_by: null,
    updated_at: at + 7,
  });
  await put('tags', { id: randomUUID(), name: `Tag of ${mark}`, tone: 1, created_at: at });
  const [tag] = await k.selectFrom('tags').select('id').execute();
  const [disposition] = await k.selectFrom('dispositions').select('id').execute();
  const marks = { conversation_id: conversationId, by_id: repId };
  await put('conversation_tags', { ...marks, tag_id: tag?.id ?? '', at: at + 8 });
  await put('conversation_dispositions', { ...marks, disposition_id: disposition?.id ?? '', at: at + 9 });
};

/** Texts and instants of a value, however deep; JSON in a column is looked into. */
const leavesOf = (value: unknown): string[] => {
  if (typeof value === 'string' && /^[{[]/.test(value)) return leavesOf(JSON.parse(value));
  if (value !== null && typeof value === 'object') return Object.values(value).flatMap(leavesOf);
  return value === null || value === undefined ? [] : [String(value)];
};

const zipOf = async (url: string): Promise<Map<string, Buffer>> => {
  const answer = await fetch(url);
  expect(answer.headers.get('content-disposition')).toContain('attachment');
  return readZip(Buffer.from(await answer.arrayBuffer()));
};

test('an export tells every row that is kept of a person, in words that read by themselves', async () => {
  const { site, people, visitorId, conversations } = await aWellKnownPerson(router);
  const [first = '', second = ''] = conversations;
  await putTheRest(visitorId, first, people.ana.id);
  const max = await atWork(router, people.max);

  // Every table that leads to a visitor is told, or it stands here why not.
  const { rows: tables } = await sql<{
    name: string;
  }>`select name from sqlite_master where type = 'table'`.execute(router.app.core.store.k);
  const links = ['visitor_id', 'conversation_id', 'work_item_id', 'impression_id'];
  const personal: string[] = [];
  for (const { name } of tables) {
    if (!name.startsWith('search_') && (await columnsOf(name)).some((column) => links.includes(column)))
      personal.push(name);
  }
  expect(personal.filter((name) => !(name in told) && !(name in leftOut))).toEqual([]);
  expect(Object.keys({ ...told, ...leftOut }).filter((name) => !personal.includes(name))).toEqual([]);

  const { url } = dataOf(await max.request('privacy.export', { visitorId }));
  const files = await zipOf(url);
  const person = JSON.parse(String(files.get('person.json'))) as Record<string, unknown>;
  const leaves = leavesOf(person);
  const all = leaves.join('\n');

  const items = (await rowsOf('work_items')).filter((row) => row.visitor_id === visitorId).map(({ id }) => id);
  const theirs: readonly (Value | undefined)[] = [visitorId, ...conversations, ...items];
  for (const [table, by] of Object.entries(told)) {
    const rows = (await rowsOf(table)).filter((row) => theirs.includes(row[by]));
    expect(rows.length, table).toBeGreaterThan(0);
    for (const row of rows) {
      // Each row is there with its time …
      const times = Object.entries(row).flatMap(([name, value]) =>
        typeof value === 'number' && /(^|_)(at|until|since)$/.test(name) ? [new Date(value).toISOString()] : [],
      );
      expect(
        times.some((time) => leaves.includes(time)),
        `${table} at ${times}`,
      ).toBe(true);
      // … and with every word of the person that stands in it; what an excerpt or a mail's HTML repeats is there in whole.
      for (const [name, value] of Object.entries(row)) {
        if (name === 'last_text') continue;
        for (const leaf of leavesOf(value)) {
          if (leaf.toLowerCase().includes(mark) && !leaf.startsWith('<!doctype'))
            expect(all, `${table}.${name}`).toContain(leaf);
        }
      }
    }
  }
  expect(person).toMatchObject({
    person: { name: `Ann ${mark}`, email: `ann@${mark}.example`, time_zone: 'Europe/Lisbon' },
    meetings: [{ with: 'Ana Ruiz', email: `ann@${mark}.example` }],
    spoken_to_by_reps: [{ by: 'Ana Ruiz', text: `Hello ${mark}` }],
  });
  // No times as numbers, no columns.
  expect(leaves.filter((leaf) => /^\d{13}$/.test(leaf))).toEqual([]);
  const keysOf = (value: unknown): string[] =>
    value !== null && typeof value === 'object'
      ? Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)])
      : [];
  expect(keysOf(person).filter((key) => /_(at|id)$/.test(key))).toEqual([]);

  expect(String(files.get('README.txt'))).toMatch(/person\.json[\s\S]*conversations\/[\s\S]*files\//);
  const transcript = String(files.get('conversations/001.txt'));
  expect(transcript).toContain(`Ann ${mark}: It is ${mark}, really`);
  expect(transcript).toContain(`Note by Ana Ruiz: Look at ${mark}`);
  expect(String(files.get('conversations/002.txt'))).toContain(`It is ${mark} again`);
  expect(String(files.get(`files/001-${mark}.txt`))).toBe(`The plan of ${mark}\n`);
  for (const text of ofReps) expect(all).toContain(text);
  expect(second).not.toBe('');

  // Their own has all of theirs and nothing that colleagues wrote for each other.
  await router.app.core.store.k.deleteFrom('blocks').execute();
  await router.close();
  router = await bootApp({ dataDir, mail: busyMailServer });
  const visitor = await visitorTab(router, site, mark, '/');
  expect(visitor.visitorId).toBe(visitorId);
  const own = await zipOf(dataOf(await visitor.request('privacy.export_me', {})).url);
  const everything = [...own.values()].map(String).join('\n');
  expect(everything).toContain(`It is ${mark}, really`);
  expect(everything).toContain(`ann@${mark}.example`);
  for (const text of [...ofReps, `call ${mark} back`, `Tag of ${mark}`]) expect(everything).not.toContain(text);
});
