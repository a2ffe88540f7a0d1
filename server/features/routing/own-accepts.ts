import type { Channel, Presence } from '../../../shared/domain/presence.ts';

/** What a status of the workspace's own accepts; of a built-in one the engine knows it by itself. */
export const ownAccepts = ({ named }: Pick<Presence, 'named'>): { accepts?: readonly Channel[] } =>
  named === null ? {} : { accepts: named.accepts };
