import * as z from 'zod';
import { PersonRef } from '../../domain/person.ts';
import { Id } from '../../domain/scalars.ts';
import { request } from '../contract.ts';

/** Schema of who else looks at a conversation, and who is asked in and has not come yet. */
export const ConversationCompany = z.object({
  conversationId: Id,
  /** Everybody who has it on screen, the reader too. */
  looking: z.array(PersonRef),
  asked: z.array(PersonRef),
});
/** Who else looks at a conversation. */
export type ConversationCompany = z.infer<typeof ConversationCompany>;

/** Who looks at what. */
export const companyRequests = {
  /** The window looks at this conversation now, or at none; it is forgotten with the socket. */
  'conversation.look': request(z.object({ conversationId: Id.nullable() }), z.object({})),
} as const;

/** Pushes about who looks at what. */
export const companyPushes = {
  /** To whoever looks at the conversation, once they do and at each change. */
  'conversation.company': ConversationCompany,
} as const;
