import type { PlanUploads } from '../../features/routing-plan/plan-uploads.ts';
import type { RoutingPlanService } from '../../features/routing-plan/routing-plan.ts';
import type { RepHandlers } from '../handlers.ts';

type Events =
  | 'routing.get'
  | 'routing.attributes'
  | 'routing.upload'
  | 'routing.save'
  | 'routing.versions'
  | 'routing.version'
  | 'routing.restore';

export interface PlanHandlerOptions {
  routingPlan: RoutingPlanService;
  planUploads: PlanUploads;
}

/** The routing plan and its versions. */
export const planHandlers = ({ routingPlan: plan, planUploads }: PlanHandlerOptions): RepHandlers<Events> => ({
  'routing.get': () => plan.get(),
  'routing.attributes': () => plan.attributes(),
  'routing.upload': ({ actor }, input) => planUploads.upload(actor, input),
  'routing.save': async ({ actor }, { plan: input, basedOn }) => {
    const meant = planUploads.planOf(actor, input);
    return meant.ok ? plan.save(actor, { plan: meant.data, basedOn }) : meant;
  },
  'routing.versions': (_, input) => plan.versions(input),
  'routing.version': (_, { version }) => plan.version(version),
  'routing.restore': ({ actor }, input) => plan.restore(actor, input),
});
