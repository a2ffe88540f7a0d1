import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

/** What of the visitor's card came from this meeting alone, by the rep who booked it: a rep may put it right, and nothing the visitor said. */
export const meetingGave = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  for (const column of ['gave_name', 'gave_email'])
    await sql.raw(`alter table meetings add column ${column} ${dialect.integer} not null default 0`).execute(db);
};
