import { type Kysely, sql } from 'kysely';
import type { Database, NewRow, Row } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';
import type { StoredOffer } from './engine/stored.ts';

const pending = sql.lit('pending' as const);

export const insertReservation = statement<Omit<NewRow<'reservations'>, 'decided_at'> & Record<string, unknown>>()(
  'reservations.insert',
  (k, p) =>
    k.insertInto('reservations').values({
      id: p('id'),
      work_item_id: p('work_item_id'),
      rep_id: p('rep_id'),
      state: p('state'),
      sole: p('sole'),
      why: p('why'),
      round: p('round'),
      offered_at: p('offered_at'),
      expires_at: p('expires_at'),
      decided_at: sql.lit(null),
    }),
);

/** Ends an open reservation; writes no row where it was ended already. */
export const endReservation = statement<{ id: string; state: Row<'reservations'>['state']; at: number }>()(
  'reservations.end',
  (k, p) =>
    k
      .updateTable('reservations')
      .set({ state: p('state'), decided_at: p('at') })
      .where('id', '=', p('id'))
      .where('state', '=', pending),
);

export const softenReservation = statement<{ id: string }>()('reservations.soften', (k, p) =>
  k
    .updateTable('reservations')
    .set({ sole: sql.lit(0) })
    .where('id', '=', p('id')),
);

/** A reservation that may be over, with where its item stands. */
export const reservationById = statement<{ id: string }>()('reservations.by_id', (k, p) =>
  k
    .selectFrom('reservations as r')
    .innerJoin('work_items as w', 'w.id', 'r.work_item_id')
    .innerJoin('conversations as c', 'c.id', 'w.conversation_id')
    .leftJoin('people as h', 'h.id', 'c.rep_id')
    .select(['r.id', 'r.rep_id', 'r.state', 'r.work_item_id', 'w.conversation_id', 'w.rep_id as holder_id'])
    .select(['w.state as item_state', 'h.id as with_id', 'h.name as with_name'])
    .where('r.id', '=', p('id')),
);

/** Who accepted an item. */
export const winnerOf = statement<{ workItemId: string }>()('reservations.winner', (k, p) =>
  k
    .selectFrom('reservations as r')
    .innerJoin('people as p', 'p.id', 'r.rep_id')
    .select(['p.id', 'p.name'])
    .where('r.work_item_id', '=', p('workItemId'))
    .where('r.state', '=', sql.lit('accepted' as const)),
);

/** When the visitor of a conversation last wrote, and whether they wait for an answer. */
export const lastHeard = statement<{ conversationId: string }>()('messages.last_heard', (k, p) =>
  k
    .selectFrom('messages as m')
    .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
    .select(['m.at', 'c.unanswered_since'])
    .where('m.conversation_id', '=', p('conversationId'))
    .where('m.sender_kind', '=', sql.lit('visitor' as const))
    .orderBy('m.seq', 'desc')
    .limit(1),
);

/** The rep's open conversations in which the visitor spoke last. */
export const unansweredOfRep = statement<{ repId: string }>()('conversations.unanswered_of_rep', (k, p) =>
  k
    .selectFrom('conversations')
    .select('id')
    .where('rep_id', '=', p('repId'))
    .where('state', '=', sql.lit('open' as const))
    .where('unanswered_since', 'is not', sql.lit(null)),
);

/** All reservations of items that are not over, in the order they were made. */
export const readLiveReservations = async (k: Kysely<Database>): Promise<StoredOffer[]> => {
  const rows = await k
    .selectFrom('reservations as r')
    .innerJoin('work_items as w', 'w.id', 'r.work_item_id')
    .selectAll('r')
    .where('w.state', 'in', [
      sql.lit('pending' as const),
      sql.lit('reserved' as const),
      sql.lit('assigned' as const),
      sql.lit('wrapping' as const),
    ])
    .orderBy('r.offered_at')
    .orderBy('r.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    itemId: row.work_item_id,
    repId: row.rep_id,
    state: row.state,
    sole: row.sole === 1,
    why: row.why,
    round: row.round,
    offeredAt: row.offered_at,
    expiresAt: row.expires_at,
  }));
};
