import * as z from 'zod';
import { Id, Instant } from './scalars.ts';

/** What a presence status can accept. */
export const channels = ['chat', 'voice', 'pounce'] as const;
/** One kind of work a status accepts. */
export type Channel = (typeof channels)[number];

/** The built-in presence statuses; `away_missed` is set by the router after missed offers. */
export const presenceStatuses = ['available', 'away', 'away_missed', 'busy', 'offline'] as const;
/** Schema of a presence status. */
export const PresenceStatus = z.enum(presenceStatuses);
/** A named presence status: what the rep chose, never what the network shows. */
export type PresenceStatus = z.infer<typeof PresenceStatus>;

/** The statuses a rep may choose. */
export const ChosenStatus = PresenceStatus.exclude(['away_missed']);
/** A status a rep may choose. */
export type ChosenStatus = z.infer<typeof ChosenStatus>;

const accepted: Record<PresenceStatus, readonly Channel[]> = {
  available: channels,
  away: [],
  away_missed: [],
  busy: ['pounce'],
  offline: [],
};

/** What reps in this status may be offered or do. */
export const accepts = (status: PresenceStatus, channel: Channel): boolean => accepted[status].includes(channel);

/** Schema of the connection lease of a rep, kept apart from the status. */
export const Connection = z.enum(['connected', 'lost']);
/** The connection lease of a rep: `lost` 10 s after the last socket closed. */
export type Connection = z.infer<typeof Connection>;

/** Schema of what a rep's computer does, apart from the status: nothing is offered on one that is locked or asleep. */
export const MachineState = z.enum(['unlocked', 'locked', 'suspended']);
/** What a rep's computer does; `unlocked` too where the console runs in a browser, which cannot tell. */
export type MachineState = z.infer<typeof MachineState>;

/** Schema of a rep's presence. */
export const Presence = z.object({
  repId: Id,
  status: PresenceStatus,
  since: Instant,
  connection: Connection,
  machine: MachineState,
});
/** A rep's presence: status with since-when, and connection. */
export type Presence = z.infer<typeof Presence>;
