import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';

/** What the visitor is called, where they said it. */
export const readVisitorName = async (k: Kysely<Database>, id: string): Promise<string | null> =>
  (await k.selectFrom('visitors').select('name').where('id', '=', id).executeTakeFirst())?.name ?? null;
