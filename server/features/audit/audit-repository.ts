import type { Kysely } from 'kysely';
import type { AuditRow } from '../../../shared/protocol/rep/contract.ts';
import type { Database } from '../../db/schema.ts';
import type { Tx } from '../../db/tx.ts';

export const insertAudit = async (
  tx: Tx,
  row: { id: string; actorId: string | null; action: string; object: string; facts: string },
): Promise<void> => {
  const { actorId, ...rest } = row;
  await tx.k
    .insertInto('audit')
    .values({ ...rest, actor_id: actorId, at: tx.now })
    .execute();
};

/** Newest first; ids grow with time, so the last id had is where the next page begins. */
export const readAudit = async (
  k: Kysely<Database>,
  { before, limit }: { before: string | null; limit: number },
): Promise<AuditRow[]> => {
  const rows = await k
    .selectFrom('audit as a')
    .leftJoin('people as p', 'p.id', 'a.actor_id')
    .select(['a.id', 'a.at', 'a.action', 'a.object', 'a.facts', 'a.actor_id', 'p.name', 'p.photo'])
    .$if(before !== null, (query) => query.where('a.id', '<', before ?? ''))
    .orderBy('a.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ actor_id: actorId, name, photo, facts, ...row }) => ({
    ...row,
    actor: actorId !== null && name !== null ? { id: actorId, name, photo } : null,
    facts: JSON.parse(facts) as Record<string, unknown>,
  }));
};
