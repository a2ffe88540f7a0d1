import type { Kysely } from 'kysely';
import { Enrichment } from '../../../shared/protocol/rep/enrichment.ts';
import type { Database } from '../../db/schema.ts';
import type { Tx } from '../../db/tx.ts';

/** Beside the workspace's settings and not among them: every rep reads those. */
const key = 'enrichment';

export const readEnrichment = async (k: Kysely<Database>): Promise<Enrichment | null> => {
  const row = await k.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  return row ? Enrichment.parse(JSON.parse(row.value)) : null;
};

export const writeEnrichment = async (tx: Tx, value: Enrichment): Promise<void> => {
  const row = { value: JSON.stringify(value), updated_at: tx.now };
  await tx.k
    .insertInto('settings')
    .values({ key, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
};
