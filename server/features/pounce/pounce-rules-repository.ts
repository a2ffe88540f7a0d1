import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { Tx } from '../../db/tx.ts';

/** The rules in their order, as they were written. */
export const readRules = async (k: Kysely<Database>): Promise<unknown[]> => {
  const rows = await k.selectFrom('pounce_rules').select('rule').orderBy('place').execute();
  return rows.map(({ rule }) => JSON.parse(rule));
};

/** Replaces all rules. */
export const writeRules = async (tx: Tx, rules: readonly { id: string }[]): Promise<void> => {
  await tx.k.deleteFrom('pounce_rules').execute();
  const rows = rules.map((rule, place) => ({ id: rule.id, place, rule: JSON.stringify(rule) }));
  if (rows.length > 0) await tx.k.insertInto('pounce_rules').values(rows).execute();
};

export const readOptOuts = async (k: Kysely<Database>): Promise<string[]> =>
  (await k.selectFrom('pounce_opt_outs').select('person_id').execute()).map((row) => row.person_id);

export const optOut = async (tx: Tx, personId: string): Promise<void> => {
  await tx.k
    .insertInto('pounce_opt_outs')
    .values({ person_id: personId, since: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

export const optIn = async (tx: Tx, personId: string): Promise<void> => {
  await tx.k.deleteFrom('pounce_opt_outs').where('person_id', '=', personId).execute();
};

/** The active people a rule may speak for, as rules look at them. */
export const readSpeakers = (tx: Tx, personIds: string[]) =>
  tx.k
    .selectFrom('people')
    .select(['id', 'name', 'photo', 'role'])
    .where('id', 'in', personIds)
    .where('active', '=', 1)
    .execute();
