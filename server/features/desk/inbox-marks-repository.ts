import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';

type K = Kysely<Database>;

/** Conversations with notes that name the rep, who has not read them: how many of each. */
export const readMentions = async (k: K, repId: string): Promise<Map<string, number>> => {
  const rows = await k
    .selectFrom('mentions')
    .select((eb) => ['conversation_id', eb.fn.countAll<number>().as('n')])
    .where('person_id', '=', repId)
    .groupBy('conversation_id')
    .execute();
  return new Map(rows.map((row) => [row.conversation_id, Number(row.n)]));
};

/** Until when each of these conversations is put aside by the rep. */
export const readSnoozed = async (k: K, repId: string, ids: readonly string[]): Promise<Map<string, number>> => {
  if (ids.length === 0) return new Map();
  const rows = await k
    .selectFrom('snoozes')
    .select(['conversation_id', 'until'])
    .where('conversation_id', 'in', [...ids])
    .where('rep_id', '=', repId)
    .execute();
  return new Map(rows.map((row) => [row.conversation_id, row.until]));
};
