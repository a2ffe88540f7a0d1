import type { Row } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';

export type SaidRow = Pick<
  Row<'messages'>,
  'id' | 'seq' | 'sender_kind' | 'text' | 'at' | 'edited_at' | 'deleted_at' | 'client_id'
>;

/** A sender's own message by the client id under which it was sent. */
export const saidByClient = statement<{ conversationId: string; senderId: string; clientId: string }>()(
  'messages.said_by_client',
  (k, p) =>
    k
      .selectFrom('messages')
      .select(['id', 'seq', 'sender_kind', 'text', 'at', 'edited_at', 'deleted_at', 'client_id'])
      .where('conversation_id', '=', p('conversationId'))
      .where('sender_id', '=', p('senderId'))
      .where('client_id', '=', p('clientId')),
);

export const changeByClient = statement<{ conversationId: string; senderId: string; clientId: string }>()(
  'message_changes.by_client',
  (k, p) =>
    k
      .selectFrom('message_changes')
      .select('seq')
      .where('conversation_id', '=', p('conversationId'))
      .where('sender_id', '=', p('senderId'))
      .where('client_id', '=', p('clientId')),
);

/** The deletion of a message, which happens once. */
export const deletionOf = statement<{ conversationId: string; senderId: string; of: number }>()(
  'message_changes.deletion_of',
  (k, p) =>
    k
      .selectFrom('message_changes')
      .select('seq')
      .where('conversation_id', '=', p('conversationId'))
      .where('sender_id', '=', p('senderId'))
      .where('of_seq', '=', p('of'))
      .where('kind', '=', 'deleted'),
);

export const insertChange = statement<Row<'message_changes'> & Record<string, unknown>>()(
  'message_changes.insert',
  (k, p) =>
    k.insertInto('message_changes').values({
      conversation_id: p('conversation_id'),
      sender_id: p('sender_id'),
      client_id: p('client_id'),
      of_seq: p('of_seq'),
      seq: p('seq'),
      kind: p('kind'),
    }),
);

export const setText = statement<{
  conversationId: string;
  seq: number;
  text: string | null;
  editedAt: number | null;
  deletedAt: number | null;
}>()('messages.set_text', (k, p) =>
  k
    .updateTable('messages')
    .set({ text: p('text'), edited_at: p('editedAt'), deleted_at: p('deletedAt') })
    .where('conversation_id', '=', p('conversationId'))
    .where('seq', '=', p('seq')),
);

/** The newest message that still says something. */
export const lastSaid = statement<{ conversationId: string }>()('messages.last_said', (k, p) =>
  k
    .selectFrom('messages')
    .select(['seq', 'sender_kind', 'text'])
    .where('conversation_id', '=', p('conversationId'))
    .where('text', 'is not', null)
    .orderBy('seq', 'desc')
    .limit(1),
);

/** The visitor's first message after a place that still says something. */
export const nextOfVisitor = statement<{ conversationId: string; after: number }>()(
  'messages.next_of_visitor',
  (k, p) =>
    k
      .selectFrom('messages')
      .select('text')
      .where('conversation_id', '=', p('conversationId'))
      .where('seq', '>', p('after'))
      .where('sender_kind', '=', 'visitor')
      .where('text', 'is not', null)
      .orderBy('seq', 'asc')
      .limit(1),
);

/** What lists show of the conversation. */
export const setShown = statement<{
  id: string;
  words: string;
  lastText: string | null;
  lastFrom: Row<'conversations'>['last_from'];
}>()('conversations.set_shown', (k, p) =>
  k
    .updateTable('conversations')
    .set({ words: p('words'), last_text: p('lastText'), last_from: p('lastFrom') })
    .where('id', '=', p('id')),
);
