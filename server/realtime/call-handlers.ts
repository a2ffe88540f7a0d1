import type { callRequests } from '../../shared/protocol/call-requests.ts';
import { ok } from '../../shared/protocol/result.ts';
import type { Actor } from '../features/actor.ts';
import type { Calls } from '../features/calls/calls.ts';
import type { Handlers, Line } from './handlers.ts';

/** What either side may ask of calls: who asks is the actor, so both namespaces have the same handlers. */
export const callHandlers = (calls: Calls): Handlers<typeof callRequests, Line<Actor>> => ({
  'call.start': ({ actor }, input) => calls.start(actor, input),
  'call.accept': ({ actor }, input) => calls.accept(actor, input),
  'call.decline': ({ actor }, { callId }) => calls.hangUp(actor, { callId }),
  'call.connected': ({ actor }, input) => calls.connected(actor, input),
  'call.hang_up': ({ actor }, input) => calls.hangUp(actor, input),
  'call.signal': ({ actor }, input) => calls.signal(actor, input),
  'call.current': ({ actor }) => calls.current(actor),
  'call.ice': async () => ok(calls.ice()),
});
