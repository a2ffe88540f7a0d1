import { id, person } from '../guards/conversation-guards.ts';
import { flag, nullable, shape } from '../guards/shape.ts';
import type { LateGuards } from '../guards/visitor-checks.ts';

/** Guards of that somebody writes. */
export const typingGuards: LateGuards = {
  outputs: { 'conversation.typing': shape({}) },
  pushes: { 'conversation.typing': shape({ conversationId: id, rep: nullable(person), typing: flag }) },
};
