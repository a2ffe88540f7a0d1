import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

/** Pictures and files of conversations. Personal: `name` and the bytes under the data folder; an erasure must find both. */
export const files = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  const run = (text: string) => sql.raw(text).execute(db);
  const int = dialect.integer;
  await run(`create table files (
    id text primary key, conversation_id text not null references conversations(id),
    owner_kind text not null, owner_id text not null, client_id text not null, message_id text,
    state text not null, kind text not null, name text not null, type text not null, bytes ${int} not null,
    width ${int}, height ${int}, sha256 text, stored_as text, refusal text, place ${int} not null,
    created_at ${int} not null)`);
  await run('create unique index files_once on files (owner_id, client_id)');
  await run('create index files_of_owner on files (owner_id, created_at)');
  await run('create index files_of_conversation on files (conversation_id)');
  await run('create index files_of_message on files (message_id, place) where message_id is not null');
  await run('create index files_unsent on files (created_at) where message_id is null');
};
