import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

/** How often an engine took the place of one that went in the middle of a call; and conversations that wait for a voice. */
export const rejoin = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  await sql.raw(`alter table calls add column joins ${dialect.integer} not null default 0`).execute(db);
};
