import { asVisitorSees, type Conversation, type Entry } from '../../../shared/domain/conversation.ts';
import type { ClosedConversation } from '../../../shared/protocol/rep/contract.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Actor, RepActor } from '../actor.ts';
import type { Core } from '../core.ts';
import { maySee } from './belongs.ts';
import { readClosed } from './closed-repository.ts';
import { type EntryRange, readEntries } from './entries-repository.ts';
import { readConversation, toHead } from './head-repository.ts';

/** The reads of conversations, each authorised for its actor. */
export const createConversationReads = ({ store }: Core) => {
  const headFor = async (actor: Actor, id: string): Promise<Conversation | null> => {
    const found = await readConversation(store.k, id);
    return found && maySee(actor, found.row) ? toHead(found.row, found.rep, found.guests) : null;
  };
  const entriesFor = async (actor: Actor, id: string, range: EntryRange): Promise<Entry[]> => {
    const entries = await readEntries(store.k, id, range);
    return actor.kind === 'visitor' ? entries.map(asVisitorSees) : entries;
  };
  const absent = () => fail('not_found', 'no such conversation');

  return {
    head: headFor,

    open: async (
      actor: Actor,
      input: { conversationId: string; limit: number },
    ): Promise<Result<{ conversation: Conversation; entries: Entry[] }>> => {
      const conversation = await headFor(actor, input.conversationId);
      if (!conversation) return absent();
      return ok({ conversation, entries: await entriesFor(actor, conversation.id, { limit: input.limit }) });
    },

    pull: async (
      actor: Actor,
      input: { conversationId: string; after: number; limit: number },
    ): Promise<Result<{ conversation: Conversation; entries: Entry[]; more: boolean }>> => {
      const conversation = await headFor(actor, input.conversationId);
      if (!conversation) return absent();
      const range = { after: input.after, limit: input.limit + 1 };
      const entries = await entriesFor(actor, conversation.id, range);
      const more = entries.length > input.limit;
      return ok({ conversation, entries: entries.slice(0, input.limit), more });
    },

    history: async (
      actor: Actor,
      input: { conversationId: string; before: number; limit: number },
    ): Promise<Result<{ entries: Entry[]; more: boolean }>> => {
      const conversation = await headFor(actor, input.conversationId);
      if (!conversation) return absent();
      const range = { before: input.before, limit: input.limit + 1 };
      const entries = await entriesFor(actor, conversation.id, range);
      const more = entries.length > input.limit;
      return ok({ entries: more ? entries.slice(1) : entries, more });
    },

    closed: async (
      actor: RepActor,
      input: {
        whose: 'mine' | 'all';
        tag?: string | undefined;
        disposition?: string | undefined;
        before?: { at: number; id: string } | undefined;
        limit: number;
      },
    ): Promise<Result<{ items: ClosedConversation[]; more: boolean }>> => {
      const repId = input.whose === 'mine' ? actor.personId : null;
      const items = await readClosed(store.k, {
        repId,
        before: input.before ?? null,
        limit: input.limit + 1,
        tag: input.tag ?? null,
        disposition: input.disposition ?? null,
      });
      return ok({ items: items.slice(0, input.limit), more: items.length > input.limit });
    },
  };
};

export type ConversationReads = ReturnType<typeof createConversationReads>;
