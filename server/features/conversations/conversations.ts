import type { Conversation, MessageEntry } from '../../../shared/domain/conversation.ts';
import type { PersonRef } from '../../../shared/domain/person.ts';
import type { TransferNews } from '../../../shared/domain/transfer.ts';
import { type Failure, fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { Actor, VisitorActor } from '../actor.ts';
import type { Core } from '../core.ts';
import { type Belongs, can } from '../rights/can.ts';
import {
  afterMessage,
  type ConversationRow,
  conversationById,
  conversationByStart,
  insertConversation,
  insertMessage,
  messageByClient,
  openConversationIdsOfRep,
  openConversationOf,
  personRef,
  setEmailAsked,
  setReadSeqs,
  setStanding,
  takeSeq,
} from './conversation-repository.ts';
import { factsOf, type NewEntry, streamOf } from './entries-repository.ts';

/** The sender id of the bot: it has no row of its own. */
const botId = 'bot';
const wordsLength = 240;

export interface StartInput {
  visitor: VisitorActor;
  clientId: string;
  impressionId: string | null;
  pagePath: string | null;
  /** What was said before the conversation had a row, in order: the bot's greeting, the visitor's choice or own words. */
  said: (
    | { from: 'bot' | 'visitor'; text: string; clientId: string }
    | { from: 'rep'; repId: string; text: string; clientId: string }
  )[];
  /** The visitor's own words for lists and offers; empty where a button was pressed. */
  words: string;
}

interface Said {
  from: 'visitor' | 'bot' | 'rep';
  senderId: string;
  clientId: string;
  text: string;
  /** True where these are the visitor's own words and not the label of a button. */
  ownWords: boolean;
}

interface Standing {
  state: ConversationRow['state'];
  phase: ConversationRow['phase'];
  repId: string | null;
  closedAt: number | null;
  closeReason: string | null;
}

/** Whose a conversation is, for `can`. */
export const belongsOf = (row: Pick<ConversationRow, 'visitor_id' | 'rep_id'>): Belongs => ({
  visitorId: row.visitor_id,
  repId: row.rep_id,
});

/** True where the actor may see the conversation: a visitor only their own. */
export const maySee = (actor: Actor, row: Pick<ConversationRow, 'visitor_id' | 'rep_id'>): boolean =>
  can(actor, 'conversation.open', belongsOf(row));

/** Why the actor may not write here now, or null. */
const whyNot = (actor: Actor, row: ConversationRow): Failure | null => {
  if (row.state === 'closed') return fail('conflict', 'the conversation is closed');
  return can(actor, 'conversation.send', belongsOf(row)) ? null : fail('forbidden', 'the conversation is not yours');
};

/** The commands of conversations. Every entry goes through `append`: the one place where `seq` is given. */
export const createConversations = ({ ids }: Core) => {
  const repOf = async (tx: Tx, repId: string | null): Promise<PersonRef | null> =>
    repId === null ? null : ((await tx.get(personRef, { id: repId })) ?? null);

  const headOf = async (tx: Tx, row: ConversationRow): Promise<Conversation> =>
    toHead(row, await repOf(tx, row.rep_id));

  const get = async (tx: Tx, id: string): Promise<ConversationRow> => {
    const row = await tx.get(conversationById, { id });
    if (!row) throw new Error(`conversation ${id} is gone`);
    return row;
  };

  /** Stores an entry at the next place. `row` is the row after `takeSeq`, brought up to date by the caller. */
  const store = async (tx: Tx, row: ConversationRow, entry: NewEntry, actorId: string | null): Promise<void> => {
    await tx.append({
      stream: streamOf(row.id),
      seq: row.last_seq,
      type: entry.type,
      actorId,
      data: factsOf(entry),
    });
    await tx.signal('conversation.appended', {
      conversation: await headOf(tx, row),
      siteId: row.site_id,
      repId: row.rep_id,
      entry: { ...entry, seq: row.last_seq, at: tx.now },
    });
  };

  const take = async (tx: Tx, id: string): Promise<ConversationRow> => {
    const row = await tx.get(takeSeq, { id });
    if (!row) throw new Error(`conversation ${id} is gone`);
    return row;
  };

  const append = async (tx: Tx, id: string, entry: NewEntry, actorId: string | null): Promise<void> =>
    store(tx, await take(tx, id), entry, actorId);

  /** Moves the conversation and appends the entry that says so. */
  const move = async (
    tx: Tx,
    id: string,
    change: Partial<Standing>,
    entry: NewEntry | null,
    actorId: string | null,
  ) => {
    const row = entry ? await take(tx, id) : await get(tx, id);
    const formerRepId = row.rep_id;
    const standing: Standing = {
      state: row.state,
      phase: row.phase,
      repId: row.rep_id,
      closedAt: row.closed_at,
      closeReason: row.close_reason,
      ...change,
    };
    await tx.run(setStanding, { id, ...standing });
    row.state = standing.state;
    row.phase = standing.phase;
    row.rep_id = standing.repId;
    row.closed_at = standing.closedAt;
    row.close_reason = standing.closeReason;
    if (entry) await store(tx, row, entry, actorId);
    await tx.signal('conversation.changed', {
      conversationId: id,
      visitorId: row.visitor_id,
      repId: row.rep_id,
      formerRepId,
    });
    return row;
  };

  /** Says something at the next place; null where the sender said it before. `row` is brought up to date. */
  const say = async (tx: Tx, row: ConversationRow, said: Said): Promise<MessageEntry | null> => {
    const { from, senderId, clientId, text } = said;
    const id = ids.next();
    const seq = row.last_seq + 1;
    const stored = await tx.run(insertMessage, {
      id,
      conversation_id: row.id,
      seq,
      sender_kind: from,
      sender_id: senderId,
      client_id: clientId,
      text,
      at: tx.now,
    });
    if (stored === 0) return null;
    row.last_seq = seq;
    row.last_from = from;
    if (from === 'visitor') {
      row.visitor_read_seq = seq;
      row.unanswered_since ??= tx.now;
      if (said.ownWords && row.words === '') row.words = text.slice(0, wordsLength);
    }
    if (from === 'rep') {
      row.rep_read_seq = seq;
      row.unanswered_since = null;
    }
    await tx.run(afterMessage, {
      id: row.id,
      seq,
      words: row.words,
      text: text.slice(0, wordsLength),
      from,
      at: tx.now,
      unansweredSince: row.unanswered_since,
      visitorRead: row.visitor_read_seq,
      repRead: row.rep_read_seq,
    });
    const rep = from === 'rep' ? await repOf(tx, senderId) : null;
    const sender = rep
      ? { kind: 'rep' as const, rep }
      : { kind: from === 'bot' ? ('bot' as const) : ('visitor' as const) };
    const entry = { type: 'message' as const, id, clientId, sender, text };
    await store(tx, row, entry, from === 'bot' ? null : senderId);
    return { ...entry, seq, at: tx.now };
  };

  return {
    /** The visitor's open conversation, if there is one. */
    openOf: async (tx: Tx, visitorId: string): Promise<ConversationRow | undefined> =>
      tx.get(openConversationOf, { visitorId }),

    /** The row, or undefined. */
    find: async (tx: Tx, id: string): Promise<ConversationRow | undefined> => tx.get(conversationById, { id }),

    row: get,
    headOf,
    append,

    /** The ids of the rep's open conversations. */
    openIdsOfRep: async (tx: Tx, repId: string): Promise<string[]> =>
      (await tx.all(openConversationIdsOfRep, { repId })).map((row) => row.id),

    /** Starts a conversation once per client id; with one open already, answers that one and `started: false`. */
    start: async (tx: Tx, input: StartInput): Promise<{ row: ConversationRow; started: boolean }> => {
      const visitorId = input.visitor.visitorId;
      const known =
        (await tx.get(conversationByStart, { visitorId, clientId: input.clientId })) ??
        (await tx.get(openConversationOf, { visitorId }));
      if (known) return { row: known, started: false };
      const id = ids.next();
      await tx.run(insertConversation, {
        id,
        site_id: input.visitor.siteId,
        visitor_id: visitorId,
        start_client_id: input.clientId,
        impression_id: input.impressionId,
        state: 'open',
        phase: 'bot',
        rep_id: null,
        words: input.words.slice(0, wordsLength),
        page_path: input.pagePath,
        last_seq: 0,
        visitor_read_seq: 0,
        rep_read_seq: 0,
        last_text: null,
        last_from: null,
        last_message_at: null,
        unanswered_since: null,
        email_asked: 'no',
        created_at: tx.now,
        closed_at: null,
        close_reason: null,
      });
      const row = await get(tx, id);
      for (const said of input.said) {
        const { from, text, clientId } = said;
        const senderId = from === 'rep' ? said.repId : from === 'bot' ? botId : visitorId;
        await say(tx, row, { from, senderId, clientId, text, ownWords: false });
      }
      return { row: await get(tx, id), started: true };
    },

    /** Stores a message once per client id; sent again it answers with the stored place. */
    send: async (
      tx: Tx,
      actor: Actor,
      input: { conversationId: string; clientId: string; text: string },
    ): Promise<Result<{ id: string; seq: number; at: number }>> => {
      const { conversationId, clientId, text } = input;
      const senderId = actor.kind === 'rep' ? actor.personId : actor.visitorId;
      const row = await tx.get(conversationById, { id: conversationId });
      if (!row || !maySee(actor, row)) return fail('not_found', 'no such conversation');
      const refused = whyNot(actor, row);
      // What was stored before a refusal began is acked all the same: the sender may not have heard it.
      const fresh = refused ? null : await say(tx, row, { from: actor.kind, senderId, clientId, text, ownWords: true });
      if (fresh) return ok({ id: fresh.id, seq: fresh.seq, at: fresh.at });
      const stored = await tx.get(messageByClient, { conversationId, senderId, clientId });
      if (stored) return ok(stored);
      return refused ?? fail('conflict', 'the message was not stored');
    },

    /** The bot says something. */
    botSay: async (tx: Tx, conversationId: string, text: string): Promise<void> => {
      const said = { from: 'bot' as const, senderId: botId, clientId: ids.next(), text, ownWords: false };
      await say(tx, await get(tx, conversationId), said);
    },

    /** Marks all up to a place as seen by the actor's side; never moves back, and past the end is the end. */
    read: async (
      tx: Tx,
      actor: Actor,
      input: { conversationId: string; upTo: number },
    ): Promise<Result<{ upTo: number }>> => {
      const row = await tx.get(conversationById, { id: input.conversationId });
      if (!row || !maySee(actor, row)) return fail('not_found', 'no such conversation');
      if (!can(actor, 'conversation.read', belongsOf(row))) return fail('forbidden', 'the conversation is not yours');
      const seen = actor.kind === 'rep' ? row.rep_read_seq : row.visitor_read_seq;
      const upTo = Math.min(input.upTo, row.last_seq);
      if (upTo <= seen) return ok({ upTo: seen });
      const taken = await take(tx, row.id);
      if (actor.kind === 'rep') taken.rep_read_seq = upTo;
      else taken.visitor_read_seq = upTo;
      await tx.run(setReadSeqs, { id: row.id, visitorRead: taken.visitor_read_seq, repRead: taken.rep_read_seq });
      const actorId = actor.kind === 'rep' ? actor.personId : actor.visitorId;
      await store(tx, taken, { type: 'read', by: actor.kind, upTo }, actorId);
      return ok({ upTo });
    },

    /** The conversation waits for a rep from now on. */
    markWaiting: async (tx: Tx, id: string): Promise<void> => {
      await move(tx, id, { phase: 'waiting', repId: null }, { type: 'waiting' }, null);
    },

    /** Gives the conversation to a rep, who joins it. */
    assign: async (tx: Tx, input: { conversationId: string; repId: string; by?: string | null }): Promise<void> => {
      const rep = await repOf(tx, input.repId);
      if (!rep) throw new Error(`rep ${input.repId} is gone`);
      const by = await repOf(tx, input.by ?? null);
      const joined = { type: 'joined' as const, rep, ...(by ? { by } : {}) };
      await move(tx, input.conversationId, { phase: 'active', repId: rep.id }, joined, rep.id);
    },

    /** Takes the conversation from its rep, who leaves it. Without a rep it does nothing. */
    release: async (tx: Tx, input: { conversationId: string; moved?: { by: string; to: string } }): Promise<void> => {
      const rep = await repOf(tx, (await get(tx, input.conversationId)).rep_id);
      if (!rep) return;
      const by = await repOf(tx, input.moved?.by ?? null);
      const to = await repOf(tx, input.moved?.to ?? null);
      const left = { type: 'left' as const, rep, ...(by && to ? { moved: { by, to } } : {}) };
      await move(tx, input.conversationId, { phase: 'bot', repId: null }, left, rep.id);
    },

    /** Says to reps what became of a transfer. */
    transferNews: async (tx: Tx, conversationId: string, news: TransferNews, actorId: string | null): Promise<void> =>
      append(tx, conversationId, { type: 'transfer', news }, actorId),

    /** Overflow: the meeting booker is shown. */
    showBooker: async (tx: Tx, id: string): Promise<void> => {
      await move(tx, id, { phase: 'overflow' }, { type: 'booker_shown' }, null);
    },

    /** The visitor booked a meeting from this conversation. */
    booked: async (tx: Tx, id: string, meetingId: string, startsAt: number): Promise<void> =>
      append(tx, id, { type: 'booked', meetingId, startsAt }, null),

    /** Says where the e-mail question stands; `given` is an entry that both sides see. */
    setEmailAsked: async (tx: Tx, id: string, asked: ConversationRow['email_asked']): Promise<void> => {
      await tx.run(setEmailAsked, { id, asked });
      if (asked === 'given') return append(tx, id, { type: 'email_given' }, null);
      const row = await get(tx, id);
      await tx.signal('conversation.changed', {
        conversationId: id,
        visitorId: row.visitor_id,
        repId: row.rep_id,
        formerRepId: row.rep_id,
      });
    },

    /** Closes the conversation; closing a closed one answers its head and changes nothing. */
    close: async (
      tx: Tx,
      id: string,
      reason: 'rep' | 'visitor' | 'visitor_left' | 'idle' | 'booked',
      actorId: string | null,
    ): Promise<Conversation> => {
      const row = await get(tx, id);
      if (row.state === 'closed') return headOf(tx, row);
      const closed: Partial<Standing> = { state: 'closed', phase: 'closed', closedAt: tx.now, closeReason: reason };
      return headOf(tx, await move(tx, id, closed, { type: 'closed', reason }, actorId));
    },
  };
};

export type Conversations = ReturnType<typeof createConversations>;

/** The head of a conversation as both sides see it. */
export const toHead = (row: ConversationRow, rep: PersonRef | null): Conversation => ({
  id: row.id,
  visitorId: row.visitor_id,
  phase: row.phase,
  rep,
  createdAt: row.created_at,
  closedAt: row.closed_at,
  lastSeq: row.last_seq,
  visitorReadSeq: row.visitor_read_seq,
  repReadSeq: row.rep_read_seq,
});
