import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

/** Statuses of the workspace's own, who is in one, and how it was called at the time. */
export const statuses = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  const run = (text: string) => sql.raw(text).execute(db);
  const int = dialect.integer;

  await run(`create table statuses (
    id text primary key, name text not null, icon text not null, accepts text not null, away ${int} not null,
    place ${int} not null, created_at ${int} not null)`);
  await run('alter table presence add column status_id text references statuses(id)');
  await run('alter table presence_spans add column status_name text');
  await run('alter table presence_spans add column status_icon text');
};
