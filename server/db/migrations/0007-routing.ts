import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

/** The routing plan, every version of it, and the order in which the account list is read. */
export const routing = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  const run = (text: string) => sql.raw(text).execute(db);
  const int = dialect.integer;

  await run(`create table routing_plans (
    version ${int} primary key, plan text not null, saved_at ${int} not null, saved_by text references people(id),
    restores ${int} references routing_plans(version))`);
  await run('create index accounts_by_name on accounts (lower(name), id)');
};
