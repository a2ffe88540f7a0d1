import * as z from 'zod';
import { PersonRef } from './person.ts';
import { Connection, PresenceStatus, StatusIcon } from './presence.ts';
import { Id, Instant } from './scalars.ts';

/** Schema of why a presence changed: the rep chose, was sent away after missed offers, a manager decided, a connection came and went, a computer was locked, or an admin changed the status or took it away. */
export const PresenceReason = z.enum([
  'chosen',
  'missed_offers',
  'manager',
  'lease_lost',
  'reconnected',
  'signed_out',
  'deactivated',
  'locked',
  'suspended',
  'unlocked',
  'status_edited',
  'status_removed',
]);
/** Why a presence changed. */
export type PresenceReason = z.infer<typeof PresenceReason>;

/** Schema of a stretch of time in which a rep's status and connection stayed the same; `to` is null while it lasts. */
export const PresenceSpan = z.object({
  id: Id,
  status: PresenceStatus,
  /** A status of the workspace's own, as it was called then. */
  named: z.object({ name: z.string(), icon: StatusIcon }).nullable(),
  connection: Connection,
  reason: PresenceReason,
  /** Who set it; null where the router did. */
  setBy: PersonRef.nullable(),
  note: z.string().nullable(),
  from: Instant,
  to: Instant.nullable(),
});
/** A stretch of time in which a rep's status and connection stayed the same. */
export type PresenceSpan = z.infer<typeof PresenceSpan>;
