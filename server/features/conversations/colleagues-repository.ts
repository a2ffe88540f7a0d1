import { type Kysely, sql } from 'kysely';
import type { ColleagueTalk } from '../../../shared/protocol/rep/colleagues.ts';
import type { Database } from '../../db/schema.ts';
import { practiceMarkOf } from '../visitors/practice-mark.ts';
import { unansweredSince } from './conversation-repository.ts';

/** A row without what only memory knows: whether the visitor is there. */
type ColleagueRow = Omit<ColleagueTalk, 'visitor'> & { visitor: Omit<ColleagueTalk['visitor'], 'connection'> };

// As literals, so that the partial index over open conversations is found.
const open = sql.lit('open' as const);
const active = sql.lit('active' as const);

/** The conversations that reps have, where something was said last first, and how many there are. */
export const readColleagues = async (
  k: Kysely<Database>,
  limit: number,
): Promise<{ rows: ColleagueRow[]; total: number }> => {
  const found = await k
    .selectFrom('conversations as c')
    .innerJoin('people as p', 'p.id', 'c.rep_id')
    .innerJoin('visitors as v', 'v.id', 'c.visitor_id')
    .leftJoin('accounts as a', 'a.id', 'v.account_id')
    .select((eb) => [
      'c.id',
      'c.visitor_id',
      'c.words',
      'c.last_text',
      'c.last_from',
      unansweredSince.as('unanswered_since'),
      eb.fn.coalesce('c.last_message_at', 'c.created_at').as('at'),
      'p.id as rep_id',
      'p.name as rep_name',
      'p.photo as rep_photo',
      'v.name',
      'v.city',
      'v.country',
      'v.practice',
      'a.name as company_name',
      'a.target as company_target',
    ])
    .where('c.state', '=', open)
    .where('c.phase', '=', active)
    .orderBy('at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit)
    .execute();
  const rows = found.map((row) => ({
    id: row.id,
    rep: { id: row.rep_id, name: row.rep_name, photo: row.rep_photo },
    visitor: {
      id: row.visitor_id,
      name: row.name,
      city: row.city,
      country: row.country,
      company: row.company_name === null ? null : { name: row.company_name, target: row.company_target === 1 },
      ...practiceMarkOf(row),
    },
    words: row.last_text ?? row.words,
    lastFrom: row.last_text === null ? null : row.last_from,
    waitingSince: row.unanswered_since,
    at: Number(row.at),
  }));
  if (rows.length < limit) return { rows, total: rows.length };
  const { n } = await k
    .selectFrom('conversations')
    .select((eb) => eb.fn.countAll<number | string>().as('n'))
    .where('state', '=', open)
    .where('phase', '=', active)
    .executeTakeFirstOrThrow();
  return { rows, total: Number(n) };
};
