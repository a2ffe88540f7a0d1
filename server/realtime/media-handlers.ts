import type { callRequests } from '../../shared/protocol/call-requests.ts';
import type { repDemoRequests, visitorDemoRequests } from '../../shared/protocol/demo-requests.ts';
import type { Actor, RepActor, VisitorActor } from '../features/actor.ts';
import type { Calls } from '../features/calls/calls.ts';
import type { Demos } from '../features/demos/demos.ts';
import { callHandlers } from './call-handlers.ts';
import type { Handlers, Line } from './handlers.ts';

interface Media {
  calls: Calls;
  demos: Demos;
}

/** What either side may ask of demos. */
const common = (demos: Demos): Handlers<Omit<typeof repDemoRequests, 'demo.start'>, Line<Actor>> => ({
  'demo.stop': ({ actor }, input) => demos.stop(actor, input),
  'demo.signal': ({ actor, id }, input) => demos.signal(actor, input, id),
  'demo.current': ({ actor, id }, { seat }) => demos.current(actor, seat, id),
  'demo.ice': ({ actor }) => demos.ice(actor),
});

/** What a rep may ask of calls and demos. */
export const repMediaHandlers = ({
  calls,
  demos,
}: Media): Handlers<typeof callRequests & typeof repDemoRequests, Line<RepActor>> => ({
  ...callHandlers(calls),
  ...common(demos),
  'demo.start': ({ actor, id }, input) => demos.start(actor, input, id),
});

/** What a visitor may ask of calls and demos. */
export const visitorMediaHandlers = ({
  calls,
  demos,
}: Media): Handlers<typeof callRequests & typeof visitorDemoRequests, Line<VisitorActor>> => ({
  ...callHandlers(calls),
  ...common(demos),
  'demo.watch': ({ actor, id }, input) => demos.watch(actor, input, id),
});
