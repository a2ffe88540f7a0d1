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

/** Up to which place of the log its words are in SQLite's index. */
export const indexedUpTo = async (k: K): Promise<number> => {
  const { rows } = await sql<{ upto: number }>`select upto from search_mark`.execute(k);
  return rows[0]?.upto ?? 0;
};

export const lastPlace = async (k: K): Promise<number> =>
  (await k.selectFrom('events').select('pos').orderBy('pos', 'desc').limit(1).executeTakeFirst())?.pos ?? 0;

/** Takes into SQLite's index what people said between two places of the log, as it reads now. */
export const takeIn = async (k: K, after: number, upTo: number): Promise<void> => {
  await sql`insert into search_words (rowid, words)
    select e.pos, search_spread(m.text) from events as e
      join messages as m on m.conversation_id = substr(e.stream, 14) and m.seq = e.seq
      where e.pos > ${after} and e.pos <= ${upTo} and e.type = 'message' and m.sender_kind <> 'bot' and m.text is not null
    union all
    select e.pos, search_spread(n.text) from events as e
      join notes as n on n.conversation_id = substr(e.stream, 14) and n.seq = e.seq
      where e.pos > ${after} and e.pos <= ${upTo} and e.type = 'note' and n.text is not null`.execute(k);
};

export const markIndexed = async (k: K, upTo: number): Promise<void> => {
  await sql`update search_mark set upto = ${upTo}`.execute(k);
};
