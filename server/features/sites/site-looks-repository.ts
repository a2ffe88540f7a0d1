import type { Kysely } from 'kysely';
import { plainLook, SiteLook } from '../../../shared/domain/site-look.ts';
import type { Database, Row } from '../../db/schema.ts';
import type { Tx } from '../../db/tx.ts';

type K = Kysely<Database>;

/** A stored look; one that this release cannot read is the look of old. */
export const readLook = (text: string): SiteLook => SiteLook.safeParse(JSON.parse(text)).data ?? plainLook;

export const lookOfSite = (k: K, siteId: string) =>
  k.selectFrom('site_looks').selectAll().where('site_id', '=', siteId).executeTakeFirst();

/** Every look that was chosen. */
export const readLooks = (k: K): Promise<Row<'site_looks'>[]> => k.selectFrom('site_looks').selectAll().execute();

export const writeLook = async (tx: Tx, color: string, row: Row<'site_looks'>): Promise<void> => {
  await tx.k.deleteFrom('site_looks').where('site_id', '=', row.site_id).execute();
  await tx.k.insertInto('site_looks').values(row).execute();
  await tx.k.updateTable('sites').set({ color }).where('id', '=', row.site_id).execute();
};

/** Which of these pictures a site has. */
export const knownPictures = async (k: K, siteId: string, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return [];
  const rows = await k
    .selectFrom('site_pictures')
    .select('id')
    .where('site_id', '=', siteId)
    .where('id', 'in', [...ids])
    .execute();
  return rows.map(({ id }) => id);
};

export const putPicture = async (tx: Tx, row: Row<'site_pictures'>): Promise<void> => {
  await tx.k.deleteFrom('site_pictures').where('site_id', '=', row.site_id).where('id', '=', row.id).execute();
  await tx.k.insertInto('site_pictures').values(row).execute();
};

/** Forgets what no look of the site names, but for what was put down since: somebody may be about to save it. */
export const dropPictures = async (tx: Tx, siteId: string, named: readonly string[], since: number): Promise<void> => {
  let query = tx.k.deleteFrom('site_pictures').where('site_id', '=', siteId).where('created_at', '<', since);
  if (named.length > 0) query = query.where('id', 'not in', [...named]);
  await query.execute();
};

export const pictureData = async (k: K, id: string): Promise<string | undefined> =>
  (await k.selectFrom('site_pictures').select('data').where('id', '=', id).limit(1).executeTakeFirst())?.data;
