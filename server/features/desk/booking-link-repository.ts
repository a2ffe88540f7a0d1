import type { Kysely } from 'kysely';
import type { Database, Row } from '../../db/schema.ts';

/** The page of the site a visitor asked from, with the booker open (`widget/loader/take-back.ts`). */
export const readBookingLink = async (
  k: Kysely<Database>,
  { site_id: siteId, page_path: path }: Pick<Row<'conversations'>, 'site_id' | 'page_path'>,
): Promise<string | null> => {
  const site = await k.selectFrom('sites').select('origins').where('id', '=', siteId).executeTakeFirst();
  const [origin] = site ? (JSON.parse(site.origins) as string[]) : [];
  if (origin === undefined) return null;
  const url = new URL(path ?? '/', origin);
  url.hash = 'foyer-book';
  return url.href;
};
