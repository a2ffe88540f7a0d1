import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

/**
 * Who visitors are as their website says it. `external_id` and `attributes` of a visitor and all of `visitor_events` tell of a
 * person: an erasure blanks the former and deletes the latter.
 */
export const identity = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  const run = (text: string) => sql.raw(text).execute(db);
  const int = dialect.integer;

  await run(`create table site_secrets (
    id text primary key, site_id text not null references sites(id), secret text not null, ends text not null,
    created_at ${int} not null, last_used_at ${int}, retired_at ${int})`);
  await run('create index site_secrets_good on site_secrets (site_id) where retired_at is null');
  await run(`create table visitor_events (
    id text primary key, visitor_id text not null references visitors(id), name text not null, properties text not null,
    at ${int} not null)`);
  await run('create index visitor_events_of on visitor_events (visitor_id, at, id)');
  await run(`alter table sites add column identity_enforced ${int} not null default 0`);
  await run('alter table visitors add column external_id text');
  await run(`alter table visitors add column attributes text not null default '{}'`);
  await run(
    'create unique index visitors_by_external_id on visitors (site_id, external_id) where external_id is not null',
  );
};
