import * as z from 'zod';
import { Conversation, Entry } from '../domain/conversation.ts';
import { maxFilesOfMessage } from '../domain/file-kinds.ts';
import { maxTextLength } from '../domain/limits.ts';
import { Id, Instant } from '../domain/scalars.ts';
import { request } from './contract.ts';

const Seq = z.number().int().nonnegative();

/** Schema of a pushed entry: a hint. The reader applies it where `entry.seq` is its last plus one, else pulls the gap. */
export const EntryHint = z.object({ conversation: Conversation, entry: Entry });
/** A pushed entry with the conversation's head after it. */
export type EntryHint = z.infer<typeof EntryHint>;

/** The requests of a conversation's sequence, the same for rep and visitor (product.md, Delivery semantics). */
export const conversationRequests = {
  /** The newest page of entries and the head. */
  'conversation.open': request(
    z.object({ conversationId: Id, limit: z.number().int().min(1).max(200).default(100) }),
    z.object({ conversation: Conversation, entries: z.array(Entry) }),
  ),
  /** Entries after `after`, oldest first; `more` tells that another pull is needed. */
  'conversation.pull': request(
    z.object({ conversationId: Id, after: Seq, limit: z.number().int().min(1).max(500).default(200) }),
    z.object({ conversation: Conversation, entries: z.array(Entry), more: z.boolean() }),
  ),
  /** Entries before `before`, newest page of them, oldest first. */
  'conversation.history': request(
    z.object({ conversationId: Id, before: Seq, limit: z.number().int().min(1).max(200).default(100) }),
    z.object({ entries: z.array(Entry), more: z.boolean() }),
  ),
  /** Stores a message once per `clientId`; sent again, it answers with the stored `seq`. Words may be missing where files are. */
  'conversation.send': request(
    z
      .object({
        conversationId: Id,
        clientId: Id,
        text: z.string().max(maxTextLength),
        /** Uploaded by the same sender for the same conversation, and in no message yet. */
        files: z.array(Id).min(1).max(maxFilesOfMessage).optional(),
      })
      .refine(({ text, files }) => files !== undefined || text.trim().length > 0, { path: ['text'], error: 'blank' }),
    z.object({ id: Id, seq: z.number().int().positive(), at: Instant }),
  ),
  /** Marks everything up to `upTo` as seen by the asking side; never moves back. */
  'conversation.read': request(z.object({ conversationId: Id, upTo: Seq }), z.object({ upTo: Seq })),
  /** Closes the conversation; closing a closed one is no error. */
  'conversation.close': request(z.object({ conversationId: Id }), z.object({ conversation: Conversation })),
} as const;
