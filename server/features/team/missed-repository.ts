import { type Kysely, sql } from 'kysely';
import type { MissedVisitor } from '../../../shared/domain/missed-visitor.ts';
import type { Database, Row } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';
import { visitorColumns, visitorRef } from './visitor-refs.ts';

type K = Kysely<Database>;

/** What is asked for: whose (null is everybody's), in which state (null is any), before which one. */
export interface MissedQuery {
  ownerId: string | null;
  state: 'open' | 'done' | null;
  before: { at: number; id: string } | null;
  limit: number;
}

export const insertFollowUp = statement<{ workItemId: string; at: number; ownerId: string | null }>()(
  'follow_ups.insert',
  (k, p) =>
    k.insertInto('follow_ups').values({
      work_item_id: p('workItemId'),
      missed_at: p('at'),
      owner_id: p('ownerId'),
      state: sql.lit('open' as const),
      note: sql.lit(''),
      done_at: sql.lit(null),
      done_by: sql.lit(null),
      updated_at: p('at'),
    }),
);

export const followUpById = statement<{ id: string }>()('follow_ups.by_id', (k, p) =>
  k.selectFrom('follow_ups').selectAll().where('work_item_id', '=', p('id')),
);

export const saveFollowUp = statement<Row<'follow_ups'> & Record<string, unknown>>()('follow_ups.save', (k, p) =>
  k
    .updateTable('follow_ups')
    .set({
      owner_id: p('owner_id'),
      state: p('state'),
      note: p('note'),
      done_at: p('done_at'),
      done_by: p('done_by'),
      updated_at: p('updated_at'),
    })
    .where('work_item_id', '=', p('work_item_id')),
);

/** Nobody owns what somebody left open. */
export const disownFollowUps = statement<{ ownerId: string; at: number }>()('follow_ups.disown', (k, p) =>
  k
    .updateTable('follow_ups')
    .set({ owner_id: sql.lit(null), updated_at: p('at') })
    .where('owner_id', '=', p('ownerId'))
    .where('state', '=', sql.lit('open' as const)),
);

/** Whose account a visitor comes from, where that person still works here. */
export const activeOwnerOfVisitor = statement<{ visitorId: string }>()('visitors.active_owner', (k, p) =>
  k
    .selectFrom('visitors as v')
    .innerJoin('accounts as a', 'a.id', 'v.account_id')
    .innerJoin('people as p', 'p.id', 'a.owner_id')
    .select('p.id')
    .where('v.id', '=', p('visitorId'))
    .where('p.active', '=', sql.lit(1)),
);

const missed = (k: K) =>
  k
    .selectFrom('follow_ups as f')
    .innerJoin('work_items as w', 'w.id', 'f.work_item_id')
    .innerJoin('conversations as c', 'c.id', 'w.conversation_id')
    .innerJoin('visitors as v', 'v.id', 'w.visitor_id')
    .leftJoin('accounts as a', 'a.id', 'v.account_id')
    .leftJoin('people as o', 'o.id', 'a.owner_id')
    .leftJoin('people as fo', 'fo.id', 'f.owner_id')
    .leftJoin('people as fd', 'fd.id', 'f.done_by')
    .leftJoin('people as r', 'r.id', 'w.outcome_rep_id')
    .select(visitorColumns)
    .select(['v.email', 'v.locale', 'c.words', 'c.page_path', 'c.id as conversation_id'])
    .select(['w.id', 'w.waiting_since', 'w.waited_ms', 'w.booker_shown_at', 'w.booked_at', 'f.missed_at'])
    .select(['f.state', 'f.note', 'f.done_at'])
    .select(['fo.id as owner_id', 'fo.name as owner_name', 'fo.photo as owner_photo'])
    .select(['fd.id as done_id', 'fd.name as done_name', 'fd.photo as done_photo'])
    .select(['r.id as rep_id', 'r.name as rep_name', 'r.photo as rep_photo']);

type Found = Awaited<ReturnType<ReturnType<typeof missed>['execute']>>[number];

interface Tried {
  offered: number;
  declined: number;
  unanswered: number;
}

const takenBack: ReadonlySet<string> = new Set(['rescinded', 'canceled', 'pending']);

/** How the reps who were offered each conversation answered: every rep counts once, by their last word. */
const readTried = async (k: K, conversationIds: readonly string[]): Promise<Map<string, Tried>> => {
  const rows = await k
    .selectFrom('work_items as w')
    .innerJoin('reservations as r', 'r.work_item_id', 'w.id')
    .select(['w.conversation_id', 'r.rep_id', 'r.state'])
    .where('w.conversation_id', 'in', [...conversationIds])
    .orderBy('r.offered_at')
    .orderBy('r.id')
    .execute();
  const last = new Map<string, Map<string, string>>();
  for (const row of rows) {
    const reps = last.get(row.conversation_id) ?? new Map<string, string>();
    // An offer that was taken back is no answer.
    if (!reps.has(row.rep_id) || !takenBack.has(row.state)) reps.set(row.rep_id, row.state);
    last.set(row.conversation_id, reps);
  }
  const count = (reps: Map<string, string>): Tried => {
    const states = [...reps.values()];
    return {
      offered: states.length,
      declined: states.filter((state) => state === 'rejected').length,
      unanswered: states.filter((state) => state === 'timeout' || state === 'accepted').length,
    };
  };
  return new Map([...last].map(([id, reps]) => [id, count(reps)]));
};

const ref = (id: string | null, name: string | null, photo: string | null) =>
  id === null || name === null ? null : { id, name, photo };

const toMissed = (row: Found, tried: Tried | undefined): MissedVisitor => ({
  id: row.id,
  conversationId: row.conversation_id,
  visitor: { ...visitorRef(row), email: row.email, locale: row.locale },
  words: row.words,
  pagePath: row.page_path,
  since: row.waiting_since,
  at: row.missed_at,
  waitedMs: row.waited_ms ?? 0,
  ...(tried ?? { offered: 0, declined: 0, unanswered: 0 }),
  bookerShown: row.booker_shown_at !== null,
  booked: row.booked_at !== null,
  rep: ref(row.rep_id, row.rep_name, row.rep_photo),
  followUp: {
    state: row.state,
    owner: ref(row.owner_id, row.owner_name, row.owner_photo),
    note: row.note,
    doneAt: row.done_at,
    doneBy: ref(row.done_id, row.done_name, row.done_photo),
  },
});

const withTried = async (k: K, rows: readonly Found[]): Promise<MissedVisitor[]> => {
  if (rows.length === 0) return [];
  const tried = await readTried(
    k,
    rows.map((row) => row.conversation_id),
  );
  return rows.map((row) => toMissed(row, tried.get(row.conversation_id)));
};

/** Missed visitors, newest first. */
export const readMissed = async (k: K, { ownerId, state, before, limit }: MissedQuery): Promise<MissedVisitor[]> => {
  let query = missed(k).orderBy('f.missed_at', 'desc').orderBy('f.work_item_id', 'desc').limit(limit);
  if (ownerId !== null) query = query.where('f.owner_id', '=', ownerId);
  if (state !== null) query = query.where('f.state', '=', state);
  if (before) {
    query = query.where((eb) =>
      eb.or([
        eb('f.missed_at', '<', before.at),
        eb.and([eb('f.missed_at', '=', before.at), eb('f.work_item_id', '<', before.id)]),
      ]),
    );
  }
  return withTried(k, await query.execute());
};

export const readMissedOne = async (k: K, id: string): Promise<MissedVisitor | null> => {
  const rows = await missed(k).where('f.work_item_id', '=', id).execute();
  return (await withTried(k, rows))[0] ?? null;
};

export const countOpenFollowUps = async (k: K): Promise<{ owner_id: string | null; n: number }[]> =>
  (
    await k
      .selectFrom('follow_ups')
      .select((eb) => ['owner_id', eb.fn.countAll<number>().as('n')])
      .where('state', '=', sql.lit('open' as const))
      .groupBy('owner_id')
      .execute()
  ).map((row) => ({ owner_id: row.owner_id, n: Number(row.n) }));
