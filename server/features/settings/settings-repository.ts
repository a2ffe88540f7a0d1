import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { Tx } from '../../db/tx.ts';

const key = 'workspace';

export const readSettings = async (k: Kysely<Database>): Promise<unknown> => {
  const row = await k.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  return row ? JSON.parse(row.value) : {};
};

export const writeSettings = async (tx: Tx, value: object): Promise<void> => {
  const row = { value: JSON.stringify(value), updated_at: tx.now };
  await tx.k
    .insertInto('settings')
    .values({ key, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
};
