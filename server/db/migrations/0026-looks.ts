import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

/** How the messengers of sites look, and the pictures that stand in them. A site without a row has the look it always had. */
export const looks = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  const run = (text: string) => sql.raw(text).execute(db);
  const int = dialect.integer;

  await run(`create table site_looks (
    site_id text primary key references sites(id), look text not null, revision ${int} not null, updated_at ${int} not null)`);
  await run(`create table site_pictures (
    id text not null, site_id text not null references sites(id), data text not null, created_at ${int} not null,
    primary key (id, site_id))`);
};
