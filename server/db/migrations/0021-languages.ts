import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

/** The language a site falls back on, and what it says in words of its own: one row for each language in which it does. */
export const languages = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  const run = (text: string) => sql.raw(text).execute(db);

  await run('alter table sites add column language text');
  await run(`create table site_texts (
    site_id text not null references sites(id), locale text not null, texts text not null,
    updated_at ${dialect.integer} not null, primary key (site_id, locale))`);
};
