import { sql } from 'kysely';
import type { NewRow, Row } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';

export type ConversationRow = Row<'conversations'>;

/** The last place of a conversation in which `seq` is the next: where another router took it, nothing may be written. */
const beforeSeq = (seq: number) => sql<number>`${seq} - 1`;

export const conversationById = statement<{ id: string }>()('conversations.by_id', (k, p) =>
  k.selectFrom('conversations').selectAll().where('id', '=', p('id')),
);

export const conversationByStart = statement<{ visitorId: string; clientId: string }>()(
  'conversations.by_start',
  (k, p) =>
    k
      .selectFrom('conversations')
      .selectAll()
      .where('visitor_id', '=', p('visitorId'))
      .where('start_client_id', '=', p('clientId')),
);

export const openConversationOf = statement<{ visitorId: string }>()('conversations.open_of_visitor', (k, p) =>
  k
    .selectFrom('conversations')
    .selectAll()
    .where('visitor_id', '=', p('visitorId'))
    .where('state', '=', sql.lit('open')),
);

export const openConversationIdsOfRep = statement<{ repId: string }>()('conversations.open_of_rep', (k, p) =>
  k.selectFrom('conversations').select('id').where('rep_id', '=', p('repId')).where('state', '=', sql.lit('open')),
);

export const insertConversation = statement<NewRow<'conversations'> & Record<string, unknown>>()(
  'conversations.insert',
  (k, p) =>
    k.insertInto('conversations').values({
      id: p('id'),
      site_id: p('site_id'),
      visitor_id: p('visitor_id'),
      start_client_id: p('start_client_id'),
      impression_id: p('impression_id'),
      state: p('state'),
      phase: p('phase'),
      rep_id: p('rep_id'),
      words: p('words'),
      page_path: p('page_path'),
      last_seq: p('last_seq'),
      visitor_read_seq: p('visitor_read_seq'),
      rep_read_seq: p('rep_read_seq'),
      last_text: p('last_text'),
      last_from: p('last_from'),
      last_message_at: p('last_message_at'),
      unanswered_since: p('unanswered_since'),
      email_asked: p('email_asked'),
      created_at: p('created_at'),
      closed_at: p('closed_at'),
      close_reason: p('close_reason'),
    }),
);

/** Takes a place in the sequence: the one after the last, else no row is written. */
export const takeSeq = statement<{ id: string; seq: number }>()('conversations.take_seq', (k, p) =>
  k
    .updateTable('conversations')
    .set({ last_seq: p('seq') })
    .where('id', '=', p('id'))
    .where('last_seq', '=', beforeSeq(p('seq'))),
);

interface SaidParams extends Record<string, unknown> {
  id: string;
  seq: number;
  /** The last place as it was read: where another router took the next one, nothing may be written. */
  before: number;
  words: string;
  text: string;
  from: ConversationRow['last_from'];
  at: number;
  unansweredSince: number | null;
  visitorRead: number;
  repRead: number;
}

/** Sets all that a message changes, so that of several in one turn the last one's values hold. */
export const afterMessage = statement<SaidParams>()(
  'conversations.after_message',
  (k, p) =>
    k
      .updateTable('conversations')
      .set({
        last_seq: p('seq'),
        words: p('words'),
        last_text: p('text'),
        last_from: p('from'),
        last_message_at: p('at'),
        unanswered_since: p('unansweredSince'),
        visitor_read_seq: p('visitorRead'),
        rep_read_seq: p('repRead'),
      })
      .where('id', '=', p('id'))
      .where('last_seq', '=', p('before')),
  { row: ({ id }) => id, join: ({ before }, later) => ({ ...later, before }) },
);

export const setReadSeqs = statement<{ id: string; seq: number; visitorRead: number; repRead: number }>()(
  'conversations.set_read',
  (k, p) =>
    k
      .updateTable('conversations')
      .set({ last_seq: p('seq'), visitor_read_seq: p('visitorRead'), rep_read_seq: p('repRead') })
      .where('id', '=', p('id'))
      .where('last_seq', '=', beforeSeq(p('seq'))),
);

/** For a conversation that stays open and whose it is: no index has to be looked at. */
export const setPhase = statement<{ id: string; seq: number; phase: ConversationRow['phase'] }>()(
  'conversations.set_phase',
  (k, p) =>
    k
      .updateTable('conversations')
      .set({ last_seq: p('seq'), phase: p('phase') })
      .where('id', '=', p('id'))
      .where('last_seq', '=', beforeSeq(p('seq'))),
);

export const setStanding = statement<{
  id: string;
  seq: number;
  state: ConversationRow['state'];
  phase: ConversationRow['phase'];
  repId: string | null;
  closedAt: number | null;
  closeReason: string | null;
}>()('conversations.set_standing', (k, p) =>
  k
    .updateTable('conversations')
    .set({
      last_seq: p('seq'),
      state: p('state'),
      phase: p('phase'),
      rep_id: p('repId'),
      closed_at: p('closedAt'),
      close_reason: p('closeReason'),
    })
    .where('id', '=', p('id'))
    .where('last_seq', '=', beforeSeq(p('seq'))),
);

/** The latest conversation of a visitor. */
export const latestConversationId = statement<{ visitorId: string }>()('conversations.latest_id_of_visitor', (k, p) =>
  k
    .selectFrom('conversations')
    .select('id')
    .where('visitor_id', '=', p('visitorId'))
    .orderBy('created_at', 'desc')
    .limit(1),
);

/** Since when the visitor of the conversation `c` waits for an answer. Who is talked to by voice does not wait. */
export const unansweredSince = sql<number | null>`case when exists (
  select 1 from calls as k where k.conversation_id = c.id and k.state = 'connected'
) then null else c.unanswered_since end`;

export const setUnanswered = statement<{ id: string; since: number | null }>()('conversations.set_unanswered', (k, p) =>
  k
    .updateTable('conversations')
    .set({ unanswered_since: p('since') })
    .where('id', '=', p('id')),
);

export const setEmailAsked = statement<{ id: string; asked: ConversationRow['email_asked'] }>()(
  'conversations.set_email_asked',
  (k, p) =>
    k
      .updateTable('conversations')
      .set({ email_asked: p('asked') })
      .where('id', '=', p('id')),
);

export const messageByClient = statement<{ conversationId: string; senderId: string; clientId: string }>()(
  'messages.by_client',
  (k, p) =>
    k
      .selectFrom('messages')
      .select(['id', 'seq', 'at'])
      .where('conversation_id', '=', p('conversationId'))
      .where('sender_id', '=', p('senderId'))
      .where('client_id', '=', p('clientId')),
);

/** Stores a message, or nothing where the sender's client id is known already. */
export const insertMessage = statement<NewRow<'messages'> & Record<string, unknown>>()(
  'messages.insert',
  (k, p) =>
    k
      .insertInto('messages')
      .values({
        id: p('id'),
        conversation_id: p('conversation_id'),
        seq: p('seq'),
        sender_kind: p('sender_kind'),
        sender_id: p('sender_id'),
        client_id: p('client_id'),
        text: p('text'),
        at: p('at'),
      })
      .onConflict((conflict) => conflict.columns(['conversation_id', 'sender_id', 'client_id']).doNothing()),
  'insert',
);

export const personRef = statement<{ id: string }>()('people.ref', (k, p) =>
  k.selectFrom('people').select(['id', 'name', 'photo']).where('id', '=', p('id')),
);
