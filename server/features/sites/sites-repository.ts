import type { Kysely } from 'kysely';
import type { Database, Row } from '../../db/schema.ts';
import type { Tx } from '../../db/tx.ts';

export type SiteRow = Row<'sites'>;

export const listSites = (k: Kysely<Database>): Promise<SiteRow[]> =>
  k.selectFrom('sites').selectAll().orderBy('created_at').orderBy('id').execute();

export const siteById = (tx: Tx, id: string): Promise<SiteRow | undefined> =>
  tx.k.selectFrom('sites').selectAll().where('id', '=', id).executeTakeFirst();

export const insertSite = async (tx: Tx, row: SiteRow): Promise<void> => {
  await tx.k.insertInto('sites').values(row).execute();
};

export const updateSite = async (
  tx: Tx,
  id: string,
  row: Pick<SiteRow, 'name' | 'origins' | 'consent' | 'consent_in' | 'color'>,
): Promise<void> => {
  await tx.k.updateTable('sites').set(row).where('id', '=', id).execute();
};
