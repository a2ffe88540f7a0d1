import type { Kysely } from 'kysely';
import type { LocaleTag } from '../../../shared/domain/locales.ts';
import type { Database, Row } from '../../db/schema.ts';
import type { Tx } from '../../db/tx.ts';

/** What a site says in words of its own, by language. */
export const textsOfSite = (k: Kysely<Database>, siteId: string): Promise<Row<'site_texts'>[]> =>
  k.selectFrom('site_texts').selectAll().where('site_id', '=', siteId).orderBy('locale').execute();

export const writeTexts = async (tx: Tx, row: Row<'site_texts'>): Promise<void> => {
  await tx.k.deleteFrom('site_texts').where('site_id', '=', row.site_id).where('locale', '=', row.locale).execute();
  if (row.texts !== '{}') await tx.k.insertInto('site_texts').values(row).execute();
};

export const setLanguage = async (tx: Tx, siteId: string, language: LocaleTag | null): Promise<void> => {
  await tx.k.updateTable('sites').set({ language }).where('id', '=', siteId).execute();
};
