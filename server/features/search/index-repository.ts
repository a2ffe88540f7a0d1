import { type Kysely, sql } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { SearchEngine } from './match-expression.ts';

type K = Kysely<Database>;

/** Places of the log between two others, the newest first. */
export interface Places {
  from: number;
  below: number;
  limit: number;
}

/** The places of the log whose words match: the one question that the engines hear in different words. */
export const readPlaces = async (k: K, engine: SearchEngine, match: string, at: Places): Promise<number[]> => {
  const { rows } = await (engine === 'sqlite'
    ? sql<{ pos: number }>`select rowid as pos from search_words
        where search_words match ${match} and rowid < ${at.below} and rowid >= ${at.from}
        order by rowid desc limit ${at.limit}`
    : sql<{ pos: number }>`select pos from search_words
        where terms @@ to_tsquery('simple', ${match}) and pos < ${at.below} and pos >= ${at.from}
        order by pos desc limit ${at.limit}`
  ).execute(k);
  return rows.map(({ pos }) => pos);
};

/** What has a name that matches, the latest first. */
export const readNamed = async (
  k: K,
  engine: SearchEngine,
  match: string,
  what: { kind: 'visitor' | 'account' | 'file'; below: number; limit: number },
): Promise<{ doc: number; ref: string }[]> => {
  const { rows } = await (engine === 'sqlite'
    ? sql<{ doc: number; ref: string }>`select d.doc, d.ref from search_names as s
        join search_docs as d on d.doc = s.rowid
        where s.search_names match ${match} and s.rowid < ${what.below} and d.kind = ${what.kind}
        order by s.rowid desc limit ${what.limit}`
    : sql<{ doc: number; ref: string }>`select doc, ref from search_docs
        where terms @@ to_tsquery('simple', ${match}) and doc < ${what.below} and kind = ${what.kind}
        order by doc desc limit ${what.limit}`
  ).execute(k);
  return rows;
};

/** The first place of the log at or after an instant: the log grows with time, so halving finds it. */
export const placeAt = async (k: K, at: number): Promise<number> => {
  const last = await k.selectFrom('events').select('pos').orderBy('pos', 'desc').limit(1).executeTakeFirst();
  let low = 0;
  let high = (last?.pos ?? 0) + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const row = await k
      .selectFrom('events')
      .select(['pos', 'at'])
      .where('pos', '>=', middle)
      .orderBy('pos')
      .limit(1)
      .executeTakeFirst();
    if (row && row.at < at) low = row.pos + 1;
    else high = middle;
  }
  return low;
};
