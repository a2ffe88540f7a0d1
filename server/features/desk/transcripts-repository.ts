import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';

/** What the visitor is called where they said it, and how they read. */
export const readPartner = (k: Kysely<Database>, id: string) =>
  k.selectFrom('visitors').select(['name', 'locale', 'zone']).where('id', '=', id).executeTakeFirstOrThrow();
