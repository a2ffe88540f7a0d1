import type { RoutingPlanService } from '../../features/routing-plan/routing-plan.ts';
import type { RepHandlers } from '../handlers.ts';

type Events = 'routing.get' | 'routing.save' | 'routing.versions' | 'routing.version' | 'routing.restore';

/** The routing plan and its versions. */
export const planHandlers = (plan: RoutingPlanService): RepHandlers<Events> => ({
  'routing.get': () => plan.get(),
  'routing.save': ({ actor }, input) => plan.save(actor, input),
  'routing.versions': (_, input) => plan.versions(input),
  'routing.version': (_, { version }) => plan.version(version),
  'routing.restore': ({ actor }, input) => plan.restore(actor, input),
});
