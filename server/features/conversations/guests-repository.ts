import { type Kysely, sql } from 'kysely';
import type { PersonRef } from '../../../shared/domain/person.ts';
import type { Database, NewRow } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';

/** Notes who is asked in and who is there; with a place of the sequence it is taken too. */
export const setSeats = statement<{ id: string; guests: string | null; seq: number }>()(
  'conversations.set_seats',
  (k, p) =>
    k
      .updateTable('conversations')
      .set({ guests: p('guests'), last_seq: p('seq') })
      .where('id', '=', p('id')),
);

export const putGuest = statement<NewRow<'conversation_guests'> & Record<string, unknown>>()('guests.put', (k, p) =>
  k
    .insertInto('conversation_guests')
    .values({
      conversation_id: p('conversation_id'),
      rep_id: p('rep_id'),
      state: p('state'),
      asked_by: p('asked_by'),
      note: p('note'),
      asked_at: p('asked_at'),
      read_seq: p('read_seq'),
    })
    .onConflict((conflict) =>
      conflict.columns(['conversation_id', 'rep_id']).doUpdateSet({
        state: p('state'),
        asked_by: p('asked_by'),
        note: p('note'),
        asked_at: p('asked_at'),
      }),
    ),
);

export const guestOf = statement<{ conversationId: string; repId: string }>()('guests.by_key', (k, p) =>
  k
    .selectFrom('conversation_guests')
    .selectAll()
    .where('conversation_id', '=', p('conversationId'))
    .where('rep_id', '=', p('repId')),
);

export const setGuestState = statement<{ conversationId: string; repId: string; state: 'here' | 'gone' }>()(
  'guests.set_state',
  (k, p) =>
    k
      .updateTable('conversation_guests')
      .set({ state: p('state') })
      .where('conversation_id', '=', p('conversationId'))
      .where('rep_id', '=', p('repId')),
);

/** Moves a guest's read mark forward, never back. */
export const setGuestRead = statement<{ conversationId: string; repId: string; upTo: number }>()(
  'guests.set_read',
  (k, p) =>
    k
      .updateTable('conversation_guests')
      .set({ read_seq: p('upTo') })
      .where('conversation_id', '=', p('conversationId'))
      .where('rep_id', '=', p('repId'))
      .where('read_seq', '<', p('upTo')),
);

/** The open conversations into which a rep was asked. */
export const seatsOfRep = statement<{ repId: string }>()('guests.of_rep', (k, p) =>
  k
    .selectFrom('conversation_guests as g')
    .innerJoin('conversations as c', 'c.id', 'g.conversation_id')
    .select('g.conversation_id')
    .where('g.rep_id', '=', p('repId'))
    .where('g.state', '<>', sql.lit('gone'))
    .where('c.state', '=', sql.lit('open')),
);

/** People as others see them, in the order of the ids. */
export const readPeopleRefs = async (k: Kysely<Database>, ids: readonly string[]): Promise<PersonRef[]> => {
  if (ids.length === 0) return [];
  const rows = await k.selectFrom('people').select(['id', 'name', 'photo']).where('id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};
