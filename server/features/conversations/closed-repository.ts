import { type Kysely, sql } from 'kysely';
import type { ClosedConversation } from '../../../shared/protocol/rep/contract.ts';
import type { Database } from '../../db/schema.ts';
import { readTagsOfMany } from '../desk/labels-repository.ts';
import { practiceMarkOf } from '../visitors/practice-mark.ts';

export interface ClosedPage {
  /** Null for everybody's. */
  repId: string | null;
  before: { at: number; id: string } | null;
  limit: number;
  tag: string | null;
  disposition: string | null;
}

/** Closed conversations, newest first, from a key on. */
export const readClosed = async (k: Kysely<Database>, page: ClosedPage): Promise<ClosedConversation[]> => {
  let query = k
    .selectFrom('conversations as c')
    .innerJoin('visitors as v', 'v.id', 'c.visitor_id')
    .leftJoin('accounts as a', 'a.id', 'v.account_id')
    .leftJoin('people as p', 'p.id', 'c.rep_id')
    .leftJoin('conversation_dispositions as d', 'd.conversation_id', 'c.id')
    .select([
      'c.id',
      'd.disposition_id',
      'c.visitor_id',
      'c.words',
      'c.rep_id',
      'c.closed_at',
      'v.name as visitor_name',
      'v.city',
      'v.practice',
      'a.name as company_name',
      'a.target as company_target',
      'p.name as rep_name',
      'p.photo as rep_photo',
    ])
    // Not as a parameter: an index of closed ones alone is of use only where the statement says so.
    .where('c.state', '=', sql.lit('closed'))
    .orderBy('c.closed_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(page.limit);
  if (page.repId !== null) query = query.where('c.rep_id', '=', page.repId);
  if (page.tag !== null) {
    query = query.innerJoin('conversation_tags as ct', 'ct.conversation_id', 'c.id').where('ct.tag_id', '=', page.tag);
  }
  if (page.disposition !== null) query = query.where('d.disposition_id', '=', page.disposition);
  const { before } = page;
  if (before) {
    query = query.where((eb) => eb(eb.refTuple('c.closed_at', 'c.id'), '<', eb.tuple(before.at, before.id)));
  }
  const rows = await query.execute();
  const tags = await readTagsOfMany(
    k,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    id: row.id,
    visitorId: row.visitor_id,
    visitorName: row.visitor_name,
    city: row.city,
    company: row.company_name === null ? null : { name: row.company_name, target: row.company_target === 1 },
    ...practiceMarkOf(row),
    words: row.words,
    rep:
      row.rep_id !== null && row.rep_name !== null
        ? { id: row.rep_id, name: row.rep_name, photo: row.rep_photo }
        : null,
    closedAt: row.closed_at ?? 0,
    tags: tags.get(row.id) ?? [],
    disposition: row.disposition_id,
  }));
};
