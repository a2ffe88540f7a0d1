import * as z from 'zod';
import { PersonRef } from './person.ts';
import { Id, Instant } from './scalars.ts';

/**
 * Why listening to a call ended: `stopped` by the manager, `call_over` with the call, `left` where the manager's console went,
 * `failed` where no sound came through, `rights` where the manager may not any more.
 */
export const monitorEnds = ['stopped', 'call_over', 'left', 'failed', 'rights'] as const;
/** Schema of why listening to a call ended. */
export const MonitorEnd = z.enum(monitorEnds);
/** Why listening to a call ended. */
export type MonitorEnd = z.infer<typeof MonitorEnd>;

const base = {
  id: Id,
  callId: Id,
  conversationId: Id,
  visitorId: Id,
  rep: PersonRef,
  manager: PersonRef,
  startedAt: Instant,
};

/** Schema of a manager who listens to a call: the rep and the manager see it, and which of their engines have it. */
export const Monitor = z.discriminatedUnion('state', [
  z.object({
    ...base,
    state: z.literal('live'),
    seats: z.object({ rep: Id, manager: Id }),
    /** How often another engine of the rep took the call over; each begins its way to the manager anew. */
    joins: z.number().int().nonnegative(),
    /** The manager may be heard by the rep, and by nobody else. */
    whispering: z.boolean(),
  }),
  z.object({ ...base, state: z.literal('ended'), endedAt: Instant, reason: MonitorEnd }),
]);
/** A manager who listens to a call. */
export type Monitor = z.infer<typeof Monitor>;
/** One that is not over. */
export type LiveMonitor = Extract<Monitor, { state: 'live' }>;
