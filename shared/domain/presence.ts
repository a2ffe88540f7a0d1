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

/** The signs a status of the workspace's own may have. */
export const statusIcons = ['food', 'coffee', 'training', 'chat', 'phone', 'focus', 'meeting', 'travel'] as const;
/** Schema of a sign of a status. */
export const StatusIcon = z.enum(statusIcons);
/** A sign of a status. */
export type StatusIcon = z.infer<typeof StatusIcon>;

const statusFacts = {
  name: z.string().trim().min(1).max(40),
  icon: StatusIcon,
  /** What reps in it are offered or may do. */
  accepts: z.array(z.enum(channels)).max(channels.length),
  /** Whether their visitors are looked after by others when they write; else they count as there. */
  away: z.boolean(),
};

/** Schema of what an admin says of a status of the workspace's own. Who is away accepts nothing. */
export const StatusFacts = z
  .object(statusFacts)
  .refine(({ accepts: taken, away }) => !away || taken.length === 0, { error: 'who is away accepts nothing' });
/** What an admin says of a status of the workspace's own. */
export type StatusFacts = z.infer<typeof StatusFacts>;

/** Schema of a status that the workspace's admins added. */
export const NamedStatus = z.object({ id: Id, ...statusFacts });
/** A status that the workspace's admins added. */
export type NamedStatus = z.infer<typeof NamedStatus>;

/** The built-in status a status of the workspace's own stands for, wherever only the built-in ones are known. */
export const standsFor = ({ accepts: taken, away }: Pick<StatusFacts, 'accepts' | 'away'>): ChosenStatus => {
  if (away) return 'away';
  return taken.includes('chat') ? 'available' : 'busy';
};

/** Schema of what a rep may choose: a built-in status, or the id of one of the workspace's own. */
export const StatusChoice = z.union([ChosenStatus, Id]);
/** What a rep may choose: a built-in status, or the id of one of the workspace's own. */
export type StatusChoice = z.infer<typeof StatusChoice>;

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
  /** The built-in status; of one of the workspace's own, the one it stands for. */
  status: PresenceStatus,
  /** Set where the rep is in a status of the workspace's own. */
  named: NamedStatus.nullable(),
  since: Instant,
  connection: Connection,
  machine: MachineState,
});
/** A rep's presence: status with since-when, and connection. */
export type Presence = z.infer<typeof Presence>;

/** What somebody with this presence may be offered or do, as far as the status goes. */
export const repAccepts = ({ status, named }: Pick<Presence, 'status' | 'named'>, channel: Channel): boolean =>
  named === null ? accepts(status, channel) : named.accepts.includes(channel);
