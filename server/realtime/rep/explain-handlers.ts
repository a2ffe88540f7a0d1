import type { Preview } from '../../features/routing/preview/preview.ts';
import type { WhatIf } from '../../features/routing/replay/what-if.ts';
import type { Traces } from '../../features/routing/trace/read-trace.ts';
import type { RepHandlers } from '../handlers.ts';

/** How visitors were routed, would be now, and would have been. */
export const explainHandlers = (services: {
  traces: Traces;
  preview: Preview;
  whatIf: WhatIf;
}): RepHandlers<'routing.trace' | 'routing.preview' | 'routing.what_if'> => ({
  'routing.trace': ({ actor }, input) => services.traces(actor, input),
  'routing.preview': (_, input) => services.preview(input),
  'routing.what_if': (_, input) => services.whatIf(input),
});
