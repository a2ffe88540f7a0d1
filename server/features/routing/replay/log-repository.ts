import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../db/schema.ts';
import type { LogRow } from './logged-input.ts';

type K = Kysely<Database>;

/** Rows read at once. */
const page = 1_000;

const routing = (k: K) => k.selectFrom('events').where('stream', '=', 'routing');

/** Where a replay of what was from `from` on has to begin: at the last start before it that says what the engine was made from, else at the beginning. */
export const firstSeqFor = async (k: K, from: number): Promise<number> => {
  const starts = routing(k).select(['seq', 'data']).where('type', '=', 'started').orderBy('seq', 'desc');
  const before = starts.where('at', '<=', from);
  for (let seq = Number.MAX_SAFE_INTEGER; ; ) {
    const row = await before.where('seq', '<', seq).limit(1).executeTakeFirst();
    if (!row) return 0;
    const { kept } = JSON.parse(row.data) as { kept?: unknown };
    if (kept) return row.seq;
    seq = row.seq;
  }
};

/** How many rows lie between a place and a moment. */
export const countRows = async (k: K, fromSeq: number, until: number): Promise<number> => {
  const { count } = await routing(k)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('seq', '>=', fromSeq)
    .where('at', '<=', until)
    .executeTakeFirstOrThrow();
  return Number(count);
};

/** The log from a place until a moment, in order. */
export const readLog = async function* (k: K, fromSeq: number, until: number): AsyncGenerator<LogRow> {
  for (let seq = fromSeq; ; ) {
    const rows = await routing(k)
      .select(['seq', 'type', 'at', 'actor_id as actorId', 'data'])
      .where('seq', '>=', seq)
      .orderBy('seq')
      .limit(page)
      .execute();
    for (const row of rows) {
      if (row.at > until) return;
      yield row;
    }
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    seq = last.seq + 1;
  }
};

/** The conversations of visitors to practise on. */
export const readPracticeConversations = async (k: K): Promise<Set<string>> => {
  const rows = await k
    .selectFrom('visitors as v')
    .innerJoin('conversations as c', 'c.visitor_id', 'v.id')
    .select('c.id')
    // As a literal, so that the partial index over them is found.
    .where('v.practice', '=', sql.lit(1))
    .execute();
  return new Set(rows.map(({ id }) => id));
};

/** Everybody who ever worked here, by id. */
export const readEverybody = async (k: K): Promise<Map<string, { id: string; name: string; photo: string | null }>> => {
  const rows = await k.selectFrom('people').select(['id', 'name', 'photo']).execute();
  return new Map(rows.map((row) => [row.id, row]));
};
