import { type Kysely, sql } from 'kysely';

/** The database cannot hold every letter. */
export class NotUnicode extends Error {
  override readonly name = 'NotUnicode';
}

/** Throws `NotUnicode` where PostgreSQL keeps its texts in another encoding: the first name it has no letter for would fail. */
export const requireUnicode = async (db: Kysely<unknown>): Promise<void> => {
  const { rows } = await sql<{ encoding: string }>`select pg_encoding_to_char(encoding) as encoding from pg_database
    where datname = current_database()`.execute(db);
  const encoding = rows[0]?.encoding;
  if (encoding !== 'UTF8') {
    throw new NotUnicode(
      `this PostgreSQL database keeps its texts in ${encoding}; Foyer needs one made with the encoding UTF8`,
    );
  }
};
