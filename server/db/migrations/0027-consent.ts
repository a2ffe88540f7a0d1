import { type Kysely, sql } from 'kysely';

/** In which countries a site's consent differs from its usual one. */
export const consent = () => async (db: Kysely<unknown>) => {
  await sql.raw(`alter table sites add column consent_in text not null default '{}'`).execute(db);
};
