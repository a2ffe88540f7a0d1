import type { Traces } from '../../features/routing/trace/read-trace.ts';
import type { RepHandlers } from '../handlers.ts';

/** How visitors were routed. */
export const explainHandlers = (traces: Traces): RepHandlers<'routing.trace'> => ({
  'routing.trace': ({ actor }, input) => traces(actor, input),
});
