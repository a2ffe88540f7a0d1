import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

/** Colleagues in a conversation. `note` holds words of a rep: an erasure of the visitor blanks it. */
export const guests = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  const run = (text: string) => sql.raw(text).execute(db);
  const int = dialect.integer;

  await run('alter table conversations add column guests text');
  await run(`create table conversation_guests (
    conversation_id text not null references conversations(id), rep_id text not null references people(id),
    state text not null, asked_by text not null references people(id), note text, asked_at ${int} not null,
    read_seq ${int} not null, primary key (conversation_id, rep_id))`);
  await run(`create index conversation_guests_of_rep on conversation_guests (rep_id) where state <> 'gone'`);
};
