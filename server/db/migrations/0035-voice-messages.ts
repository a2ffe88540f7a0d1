import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

/** How long a voice message is; null of every other file. */
export const voiceMessages = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  await sql.raw(`alter table files add column seconds ${dialect.integer}`).execute(db);
};
