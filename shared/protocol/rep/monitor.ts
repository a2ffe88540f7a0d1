import * as z from 'zod';
import { Monitor } from '../../domain/monitor.ts';
import { Id } from '../../domain/scalars.ts';
import { callPushes, callRequests } from '../call-requests.ts';
import { request } from '../contract.ts';

const answer = z.object({ monitor: Monitor });
const signal = callPushes['call.signal'].omit({ callId: true }).extend({ monitorId: Id });

/** What managers ask of calls they listen to, and the engines of both sides of it. */
export const monitorRequests = {
  /**
   * Listens to the call a rep has now, once per `monitorId`. `conflict`, `detail.why`: `no_call`, `own` (it is one's own),
   * `taken` (somebody listens already), `listening` (one listens to another call).
   */
  'monitor.start': request(z.object({ repId: Id, monitorId: Id, seat: Id }), answer),
  /** Ends it at any point; one that is over stays as it ended. */
  'monitor.stop': request(
    z.object({ monitorId: Id, reason: z.enum(['stopped', 'failed']).default('stopped') }),
    answer,
  ),
  /** Will be heard by the rep alone from now on, or not any more; each beginning is written into the audit log. */
  'monitor.whisper': request(z.object({ monitorId: Id, on: z.boolean() }), answer),
  /** Tells the other side's engine something. The rep's engine, which has the sound, makes the first offer. */
  'monitor.signal': request(signal, z.object({})),
  /** What goes on now: where one listens, and who listens to one's own call. An engine names its seat: so it is still there. */
  'monitor.current': request(z.object({ seat: Id }), z.object({ monitors: z.array(Monitor) })),
  /** The servers by which the manager's engine finds its way, as `call.ice` names them. */
  'monitor.ice': request(z.object({}), callRequests['call.ice'].output),
} as const;

/** What the router pushes of listening, to all windows of the manager and of the rep. */
export const monitorPushes = {
  'monitor.state': answer,
  /** From the other side's engine; only the engine in `seat` takes it. */
  'monitor.signal': signal,
} as const;

/** The pushes of listening by event name. */
export type MonitorPushes = { [K in keyof typeof monitorPushes]: z.infer<(typeof monitorPushes)[K]> };
