import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

/** Saved views of the live screen, and the mark of visitors that are practice. */
export const live = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  const run = (text: string) => sql.raw(text).execute(db);
  const int = dialect.integer;

  await run(`alter table visitors add column practice ${int} not null default 0`);
  await run('create index visitors_practice on visitors (id) where practice = 1');

  await run(`create table live_views (
    id text primary key, owner_id text not null references people(id), name text not null, shared ${int} not null,
    look text not null, created_at ${int} not null, updated_at ${int} not null)`);
  await run('create index live_views_owner on live_views (owner_id, created_at)');
  await run('create index live_views_shared on live_views (created_at) where shared = 1');
};
