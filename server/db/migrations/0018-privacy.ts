import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

/** How long a site keeps people, who was erased, and the way to the starts whose log tells of those who waited. */
export const privacy = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  const run = (text: string) => sql.raw(text).execute(db);
  const int = dialect.integer;

  await run(`alter table sites add column retention_days ${int}`);
  await run(`alter table visitors add column erased_at ${int}`);
  await run('create index visitors_by_last_seen on visitors (site_id, last_seen_at) where erased_at is null');
  await run(`create index events_starts on events (at) where stream = 'routing' and type = 'started'`);
};
