import type { PresenceStatus } from '../../shared/domain/presence.ts';

/** The shape a status is drawn with, everywhere. */
export const presenceShape = (status: PresenceStatus): 'full' | 'half' | 'square' | 'ring' => SHAPES[status];

const SHAPES = {
  available: 'full',
  away: 'half',
  away_missed: 'half',
  busy: 'square',
  offline: 'ring',
} as const;
