import type { callRequests } from '../../shared/protocol/call-requests.ts';
import type { Actor } from '../features/actor.ts';
import type { Calls } from '../features/calls/calls.ts';
import type { Handlers, Line } from './handlers.ts';

/** What either side may ask of calls: who asks is the actor, so both namespaces have the same handlers. */
export const callHandlers = (calls: Calls): Handlers<typeof callRequests, Line<Actor>> => ({
  'call.start': ({ actor, id }, input) => calls.start(actor, input, id),
  'call.accept': ({ actor, id }, input) => calls.accept(actor, input, id),
  'call.rejoin': ({ actor, id }, input) => calls.rejoin(actor, input, id),
  'call.decline': ({ actor }, { callId }) => calls.hangUp(actor, { callId }),
  'call.connected': ({ actor, id }, input) => calls.connected(actor, input, id),
  'call.hang_up': ({ actor }, input) => calls.hangUp(actor, input),
  'call.signal': ({ actor, id }, input) => calls.signal(actor, input, id),
  'call.current': ({ actor, id }, { seat }) => calls.current(actor, seat, id),
  'call.ice': ({ actor }, { conversationId }) => calls.ice(actor, conversationId),
});
