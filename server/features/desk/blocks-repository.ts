import type { Kysely } from 'kysely';
import type { Block } from '../../../shared/domain/desk.ts';
import type { Database } from '../../db/schema.ts';
import type { Tx } from '../../db/tx.ts';

type K = Kysely<Database>;

const joined = (k: K) =>
  k
    .selectFrom('blocks as b')
    .innerJoin('visitors as v', 'v.id', 'b.visitor_id')
    .innerJoin('people as p', 'p.id', 'b.by_id')
    .selectAll('b')
    .select(['v.name', 'v.city', 'p.name as by_name', 'p.photo as by_photo']);

type Found = Awaited<ReturnType<ReturnType<typeof joined>['execute']>>[number];

const toBlock = (row: Found): Block => ({
  visitorId: row.visitor_id,
  name: row.name,
  city: row.city,
  reason: row.reason,
  by: { id: row.by_id, name: row.by_name, photo: row.by_photo },
  at: row.at,
  until: row.until,
});

/** Blocks that hold now, latest first. */
export const readBlocks = async (k: K, now: number): Promise<Block[]> =>
  (
    await joined(k)
      .where((eb) => eb.or([eb('b.until', 'is', null), eb('b.until', '>', now)]))
      .orderBy('b.at', 'desc')
      .limit(1_000)
      .execute()
  ).map(toBlock);

export const readBlock = async (k: K, visitorId: string, now: number): Promise<Block | null> => {
  const row = await joined(k)
    .where('b.visitor_id', '=', visitorId)
    .where((eb) => eb.or([eb('b.until', 'is', null), eb('b.until', '>', now)]))
    .executeTakeFirst();
  return row ? toBlock(row) : null;
};

/** Every block that holds, for memory: whom, and until when. */
export const readBlockEnds = (k: K, now: number): Promise<{ visitor_id: string; until: number | null }[]> =>
  k
    .selectFrom('blocks')
    .select(['visitor_id', 'until'])
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', now)]))
    .execute();

export const putBlock = async (
  tx: Tx,
  { visitorId, reason, byId, until }: { visitorId: string; reason: string; byId: string; until: number | null },
): Promise<void> => {
  const facts = { reason, by_id: byId, at: tx.now, until };
  await tx.k
    .insertInto('blocks')
    .values({ visitor_id: visitorId, ...facts })
    .onConflict((conflict) => conflict.column('visitor_id').doUpdateSet(facts))
    .execute();
};

export const deleteBlock = async (tx: Tx, visitorId: string): Promise<boolean> => {
  const { numDeletedRows } = await tx.k
    .deleteFrom('blocks')
    .where('visitor_id', '=', visitorId)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows) > 0;
};

export const visitorExists = async (k: K, id: string): Promise<boolean> =>
  (await k.selectFrom('visitors').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
