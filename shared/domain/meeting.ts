import * as z from 'zod';
import { PersonRef } from './person.ts';
import { practiceMark } from './practice.ts';
import { Email, Id, Instant, Name, Zone } from './scalars.ts';

/** Schema of a meeting's status. */
export const MeetingStatus = z.enum(['booked', 'canceled']);

/** Schema of a booked meeting; times are instants, zones say how each side reads them. */
export const Meeting = z.object({
  id: Id,
  rep: PersonRef,
  repZone: Zone,
  visitorId: Id,
  conversationId: Id.nullable(),
  guest: z.object({ name: Name, email: Email, zone: Zone }),
  company: z.object({ name: z.string(), target: z.boolean() }).nullable(),
  ...practiceMark,
  startsAt: Instant,
  endsAt: Instant,
  status: MeetingStatus,
  createdAt: Instant,
});
/** A booked meeting. */
export type Meeting = z.infer<typeof Meeting>;

/** Schema of one span of weekly hours: weekday 1 (Monday) to 7, minutes since midnight in the rep's zone, `to` exclusive up to 1440. */
export const WeeklySpan = z
  .object({
    weekday: z.number().int().min(1).max(7),
    from: z.number().int().min(0).max(1439),
    to: z.number().int().min(1).max(1440),
  })
  .refine((span) => span.from < span.to, 'the span ends before it starts');
/** One span of weekly hours in the rep's zone. */
export type WeeklySpan = z.infer<typeof WeeklySpan>;

/** Schema of a rep's bookable hours. */
export const Availability = z.object({ zone: Zone, spans: z.array(WeeklySpan).max(28) });
/** A rep's bookable hours. */
export type Availability = z.infer<typeof Availability>;

/** Length of a slot in minutes. */
export const slotMinutes = 30;
/** How long a chosen slot is nobody else's while its form is filled in, in milliseconds. */
export const slotHoldMs = 120_000;
