import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresDialect, type SchemaDialect, sqliteDialect } from '../db/dialect.ts';
import { migrate } from '../db/migrate.ts';
import { createConversations } from '../features/conversations/conversations.ts';
import type { Core } from '../features/core.ts';
import { createSearch } from '../features/search/search.ts';
import { aPostgres } from './support/a-postgres.ts';
import { aStore } from './support/a-store.ts';
import { aSite, aVisitor } from './support/builders.ts';
import { handTimers } from './support/hand-timers.ts';

const columns = 'id, conversation_id, seq, sender_kind, sender_id, client_id, text, at, edited_at, deleted_at';

/** The tables as they were: each message under a key of its own, and files that knew that alone. */
const asBefore = async (k: Kysely<unknown>, { engine }: SchemaDialect): Promise<void> => {
  const run = (text: string) => sql.raw(text).execute(k);
  await run(`delete from kysely_migration where name >= '0039-message-places'`);
  // What came later is taken back as well: it comes after this in every database.
  for (const column of ['gave_name', 'gave_email']) await run(`alter table meetings drop column ${column}`);
  await run('alter table files drop column message_seq');
  if (engine === 'postgres') {
    await run('alter table messages drop constraint messages_pkey');
    await run('alter table messages add primary key (id), add unique (conversation_id, seq)');
    return;
  }
  const { rows } = await sql<{ name: string; sql: string }>`
    select name, sql from sqlite_master where type = 'trigger' and sql like '%messages%'`.execute(k);
  for (const { name } of rows) await run(`drop trigger ${name}`);
  await run(`create table messages_before (
    id text primary key, conversation_id text not null references conversations(id), seq integer not null,
    sender_kind text not null, sender_id text not null, client_id text not null, text text, at integer not null,
    edited_at integer, deleted_at integer, unique (conversation_id, seq), unique (conversation_id, sender_id, client_id))`);
  await run(`insert into messages_before (${columns}) select ${columns} from messages`);
  await run('drop table messages');
  await run('alter table messages_before rename to messages');
  for (const trigger of rows) await run(trigger.sql);
};

const check = async (core: Core, dialect: SchemaDialect): Promise<void> => {
  const { store, ids } = core;
  const conversations = createConversations(core);
  const search = createSearch(core, dialect.engine, handTimers());
  const visitor = await aVisitor(core, await aSite(core));
  const { row } = await store.run((tx) =>
    conversations.start(tx, {
      ...{ visitor, clientId: ids.next(), impressionId: null, pagePath: '/', words: '' },
      said: [{ from: 'visitor', text: 'Hello', clientId: ids.next() }],
    }),
  );
  const fileId = ids.next();
  const none = { width: null, height: null, refusal: null, message_id: null };
  await store.k
    .insertInto('files')
    .values({
      ...{ id: fileId, conversation_id: row.id, owner_kind: 'visitor', owner_id: visitor.visitorId, ...none },
      ...{ client_id: ids.next(), state: 'ready', kind: 'file', name: 'offer.pdf', type: 'application/pdf', bytes: 9 },
      ...{ sha256: 'a', stored_as: 'b', place: 0, created_at: 1 },
    })
    .execute();
  const told = { conversationId: row.id, clientId: ids.next(), text: 'Here is our offer', files: [fileId] };
  const before = await store.run((tx) => conversations.send(tx, visitor, told));
  const said = () => store.k.selectFrom('messages').selectAll().orderBy('seq').execute();
  const messages = await said();
  const found = async (words: string) => {
    const answer = await search.find({ query: { words }, limit: 5 });
    return answer.ok ? answer.data.talks.map(({ seq, kind }) => `${kind} ${seq}`) : answer;
  };
  expect([await found('here'), await found('offer.pdf')]).toEqual([['message 2'], ['file 2']]);

  await asBefore(store.k as unknown as Kysely<unknown>, dialect);
  await migrate(store.k, dialect);

  expect(await said()).toEqual(messages);
  const carried = store.k.selectFrom('files').select(['message_id', 'message_seq']);
  expect(await carried.execute()).toEqual([{ message_id: messages[1]?.id, message_seq: 2 }]);
  expect([await found('here'), await found('offer.pdf')]).toEqual([['message 2'], ['file 2']]);
  // What was sent before is known, a place that is taken is nobody else's, and words that go leave the index.
  expect(await store.run((tx) => conversations.send(tx, visitor, told))).toEqual(before);
  const next = { conversationId: row.id, clientId: ids.next(), text: 'And a question' };
  expect(await store.run((tx) => conversations.send(tx, visitor, next))).toMatchObject({ ok: true, data: { seq: 3 } });
  const twice = { ...(messages[0] ?? {}), id: ids.next(), client_id: ids.next() } as never;
  await expect(store.k.insertInto('messages').values(twice).execute()).rejects.toThrow(/unique/i);
  await store.k.updateTable('messages').set({ text: null }).where('seq', '=', 2).execute();
  expect(await found('here')).toEqual([]);
  search.stop();
};

describe('messages that lay under a key of their own', () => {
  it('keep their places, their files and what finds them, on SQLite', async () => {
    const { core } = await aStore();
    await check(core, sqliteDialect);
  });

  describe('on PostgreSQL', () => {
    let cluster: Awaited<ReturnType<typeof aPostgres>>;
    beforeAll(async () => {
      cluster = await aPostgres();
    });
    afterAll(() => cluster?.stop());

    it('keep their places, their files and what finds them', async () => {
      const { core } = await cluster.house();
      await check(core, postgresDialect);
    });
  });
});
