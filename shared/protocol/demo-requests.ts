import * as z from 'zod';
import { Demo } from '../domain/demo.ts';
import { Id } from '../domain/scalars.ts';
import { callPushes, callRequests } from './call-requests.ts';
import { request } from './contract.ts';

const answer = z.object({ demo: Demo });
const place = callPushes['call.signal'].omit({ callId: true });

const common = {
  /** Ends it at any point: the rep stops, the visitor declines or watches no more. A demo that is over stays as it ended. `failed`: no picture came through. */
  'demo.stop': request(z.object({ demoId: Id, reason: z.enum(['stopped', 'failed']).default('stopped') }), answer),
  /** Tells the other side's engine something; only from the engine that has the demo. */
  'demo.signal': request(place.extend({ demoId: Id }), z.object({})),
  /** The asking side's live demo, or null. An engine names its seat: so it is still there. */
  'demo.current': request(z.object({ seat: Id }), z.object({ demo: Demo.nullable() })),
  /** The servers by which two engines find a way to each other, as `call.ice` names them to who has a live demo. */
  'demo.ice': request(z.object({}), callRequests['call.ice'].output),
} as const;

/** The requests of demos that only reps make. */
export const repDemoRequests = {
  ...common,
  /**
   * Shows the visitor of a running conversation a screen or a window, once per `demoId`. `conflict`, `detail.why`:
   * `not_talking`, `away`, `showing` (a demo runs already).
   */
  'demo.start': request(z.object({ conversationId: Id, demoId: Id, seat: Id }), answer),
} as const;

/** The requests of demos that only visitors make. */
export const visitorDemoRequests = {
  ...common,
  /** Watches, here: whoever says it last has the picture. `conflict` with `detail.why` `ended`. */
  'demo.watch': request(z.object({ demoId: Id, seat: Id }), answer),
} as const;

/** What the router pushes of demos, the same for rep and visitor, to all tabs of a side. */
export const demoPushes = {
  'demo.state': answer,
  /** From the other side's engine; only the engine in `seat` takes it. */
  'demo.signal': place.extend({ demoId: Id }),
} as const;

/** The pushes of demos by event name. */
export type DemoPushes = { [K in keyof typeof demoPushes]: z.infer<(typeof demoPushes)[K]> };
