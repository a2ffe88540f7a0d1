import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

/**
 * The outbox of e-mails and who wants none. `to_address`, `subject`, `body` and `problem` tell of a person: an erasure
 * blanks them. The body is blanked anyhow once it was sent, given up or dropped.
 */
export const mail = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  const run = (text: string) => sql.raw(text).execute(db);
  const int = dialect.integer;

  await run(`create table mails (
    id text primary key, kind text not null, to_address text not null, subject text not null, body text not null,
    conversation_id text references conversations(id), visitor_id text references visitors(id), up_to_seq ${int},
    state text not null, attempts ${int} not null, next_at ${int}, problem text,
    created_at ${int} not null, ended_at ${int})`);
  await run('create index mails_next on mails (next_at) where next_at is not null');
  await run(
    'create index mails_of_conversation on mails (conversation_id, up_to_seq) where conversation_id is not null',
  );
  await run('create index mails_by_state on mails (state, id)');
  // A browser that came by a mail's link, or was found to be the same person, stands for the visitor.
  await run(`create table visitor_aliases (
    id text primary key, visitor_id text not null, created_at ${int} not null)`);
  await run('create index visitor_aliases_of on visitor_aliases (visitor_id)');
  await run(`alter table visitors add column no_mail ${int} not null default 0`);
};
