import type { Conversation, MessageEntry } from '../../../shared/domain/conversation.ts';
import type { PersonRef } from '../../../shared/domain/person.ts';
import type { TransferNews } from '../../../shared/domain/transfer.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { Actor, VisitorActor } from '../actor.ts';
import type { Core } from '../core.ts';
import { attachFiles, filesToSend } from '../files/sent-files.ts';
import { can } from '../rights/can.ts';
import { afterSaying, type Said } from './after-saying.ts';
import { belongsOf, maySee, whyNotWrite } from './belongs.ts';
import {
  afterMessage,
  type ConversationRow,
  conversationByStart,
  insertConversation,
  insertMessage,
  messageByClient,
  openConversationIdsOfRep,
  openConversationOf,
  setEmailAsked,
  setPhase,
  setReadSeqs,
  setStanding,
  setUnanswered,
  takeSeq,
} from './conversation-repository.ts';
import { createConversationRows } from './conversation-rows.ts';
import { factsOf, type NewEntry, readBooked, streamOf } from './entries-repository.ts';
import { setGuestRead, setGuestState, setSeats } from './guests-repository.ts';
import { toHead } from './head-repository.ts';
import { guestIdsOf, seatsOf, withSeat } from './seats.ts';
import { shownWords } from './shown-words.ts';

/** The sender id of the bot: it has no row of its own. */
const botId = 'bot';

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

type Standing = Partial<Pick<ConversationRow, 'state' | 'phase' | 'rep_id' | 'closed_at' | 'close_reason'>>;

/** The commands of conversations. Every entry goes through `append`: the one place where `seq` is given. */
export const createConversations = ({ ids, board }: Core) => {
  const rows = createConversationRows(board);
  const repOf = rows.person;

  const headOf = async (tx: Tx, row: ConversationRow): Promise<Conversation> => {
    const guests: PersonRef[] = [];
    for (const id of guestIdsOf(row)) {
      const guest = await repOf(tx, id);
      if (guest) guests.push(guest);
    }
    return toHead(row, await repOf(tx, row.rep_id), guests);
  };

  const get = async (tx: Tx, id: string): Promise<ConversationRow> => {
    const row = await rows.find(tx, id);
    if (!row) throw new Error(`conversation ${id} is gone`);
    return row;
  };

  /** Stores an entry at the place that `row` has taken for it. */
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

  const append = async (tx: Tx, id: string, entry: NewEntry, actorId: string | null): Promise<void> => {
    const before = await get(tx, id);
    const row = { ...before, last_seq: before.last_seq + 1 };
    rows.wrote(tx, row, await tx.run(takeSeq, { id, seq: row.last_seq }));
    await store(tx, row, entry, actorId);
  };

  const tellChanged = (tx: Tx, row: ConversationRow, formerRepId = row.rep_id): Promise<void> => {
    const { id: conversationId, visitor_id: visitorId, rep_id: repId } = row;
    return tx.signal('conversation.changed', { conversationId, visitorId, repId, formerRepId });
  };

  /** Moves the conversation and appends the entry that says so. */
  const move = async (tx: Tx, id: string, change: Standing, entry: NewEntry, actorId: string | null) => {
    const before = await get(tx, id);
    const row = { ...before, ...change, last_seq: before.last_seq + 1 };
    const { last_seq: seq, state, phase, rep_id: repId, closed_at: closedAt, close_reason: closeReason } = row;
    const stays = state === before.state && repId === before.rep_id;
    const written = stays
      ? await tx.run(setPhase, { id, seq, phase })
      : await tx.run(setStanding, { id, seq, state, phase, repId, closedAt, closeReason });
    rows.wrote(tx, row, written);
    // Whoever was asked in and has it now is no guest any more.
    if (repId !== null && seatsOf(row).some((seat) => seat.id === repId)) {
      row.guests = withSeat(row, repId, null);
      await tx.run(setGuestState, { conversationId: id, repId, state: 'gone' });
      await tx.run(setSeats, { id, seq, guests: row.guests });
    }
    await store(tx, row, entry, actorId);
    await tellChanged(tx, row, before.rep_id);
    return row;
  };

  /** Stores a message at the place that `row` has for it; null where its sender said it before. */
  const insert = async (tx: Tx, row: ConversationRow, { from, senderId, clientId, text, files = [] }: Said) => {
    const id = ids.next();
    const stored = await tx.run(insertMessage, {
      id,
      conversation_id: row.id,
      seq: row.last_seq,
      sender_kind: from,
      sender_id: senderId,
      client_id: clientId,
      text,
      at: tx.now,
    });
    if (stored === 0) return null;
    if (files.length > 0) await attachFiles(tx, { id, seq: row.last_seq }, files);
    return id;
  };

  const tellSaid = async (tx: Tx, row: ConversationRow, id: string, said: Said): Promise<MessageEntry> => {
    const { from, senderId, clientId, text, files = [] } = said;
    const rep = from === 'rep' ? await repOf(tx, senderId) : null;
    const sender = rep
      ? { kind: 'rep' as const, rep }
      : { kind: from === 'bot' ? ('bot' as const) : ('visitor' as const) };
    const carried = files.length > 0 ? { files: [...files] } : {};
    const entry = { type: 'message' as const, id, clientId, sender, text, ...carried };
    await store(tx, row, entry, from === 'bot' ? null : senderId);
    return { ...entry, seq: row.last_seq, at: tx.now };
  };

  /** Says something at the next place; null where the sender said it before. */
  const say = async (tx: Tx, before: ConversationRow, said: Said): Promise<MessageEntry | null> => {
    const row = afterSaying(before, said, tx.now);
    const id = await insert(tx, row, said);
    if (id === null) return null;
    const written = await tx.run(afterMessage, {
      id: row.id,
      seq: row.last_seq,
      before: before.last_seq,
      words: row.words,
      text: row.last_text ?? '',
      from: said.from,
      at: tx.now,
      unansweredSince: row.unanswered_since,
      visitorRead: row.visitor_read_seq,
      repRead: row.rep_read_seq,
    });
    rows.wrote(tx, row, written);
    return tellSaid(tx, row, id, said);
  };

  return {
    /** The visitor's open conversation, if there is one. */
    openOf: async (tx: Tx, visitorId: string): Promise<ConversationRow | undefined> => {
      const row = await tx.get(openConversationOf, { visitorId });
      return row && rows.keep(tx, row);
    },

    /** The row, or undefined. */
    find: async (tx: Tx, id: string): Promise<ConversationRow | undefined> => rows.find(tx, id),

    row: get,
    /** Notes what a change of `editing` wrote beside the sequence. */
    keep: rows.keep,
    headOf,
    append,
    person: repOf,

    /** Notes who is asked in and who is there, and says who came or went. */
    seat: async (tx: Tx, id: string, guests: string | null, entry: NewEntry | null, actorId: string): Promise<void> => {
      const before = await get(tx, id);
      const row = { ...before, guests, last_seq: before.last_seq + (entry ? 1 : 0) };
      rows.wrote(tx, row, await tx.run(setSeats, { id, guests, seq: row.last_seq }));
      if (entry) await store(tx, row, entry, actorId);
    },

    /** The ids of the rep's open conversations. */
    openIdsOfRep: async (tx: Tx, repId: string): Promise<string[]> =>
      (await tx.all(openConversationIdsOfRep, { repId })).map((row) => row.id),

    /** Starts a conversation once per client id; with one open already, answers that one and `started: false`. */
    start: async (tx: Tx, input: StartInput): Promise<{ row: ConversationRow; started: boolean }> => {
      const visitorId = input.visitor.visitorId;
      const known =
        (await tx.get(conversationByStart, { visitorId, clientId: input.clientId })) ??
        (await tx.get(openConversationOf, { visitorId }));
      if (known) return { row: rows.keep(tx, known), started: false };
      const empty: ConversationRow = {
        id: ids.next(),
        site_id: input.visitor.siteId,
        visitor_id: visitorId,
        start_client_id: input.clientId,
        impression_id: input.impressionId,
        state: 'open',
        phase: 'bot',
        rep_id: null,
        words: shownWords(input.words),
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
        guests: null,
      };
      // The row is written once, with all that was said; its messages and entries follow in order.
      const places: { row: ConversationRow; said: Said }[] = [];
      let row = empty;
      for (const { from, text, clientId, ...who } of input.said) {
        const senderId = 'repId' in who ? who.repId : from === 'bot' ? botId : visitorId;
        const said = { from, senderId, clientId, text, ownWords: false };
        row = afterSaying(row, said, tx.now);
        places.push({ row, said });
      }
      await tx.run(insertConversation, { ...row });
      rows.keep(tx, row);
      for (const place of places) {
        const messageId = await insert(tx, place.row, place.said);
        if (messageId === null) throw new Error(`conversation ${row.id} begins with the same twice`);
        await tellSaid(tx, place.row, messageId, place.said);
      }
      return { row: await get(tx, row.id), started: true };
    },

    /** Stores a message once per client id; sent again it answers with the stored place. */
    send: async (
      tx: Tx,
      actor: Actor,
      input: { conversationId: string; clientId: string; text: string; files?: readonly string[] },
    ): Promise<Result<{ id: string; seq: number; at: number }>> => {
      const { conversationId, clientId, text } = input;
      const senderId = actor.kind === 'rep' ? actor.personId : actor.visitorId;
      const row = await rows.find(tx, conversationId);
      if (!row || !maySee(actor, row)) return fail('not_found', 'no such conversation');
      const refused = whyNotWrite(actor, row);
      // What was stored before a refusal began is acked all the same: the sender may not have heard it.
      const files =
        refused ?? (input.files?.length ? await filesToSend(tx, { conversationId, senderId }, input.files) : ok([]));
      const fresh = files.ok
        ? await say(tx, row, { from: actor.kind, senderId, clientId, text, files: files.data, ownWords: true })
        : null;
      if (fresh) return ok({ id: fresh.id, seq: fresh.seq, at: fresh.at });
      const stored = await tx.get(messageByClient, { conversationId, senderId, clientId });
      if (stored) return ok(stored);
      return files.ok ? fail('conflict', 'the message was not stored') : files;
    },

    /** The bot says something. */
    botSay: async (tx: Tx, conversationId: string, text: string): Promise<void> => {
      const said = { from: 'bot' as const, senderId: botId, clientId: ids.next(), text, ownWords: false };
      await say(tx, await get(tx, conversationId), said);
    },

    /** What the visitor wrote is answered though nobody wrote back, or, where it is not, counts from `since`. */
    answered: async (tx: Tx, id: string, since: number | null): Promise<void> => {
      const row = await get(tx, id);
      if (row.unanswered_since === null) return;
      rows.wrote(tx, { ...row, unanswered_since: since }, await tx.run(setUnanswered, { id, since }));
      await tellChanged(tx, row);
    },

    /** Marks all up to a place as seen by the actor's side; never moves back, and past the end is the end. */
    read: async (
      tx: Tx,
      actor: Actor,
      input: { conversationId: string; upTo: number },
    ): Promise<Result<{ upTo: number }>> => {
      const row = await rows.find(tx, input.conversationId);
      if (!row || !maySee(actor, row)) return fail('not_found', 'no such conversation');
      if (!can(actor, 'conversation.read', belongsOf(row))) return fail('forbidden', 'the conversation is not yours');
      const seen = actor.kind === 'rep' ? row.rep_read_seq : row.visitor_read_seq;
      const upTo = Math.min(input.upTo, row.last_seq);
      // A guest reads for themselves: the conversation's own mark is its rep's.
      if (actor.kind === 'rep' && actor.personId !== row.rep_id) {
        const moved = await tx.run(setGuestRead, { conversationId: row.id, repId: actor.personId, upTo });
        if (moved > 0) await tx.signal('guests.changed', { conversationId: row.id, repId: actor.personId });
        return ok({ upTo });
      }
      if (upTo <= seen) return ok({ upTo: seen });
      const taken = { ...row, last_seq: row.last_seq + 1 };
      if (actor.kind === 'rep') taken.rep_read_seq = upTo;
      else taken.visitor_read_seq = upTo;
      const { id, last_seq: seq, visitor_read_seq: visitorRead, rep_read_seq: repRead } = taken;
      rows.wrote(tx, taken, await tx.run(setReadSeqs, { id, seq, visitorRead, repRead }));
      const actorId = actor.kind === 'rep' ? actor.personId : actor.visitorId;
      await store(tx, taken, { type: 'read', by: actor.kind, upTo }, actorId);
      return ok({ upTo });
    },

    /** The conversation waits for a rep from now on. */
    markWaiting: async (tx: Tx, id: string): Promise<void> => {
      await move(tx, id, { phase: 'waiting', rep_id: null }, { type: 'waiting' }, null);
    },

    /** Gives the conversation to a rep, who joins it. */
    assign: async (tx: Tx, input: { conversationId: string; repId: string; by?: string | null }): Promise<void> => {
      const rep = await repOf(tx, input.repId);
      if (!rep) throw new Error(`rep ${input.repId} is gone`);
      const by = await repOf(tx, input.by ?? null);
      const joined = { type: 'joined' as const, rep, ...(by ? { by } : {}) };
      await move(tx, input.conversationId, { phase: 'active', rep_id: rep.id }, joined, rep.id);
    },

    /** Opens a closed conversation again: it is its rep's as it was. */
    reopen: async (tx: Tx, { conversationId, repId }: { conversationId: string; repId: string }): Promise<void> => {
      const rep = await repOf(tx, repId);
      if (!rep) throw new Error(`rep ${repId} is gone`);
      const open: Standing = { state: 'open', phase: 'active', rep_id: repId, closed_at: null, close_reason: null };
      await move(tx, conversationId, open, { type: 'joined', rep, reopened: true }, repId);
    },

    /** Takes the conversation from its rep, who leaves it. Without a rep it does nothing. */
    release: async (tx: Tx, input: { conversationId: string; moved?: { by: string; to: string } }): Promise<void> => {
      const rep = await repOf(tx, (await get(tx, input.conversationId)).rep_id);
      if (!rep) return;
      const by = await repOf(tx, input.moved?.by ?? null);
      const to = await repOf(tx, input.moved?.to ?? null);
      const left = { type: 'left' as const, rep, ...(by && to ? { moved: { by, to } } : {}) };
      await move(tx, input.conversationId, { phase: 'bot', rep_id: null }, left, rep.id);
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

    /** A rep canceled a meeting that was booked from this conversation; the entry changes the one that says it was booked. */
    canceled: async (tx: Tx, id: string, meetingId: string, repId: string): Promise<void> => {
      const [booked, by] = [await readBooked(tx.k, id, meetingId), await repOf(tx, repId)];
      if (!booked || !by) return;
      const { seq: of, startsAt } = booked;
      await append(tx, id, { type: 'edited', of, text: null, canceled: { by, startsAt } }, repId);
    },

    /** Says where the e-mail question stands; `given` is an entry that both sides see. */
    setEmailAsked: async (tx: Tx, id: string, asked: ConversationRow['email_asked']): Promise<void> => {
      const row = { ...(await get(tx, id)), email_asked: asked };
      rows.wrote(tx, row, await tx.run(setEmailAsked, { id, asked }));
      if (asked === 'given') return append(tx, id, { type: 'email_given' }, null);
      await tellChanged(tx, row);
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
      const closed: Standing = { state: 'closed', phase: 'closed', closed_at: tx.now, close_reason: reason };
      return headOf(tx, await move(tx, id, closed, { type: 'closed', reason }, actorId));
    },
  };
};

export type Conversations = ReturnType<typeof createConversations>;
