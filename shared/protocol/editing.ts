import * as z from 'zod';
import { Id, MessageText } from '../domain/scalars.ts';
import { request } from './contract.ts';

/** `message` is the client id under which the asking one sent the message or note: nobody can name another's. */
const change = { conversationId: Id, clientId: Id, message: Id };
/** The place of the entry that says so. */
const Stored = z.object({ seq: z.number().int().positive() });

/**
 * The requests that change what was said, the same for rep and visitor; each is stored once per `clientId`. A `conflict`
 * says in `detail.reason` why not: `closed`, `deleted`, or `late` (a visitor's time is over).
 */
export const editingRequests = {
  /** Gives one's own message or note another text. */
  'message.edit': request(z.object({ ...change, text: MessageText }), Stored),
  /** Deletes one's own message or note for good; its place stays. Deleting a deleted one is no error. */
  'message.delete': request(z.object(change), Stored),
} as const;
