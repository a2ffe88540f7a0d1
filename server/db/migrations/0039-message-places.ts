import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

const columnsAndKeys = `id text not null, conversation_id text not null references conversations(id), seq integer not null, sender_kind text not null,
  sender_id text not null, client_id text not null, text text, at integer not null, edited_at integer, deleted_at integer,
  primary key (conversation_id, seq), unique (conversation_id, sender_id, client_id)`;

/**
 * A message is known by its place and by what its sender called it, and no more by a third key that each message had to be
 * written into: files name the place of the message that carries them.
 */
export const messagePlaces = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  const run = (text: string) => sql.raw(text).execute(db);
  await run(`alter table files add column message_seq ${dialect.integer}`);
  await run(`update files set message_seq = (select seq from messages where messages.id = files.message_id)
    where message_id is not null`);
  if (dialect.engine === 'postgres') {
    await run('alter table messages drop constraint messages_pkey, drop constraint messages_conversation_id_seq_key');
    await run('alter table messages add primary key (conversation_id, seq)');
    return;
  }
  // SQLite changes no key of a table: the rows go to a new one, and what watched the old one watches that.
  const { rows: watching } = await sql<{ name: string; sql: string }>`
    select name, sql from sqlite_master where type = 'trigger' and sql like '%messages%'`.execute(db);
  for (const { name } of watching) await run(`drop trigger ${name}`);
  await run(`create table messages_by_place (${columnsAndKeys})`);
  const columns = 'id, conversation_id, seq, sender_kind, sender_id, client_id, text, at, edited_at, deleted_at';
  await run(`insert into messages_by_place (${columns}) select ${columns} from messages order by rowid`);
  await run('drop table messages');
  await run('alter table messages_by_place rename to messages');
  for (const trigger of watching) await run(trigger.sql);
};
