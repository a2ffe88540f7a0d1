import { ok } from '../../../shared/protocol/result.ts';
import type { Preview } from '../../features/routing/preview/preview.ts';
import type { WhatIf } from '../../features/routing/replay/what-if.ts';
import type { Traces } from '../../features/routing/trace/read-trace.ts';
import type { PlanUploads } from '../../features/routing-plan/plan-uploads.ts';
import type { RepHandlers } from '../handlers.ts';

/** How visitors were routed, would be now, and would have been. */
export const explainHandlers = (services: {
  traces: Traces;
  preview: Preview;
  whatIf: WhatIf;
  planUploads: PlanUploads;
}): RepHandlers<'routing.trace' | 'routing.preview' | 'routing.what_if'> => ({
  'routing.trace': ({ actor }, input) => services.traces(actor, input),
  'routing.preview': async ({ actor }, { plan, visitor }) => {
    const meant = plan === null ? ok(null) : services.planUploads.planOf(actor, plan);
    return meant.ok ? services.preview({ plan: meant.data, visitor }) : meant;
  },
  'routing.what_if': async ({ actor }, { plan, ...span }) => {
    const meant = services.planUploads.planOf(actor, plan);
    return meant.ok ? services.whatIf({ plan: meant.data, ...span }) : meant;
  },
});
