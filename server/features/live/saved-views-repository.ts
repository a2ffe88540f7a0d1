import type { Kysely } from 'kysely';
import type { Database, NewRow } from '../../db/schema.ts';
import type { Tx } from '../../db/tx.ts';

const withOwner = (k: Kysely<Database>) =>
  k
    .selectFrom('live_views as v')
    .innerJoin('people as o', 'o.id', 'v.owner_id')
    .selectAll('v')
    .select(['o.name as owner_name', 'o.photo as owner_photo']);

export type SavedViewRow = Awaited<ReturnType<ReturnType<typeof withOwner>['execute']>>[number];

/** A person's own views and those shared with all, oldest first. */
export const readViews = (k: Kysely<Database>, personId: string): Promise<SavedViewRow[]> =>
  withOwner(k)
    .where((eb) => eb.or([eb('v.owner_id', '=', personId), eb('v.shared', '=', 1)]))
    .orderBy('v.created_at')
    .orderBy('v.id')
    .execute();

export const readView = (k: Kysely<Database>, id: string): Promise<SavedViewRow | undefined> =>
  withOwner(k).where('v.id', '=', id).executeTakeFirst();

export const countViews = async (k: Kysely<Database>, personId: string): Promise<number> => {
  const { n } = await k
    .selectFrom('live_views')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('owner_id', '=', personId)
    .executeTakeFirstOrThrow();
  return Number(n);
};

export const insertView = async (tx: Tx, row: NewRow<'live_views'>): Promise<void> => {
  await tx.k.insertInto('live_views').values(row).execute();
};

export const changeView = async (
  tx: Tx,
  id: string,
  change: Pick<NewRow<'live_views'>, 'name' | 'shared' | 'look'>,
): Promise<void> => {
  await tx.k
    .updateTable('live_views')
    .set({ ...change, updated_at: tx.now })
    .where('id', '=', id)
    .execute();
};

export const deleteView = async (tx: Tx, id: string): Promise<void> => {
  await tx.k.deleteFrom('live_views').where('id', '=', id).execute();
};
