import { visitorMayChangeMs } from '../../../shared/domain/editing.ts';
import { type Failure, fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { Actor } from '../actor.ts';
import { can } from '../rights/can.ts';
import { belongsOf, maySee } from './belongs.ts';
import type { ConversationRow } from './conversation-repository.ts';
import type { Conversations } from './conversations.ts';
import {
  changeByClient,
  deletionOf,
  insertChange,
  lastSaid,
  nextOfVisitor,
  type SaidRow,
  saidByClient,
  setShown,
  setText,
} from './editing-repository.ts';
import { shownWords } from './shown-words.ts';

/** A change as it is asked for; a text of null deletes. */
interface Change {
  conversationId: string;
  clientId: string;
  message: string;
  text: string | null;
}

/** What is asked of notes, which are kept elsewhere. */
export interface NoteChanges {
  /** The writer's note, or null where none of theirs has that client id. */
  own(
    tx: Tx,
    note: { conversationId: string; senderId: string; clientId: string },
  ): Promise<{ seq: number; deleted: boolean } | null>;
  /** Gives it another text; null deletes it. */
  change(
    tx: Tx,
    note: { conversationId: string; senderId: string; clientId: string },
    text: string | null,
  ): Promise<void>;
}

type Own = { kind: 'message'; said: SaidRow } | { kind: 'note'; seq: number; deleted: boolean };

const seqOf = (own: Own): number => (own.kind === 'note' ? own.seq : own.said.seq);
const isDeleted = (own: Own): boolean => (own.kind === 'note' ? own.deleted : own.said.deleted_at !== null);

const notNow = (reason: 'closed' | 'deleted' | 'late', message: string): Failure =>
  fail('conflict', message, { reason });

/** Edits and deletions of what was said: each changes the row that holds the words and is an entry of the sequence. */
export const createEditing = (conversations: Conversations, notes: NoteChanges | null = null) => {
  const ownOf = async (tx: Tx, actor: Actor, senderId: string, change: Change): Promise<Own | null> => {
    const { conversationId, message: clientId } = change;
    const said = await tx.get(saidByClient, { conversationId, senderId, clientId });
    if (said) return { kind: 'message', said };
    const note = actor.kind === 'rep' && (await notes?.own(tx, { conversationId, senderId, clientId }));
    return note ? { kind: 'note', ...note } : null;
  };

  const whyNot = (tx: Tx, actor: Actor, row: ConversationRow, own: Own, text: string | null): Failure | null => {
    if (row.state === 'closed') return notNow('closed', 'the conversation is closed');
    const action = text === null ? 'message.delete' : 'message.edit';
    // Colleagues who were only named may write notes too; each stays its writer's.
    if (own.kind === 'message' && !can(actor, action, belongsOf(row)))
      return fail('forbidden', 'the conversation is not yours');
    if (isDeleted(own)) return notNow('deleted', 'the message was deleted');
    const late = actor.kind === 'visitor' && own.kind === 'message' && tx.now - own.said.at > visitorMayChangeMs;
    return late ? notNow('late', 'the message is too old to be changed') : null;
  };

  /** Lists show the words as they read now. */
  const follow = async (tx: Tx, row: ConversationRow, was: SaidRow, text: string | null): Promise<void> => {
    const last = await tx.get(lastSaid, { conversationId: row.id });
    const lastText = last?.text == null ? null : shownWords(last.text);
    const led = was.sender_kind === 'visitor' && row.words !== '' && row.words === shownWords(was.text ?? '');
    const next =
      led && text === null ? await tx.get(nextOfVisitor, { conversationId: row.id, after: was.seq }) : undefined;
    const words = led ? shownWords(text ?? next?.text ?? '') : row.words;
    const lastFrom = last?.sender_kind ?? null;
    if (words === row.words && lastText === row.last_text && lastFrom === row.last_from) return;
    await tx.run(setShown, { id: row.id, words, lastText, lastFrom });
    conversations.keep(tx, { ...row, words, last_text: lastText, last_from: lastFrom });
    await tx.signal('conversation.changed', {
      conversationId: row.id,
      visitorId: row.visitor_id,
      repId: row.rep_id,
      formerRepId: row.rep_id,
    });
  };

  const change = async (tx: Tx, actor: Actor, asked: Change): Promise<Result<{ seq: number }>> => {
    const { conversationId, clientId, text } = asked;
    const senderId = actor.kind === 'rep' ? actor.personId : actor.visitorId;
    const found = await conversations.find(tx, conversationId);
    if (!found || !maySee(actor, found)) return fail('not_found', 'no such conversation');
    // What was stored before a refusal began is acked all the same: the sender may not have heard it.
    const stored = await tx.get(changeByClient, { conversationId, senderId, clientId });
    if (stored) return ok(stored);
    const own = await ownOf(tx, actor, senderId, asked);
    if (!own) return fail('not_found', 'no such message of yours');
    const of = seqOf(own);
    const gone =
      text === null && isDeleted(own) ? await tx.get(deletionOf, { conversationId, senderId, of }) : undefined;
    if (gone) return ok(gone);
    const refused = whyNot(tx, actor, found, own, text);
    if (refused) return refused;

    if (own.kind === 'note') {
      await notes?.change(tx, { conversationId, senderId, clientId: asked.message }, text);
    } else {
      const { said } = own;
      const at =
        text === null ? { editedAt: said.edited_at, deletedAt: tx.now } : { editedAt: tx.now, deletedAt: null };
      await tx.run(setText, { conversationId: found.id, seq: said.seq, text, ...at });
      await follow(tx, found, said, text);
    }
    const ofNote = own.kind === 'note' ? { note: true as const } : {};
    const entry = text === null ? { type: 'deleted' as const, of } : { type: 'edited' as const, of, text, ...ofNote };
    await conversations.append(tx, conversationId, entry, senderId);
    const { last_seq: seq } = await conversations.row(tx, conversationId);
    await tx.run(insertChange, {
      conversation_id: conversationId,
      sender_id: senderId,
      client_id: clientId,
      of_seq: of,
      seq,
      kind: text === null ? 'deleted' : 'edited',
    });
    return ok({ seq });
  };

  return {
    edit: (tx: Tx, actor: Actor, input: Change & { text: string }) => change(tx, actor, input),
    remove: (tx: Tx, actor: Actor, input: Omit<Change, 'text'>) => change(tx, actor, { ...input, text: null }),
  };
};

export type Editing = ReturnType<typeof createEditing>;
