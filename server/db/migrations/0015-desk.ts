import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

/** The rep's tools. Words about visitors lie in `notes.text`, `tasks.title`, `tasks.note` and `blocks.reason`, and nowhere else of these. */
export const desk = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  const run = (text: string) => sql.raw(text).execute(db);
  const int = dialect.integer;

  await run(`create table notes (
    id text primary key, conversation_id text not null references conversations(id), seq ${int} not null,
    author_id text not null references people(id), client_id text not null, text text, mentions text not null,
    at ${int} not null, edited_at ${int}, deleted_at ${int}, unique (conversation_id, author_id, client_id))`);
  await run(`create table mentions (
    person_id text not null references people(id), note_id text not null references notes(id),
    conversation_id text not null references conversations(id), at ${int} not null,
    primary key (person_id, conversation_id, note_id))`);
  await run('create index mentions_of_note on mentions (note_id)');
  await run(`create table snippets (
    id text primary key, owner_id text not null references people(id), shared ${int} not null, name text not null,
    shortcut text not null, text text not null, version ${int} not null, created_at ${int} not null,
    updated_at ${int} not null)`);
  await run('create index snippets_of_person on snippets (owner_id)');
  await run(`create table tags (
    id text primary key, name text not null, tone ${int} not null, created_at ${int} not null)`);
  await run(`create table conversation_tags (
    conversation_id text not null references conversations(id), tag_id text not null references tags(id),
    by_id text not null references people(id), at ${int} not null, primary key (conversation_id, tag_id))`);
  await run('create index conversation_tags_of_tag on conversation_tags (tag_id, conversation_id)');
  await run(`create table dispositions (
    id text primary key, name text not null, position ${int} not null, active ${int} not null,
    created_at ${int} not null)`);
  await run(`create table conversation_dispositions (
    conversation_id text primary key references conversations(id),
    disposition_id text not null references dispositions(id), by_id text not null references people(id),
    at ${int} not null)`);
  await run('create index conversation_dispositions_of on conversation_dispositions (disposition_id, conversation_id)');
  await run(`create table snoozes (
    conversation_id text primary key references conversations(id), rep_id text not null references people(id),
    until ${int} not null, set_at ${int} not null)`);
  await run('create index snoozes_until on snoozes (until)');
  await run(`create table tasks (
    id text primary key, conversation_id text not null references conversations(id),
    visitor_id text not null references visitors(id), title text not null, note text not null, due_at ${int},
    owner_id text not null references people(id), state text not null, done_at ${int},
    created_by text not null references people(id), created_at ${int} not null, told_at ${int})`);
  await run('create index tasks_of_owner on tasks (owner_id, state)');
  await run('create index tasks_of_conversation on tasks (conversation_id)');
  await run(`create index tasks_to_tell on tasks (due_at) where state = 'open' and told_at is null`);
  await run(`create index tasks_done on tasks (done_at, id) where state = 'done'`);
  await run(`create table blocks (
    visitor_id text primary key references visitors(id), reason text not null, by_id text not null references people(id),
    at ${int} not null, until ${int})`);
};
