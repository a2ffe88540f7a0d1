import { href } from '../../lib/route.ts';

/** The rooms of the routing settings, in the order of their tabs. */
export const rooms = ['rules', 'queues', 'hours', 'reps', 'accounts', 'times', 'history'] as const;
/** A room of the routing settings. */
export type Room = (typeof rooms)[number];

/** A place in a room: the rule, queue, hours or rep it is about. */
export interface Place {
  room: Room;
  item: string | null;
}

/** The room an address names; the rules where it names none. */
export const roomOf = (name: string | null): Room => rooms.find((room) => room === name) ?? 'rules';

/** The address of a place. */
export const hrefOf = ({ room, item }: Place): string => href.settings('routing', room, item ?? undefined);
