import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { RepActor } from '../actor.ts';
import { belongsOf } from '../conversations/belongs.ts';
import type { ConversationRow } from '../conversations/conversation-repository.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { NoteChanges } from '../conversations/editing.ts';
import type { Core } from '../core.ts';
import { can } from '../rights/can.ts';
import {
  dropMentions,
  dropMentionsOfNote,
  insertMention,
  insertNote,
  noteByClient,
  readActive,
  setNoteText,
  wasNamed,
} from './notes-repository.ts';

interface NewNote {
  conversationId: string;
  clientId: string;
  text: string;
  mentions: readonly string[];
}

/** What reps write for colleagues beside a conversation. */
export const createNotes = ({ store, ids }: Core, conversations: Conversations) => {
  const tell = (
    tx: Tx,
    personId: string,
    conversationId: string,
    by: { id: string; name: string; photo: string | null },
  ) => tx.signal('desk.notice', { personId, notice: { kind: 'mention', conversationId, by } });

  /** Whoever was asked by name may answer, wherever the conversation belongs. */
  const mayNote = async (tx: Tx, actor: RepActor, row: ConversationRow): Promise<boolean> =>
    can(actor, 'note.add', belongsOf(row)) || (await wasNamed(tx.k, actor.personId, row.id));

  return {
    mayNote,

    add: (actor: RepActor, input: NewNote): Promise<Result<{ id: string; seq: number; at: number }>> =>
      store.run(async (tx): Promise<Result<{ id: string; seq: number; at: number }>> => {
        const { conversationId, clientId, text } = input;
        const row = await conversations.find(tx, conversationId);
        if (!row) return fail('not_found', 'no such conversation');
        const note = { conversationId, senderId: actor.personId, clientId };
        const stored = await tx.get(noteByClient, note);
        if (stored) return ok({ id: stored.id, seq: stored.seq, at: stored.at });
        if (!(await mayNote(tx, actor, row))) return fail('forbidden', 'the conversation is not yours');
        const rep = await conversations.person(tx, actor.personId);
        if (!rep) return fail('not_found', 'no such person');
        const named = await readActive(tx.k, input.mentions);
        const id = ids.next();
        await conversations.append(
          tx,
          conversationId,
          { type: 'note', note: { id, clientId, rep, text, mentions: named } },
          actor.personId,
        );
        const { last_seq: seq } = await conversations.row(tx, conversationId);
        const mentions = JSON.stringify(named.map((person) => person.id));
        await insertNote(tx, { ...note, id, seq, text, mentions });
        for (const { id: personId } of named) {
          if (personId === actor.personId) continue;
          await insertMention(tx, { person_id: personId, note_id: id, conversation_id: conversationId, at: tx.now });
          await tell(tx, personId, conversationId, rep);
        }
        return ok({ id, seq, at: tx.now });
      }),

    /** The reader has seen what names them. */
    seen: (actor: RepActor, conversationId: string): Promise<Result<Record<string, never>>> =>
      store.run(async (tx) => {
        if ((await tx.run(dropMentions, { personId: actor.personId, conversationId })) > 0) {
          await tx.signal('desk.changed', {
            change: { what: 'conversation', conversationId },
            people: [actor.personId],
          });
        }
        return ok({});
      }),
  };
};

export type Notes = ReturnType<typeof createNotes>;

/** Edits and deletions of notes, which are asked for as those of messages are. */
export const noteChanges: NoteChanges = {
  own: async (tx, note) => {
    const found = await tx.get(noteByClient, note);
    return found ? { seq: found.seq, deleted: found.deleted_at !== null } : null;
  },
  change: async (tx, note, text) => {
    const found = await tx.get(noteByClient, note);
    if (!found) throw new Error('the note is gone');
    await tx.run(setNoteText, {
      id: found.id,
      text,
      editedAt: text === null ? found.edited_at : tx.now,
      deletedAt: text === null ? tx.now : null,
    });
    if (text !== null) return;
    // Nobody is named by words that are gone.
    const named = await dropMentionsOfNote(tx, found.id);
    if (named.length === 0) return;
    await tx.signal('desk.changed', {
      change: { what: 'conversation', conversationId: note.conversationId },
      people: named,
    });
  },
};
