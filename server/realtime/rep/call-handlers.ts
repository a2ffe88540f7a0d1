import { ok } from '../../../shared/protocol/result.ts';
import type { Calls } from '../../features/calls/calls.ts';
import type { RepHandlers } from '../handlers.ts';

type Events =
  | 'call.start'
  | 'call.accept'
  | 'call.decline'
  | 'call.connected'
  | 'call.hang_up'
  | 'call.signal'
  | 'call.current'
  | 'call.ice';

/** What reps may ask of calls. */
export const repCallHandlers = (calls: Calls): RepHandlers<Events> => ({
  'call.start': ({ actor }, input) => calls.start(actor, input),
  'call.accept': ({ actor }, input) => calls.accept(actor, input),
  'call.decline': ({ actor }, { callId }) => calls.hangUp(actor, { callId }),
  'call.connected': ({ actor }, input) => calls.connected(actor, input),
  'call.hang_up': ({ actor }, input) => calls.hangUp(actor, input),
  'call.signal': ({ actor }, input) => calls.signal(actor, input),
  'call.current': ({ actor }) => calls.current(actor),
  'call.ice': async () => ok(calls.ice()),
});
