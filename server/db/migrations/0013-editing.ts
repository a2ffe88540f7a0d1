import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

/**
 * When a message was edited or deleted, and every change once per sender and client id. A change holds no words: those are
 * in `messages.text` alone, where an erasure finds them.
 */
export const editing = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  const run = (text: string) => sql.raw(text).execute(db);
  const int = dialect.integer;

  await run(`alter table messages add column edited_at ${int}`);
  await run(`alter table messages add column deleted_at ${int}`);
  await run(`create table message_changes (
    conversation_id text not null references conversations(id), sender_id text not null, client_id text not null,
    of_seq ${int} not null, seq ${int} not null, kind text not null, primary key (conversation_id, sender_id, client_id))`);
};
