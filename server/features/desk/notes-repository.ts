import { type Kysely, sql } from 'kysely';
import type { PersonRef } from '../../../shared/domain/person.ts';
import type { Database, Row } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';
import type { Tx } from '../../db/tx.ts';

type K = Kysely<Database>;

export const noteByClient = statement<{ conversationId: string; senderId: string; clientId: string }>()(
  'notes.by_client',
  (k, p) =>
    k
      .selectFrom('notes')
      .selectAll()
      .where('conversation_id', '=', p('conversationId'))
      .where('author_id', '=', p('senderId'))
      .where('client_id', '=', p('clientId')),
);

export const insertNote = async (
  tx: Tx,
  note: {
    id: string;
    conversationId: string;
    seq: number;
    senderId: string;
    clientId: string;
    text: string;
    mentions: string;
  },
): Promise<void> => {
  await tx.k
    .insertInto('notes')
    .values({
      id: note.id,
      conversation_id: note.conversationId,
      seq: note.seq,
      author_id: note.senderId,
      client_id: note.clientId,
      text: note.text,
      mentions: note.mentions,
      at: tx.now,
      edited_at: null,
      deleted_at: null,
    })
    .execute();
};

export const setNoteText = statement<{
  id: string;
  text: string | null;
  editedAt: number | null;
  deletedAt: number | null;
}>()('notes.set_text', (k, p) =>
  k
    .updateTable('notes')
    .set({ text: p('text'), edited_at: p('editedAt'), deleted_at: p('deletedAt') })
    .where('id', '=', p('id')),
);

export const insertMention = async (tx: Tx, row: Row<'mentions'>): Promise<void> => {
  await tx.k.insertInto('mentions').values(row).execute();
};

export const dropMentions = statement<{ personId: string; conversationId: string }>()('mentions.drop', (k, p) =>
  k.deleteFrom('mentions').where('person_id', '=', p('personId')).where('conversation_id', '=', p('conversationId')),
);

/** Answers with whom the note named and who had not read it. */
export const dropMentionsOfNote = async (tx: Tx, noteId: string): Promise<string[]> => {
  const rows = await tx.k.deleteFrom('mentions').where('note_id', '=', noteId).returning('person_id').execute();
  return rows.map((row) => row.person_id);
};

/** Active people of these, in the order given, each once. */
export const readActive = async (k: K, ids: readonly string[]): Promise<PersonRef[]> => {
  if (ids.length === 0) return [];
  const rows = await k
    .selectFrom('people')
    .select(['id', 'name', 'photo'])
    .where('id', 'in', [...ids])
    .where('active', '=', sql.lit(1))
    .execute();
  return [...new Set(ids)].flatMap((id) => rows.find((row) => row.id === id) ?? []);
};

/** True where a note of the conversation names the person, read or not. */
export const wasNamed = async (k: K, personId: string, conversationId: string): Promise<boolean> => {
  const rows = await k
    .selectFrom('notes')
    .select('mentions')
    .where('conversation_id', '=', conversationId)
    .where('deleted_at', 'is', null)
    .execute();
  return rows.some((row) => row.mentions.includes(`"${personId}"`));
};
