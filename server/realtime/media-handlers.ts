import type {
  callNoticeRequests,
  callRecordRequests,
  callReportRequests,
} from '../../shared/protocol/call-quality-requests.ts';
import type { callRequests } from '../../shared/protocol/call-requests.ts';
import type { cameraRequests } from '../../shared/protocol/camera-requests.ts';
import type { repDemoRequests, visitorDemoRequests } from '../../shared/protocol/demo-requests.ts';
import type { Actor, RepActor, VisitorActor } from '../features/actor.ts';
import type { CallReports } from '../features/calls/call-reports.ts';
import type { Calls } from '../features/calls/calls.ts';
import type { Cameras } from '../features/calls/cameras.ts';
import type { Monitors } from '../features/calls/monitors.ts';
import type { Demos } from '../features/demos/demos.ts';
import { callHandlers } from './call-handlers.ts';
import type { Handlers, Line } from './handlers.ts';

interface Media {
  calls: Calls;
  callReports: CallReports;
  cameras: Cameras;
  monitors: Pick<Monitors, 'notices'>;
  demos: Demos;
}

/** What either side may ask of demos. */
const common = (demos: Demos): Handlers<Omit<typeof repDemoRequests, 'demo.start'>, Line<Actor>> => ({
  'demo.stop': ({ actor }, input) => demos.stop(actor, input),
  'demo.signal': ({ actor, id }, input) => demos.signal(actor, input, id),
  'demo.current': ({ actor, id }, { seat }) => demos.current(actor, seat, id),
  'demo.ice': ({ actor }) => demos.ice(actor),
});

/** How calls sounded. */
const reports = (callReports: CallReports): Handlers<typeof callReportRequests, Line<Actor>> => ({
  'call.report': ({ actor }, input) => callReports.report(actor, input),
});

/** What either side may ask of cameras. */
const cameraHandlers = (cameras: Cameras): Handlers<typeof cameraRequests, Line<Actor>> => ({
  'camera.signal': ({ actor }, input) => cameras.signal(actor, input),
  'camera.ice': ({ actor }) => cameras.ice(actor),
});

/** What a rep may ask of calls and demos. */
export const repMediaHandlers = ({
  calls,
  callReports,
  cameras,
  demos,
}: Media): Handlers<
  typeof callRequests &
    typeof callReportRequests &
    typeof callRecordRequests &
    typeof cameraRequests &
    typeof repDemoRequests,
  Line<RepActor>
> => ({
  ...callHandlers(calls),
  ...reports(callReports),
  'call.record': ({ actor }, { callId }) => callReports.record(actor, callId),
  ...cameraHandlers(cameras),
  ...common(demos),
  'demo.start': ({ actor, id }, input) => demos.start(actor, input, id),
});

/** What a visitor may ask of calls and demos. */
export const visitorMediaHandlers = ({
  calls,
  callReports,
  monitors,
  cameras,
  demos,
}: Media): Handlers<
  typeof callRequests &
    typeof callReportRequests &
    typeof callNoticeRequests &
    typeof cameraRequests &
    typeof visitorDemoRequests,
  Line<VisitorActor>
> => ({
  ...callHandlers(calls),
  ...reports(callReports),
  'call.notices': () => monitors.notices(),
  ...cameraHandlers(cameras),
  ...common(demos),
  'demo.watch': ({ actor, id }, input) => demos.watch(actor, input, id),
});
