import type { typingRequests } from '../../shared/protocol/typing.ts';
import type { Actor } from '../features/actor.ts';
import type { Typing } from '../features/conversations/typing.ts';
import type { Handlers, Line } from './handlers.ts';

/** Who asks is the actor, so both namespaces have the same handler. */
export const typingHandlers = (typing: Typing): Handlers<typeof typingRequests, Line<Actor>> => ({
  'conversation.typing': ({ actor }, input) => typing.tell(actor, input),
});
