import * as z from 'zod';
import { PersonRef } from '../domain/person.ts';
import { Id } from '../domain/scalars.ts';
import { request } from './contract.ts';

/** That somebody writes, the same for rep and visitor. Nothing of it is stored: who misses it has missed it. */
export const typingRequests = {
  /** The asking side begins or goes on writing a message (said again at most every 3 s), or stopped. Never said of notes. */
  'conversation.typing': request(z.object({ conversationId: Id, typing: z.boolean() }), z.object({})),
} as const;

/** What the router pushes of it to everybody else in the conversation. */
export const typingPushes = {
  /** `rep` is who writes, null for the visitor. Heard for 6 s after the last time. */
  'conversation.typing': z.object({ conversationId: Id, rep: PersonRef.nullable(), typing: z.boolean() }),
} as const;
