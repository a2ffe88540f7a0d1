import type { Kysely } from 'kysely';
import type { PersonRef } from '../../../shared/domain/person.ts';
import type { TrailPage, VisitorDetail } from '../../../shared/domain/visitor.ts';
import type { Database, Row } from '../../db/schema.ts';

/** So much of a visitor's past the panel shows. */
const shown = { pages: 50, conversations: 20, meetings: 20 };

const repOf = (row: { rep_id: string | null; rep_name: string | null; rep_photo: string | null }): PersonRef | null =>
  row.rep_id !== null && row.rep_name !== null ? { id: row.rep_id, name: row.rep_name, photo: row.rep_photo } : null;

/** A visitor's row with the account's and the owner's columns, outside of commands. */
export const readVisitor = (k: Kysely<Database>, id: string) =>
  k
    .selectFrom('visitors as v')
    .leftJoin('accounts as a', 'a.id', 'v.account_id')
    .leftJoin('people as o', 'o.id', 'a.owner_id')
    .selectAll('v')
    .select([
      'a.name as account_name',
      'a.target as account_target',
      'o.id as owner_id',
      'o.name as owner_name',
      'o.photo as owner_photo',
    ])
    .where('v.id', '=', id)
    .executeTakeFirst();

/** The latest visit, whether it lasts or not. */
export const readLatestVisit = (k: Kysely<Database>, visitorId: string): Promise<Row<'visits'> | undefined> =>
  k
    .selectFrom('visits')
    .selectAll()
    .where('visitor_id', '=', visitorId)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();

/** The latest pages of all visits, oldest first. */
export const readTrail = async (k: Kysely<Database>, visitorId: string): Promise<TrailPage[]> => {
  const rows = await k
    .selectFrom('page_views')
    .select(['path', 'title', 'at', 'left_at'])
    .where('visitor_id', '=', visitorId)
    .orderBy('at', 'desc')
    .limit(shown.pages)
    .execute();
  return rows.reverse().map(({ left_at: leftAt, ...page }) => ({ ...page, leftAt }));
};

/** The latest conversations, newest first. */
export const readPast = async (k: Kysely<Database>, visitorId: string): Promise<VisitorDetail['conversations']> => {
  const rows = await k
    .selectFrom('conversations as c')
    .leftJoin('people as r', 'r.id', 'c.rep_id')
    .select(['c.id', 'c.created_at', 'c.words', 'r.id as rep_id', 'r.name as rep_name', 'r.photo as rep_photo'])
    .where('c.visitor_id', '=', visitorId)
    .orderBy('c.created_at', 'desc')
    .limit(shown.conversations)
    .execute();
  return rows.map((row) => ({ id: row.id, at: row.created_at, rep: repOf(row), subject: row.words }));
};

/** The visitor's booked meetings, latest first. */
export const readBooked = async (k: Kysely<Database>, visitorId: string): Promise<VisitorDetail['meetings']> => {
  const rows = await k
    .selectFrom('meetings as m')
    .innerJoin('people as r', 'r.id', 'm.rep_id')
    .select(['m.id', 'm.starts_at', 'r.id as rep_id', 'r.name as rep_name', 'r.photo as rep_photo'])
    .where('m.visitor_id', '=', visitorId)
    .where('m.status', '=', 'booked')
    .orderBy('m.starts_at', 'desc')
    .limit(shown.meetings)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    startsAt: row.starts_at,
    rep: { id: row.rep_id, name: row.rep_name, photo: row.rep_photo },
  }));
};

/** What a visitor did last, the newest first. */
export const readEvents = (k: Kysely<Database>, visitorId: string, limit: number) =>
  k
    .selectFrom('visitor_events')
    .select(['name', 'properties', 'at'])
    .where('visitor_id', '=', visitorId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
