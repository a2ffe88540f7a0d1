import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';

/** Every site as visitors' requests need it. */
export const readSites = (k: Kysely<Database>) =>
  k
    .selectFrom('sites')
    .select(['id', 'key', 'name', 'origins', 'consent', 'consent_in', 'color', 'first_view_at', 'language'])
    .execute();

/** What sites say in words of their own. */
export const readSiteTexts = (k: Kysely<Database>) => k.selectFrom('site_texts').selectAll().execute();

export const markFirstView = statement<{ id: string; at: number }>()('sites.mark_first_view', (k, p) =>
  k
    .updateTable('sites')
    .set({ first_view_at: p('at') })
    .where('id', '=', p('id'))
    .where('first_view_at', 'is', null),
);
