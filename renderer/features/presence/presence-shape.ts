import type { PresenceStatus } from '../../../shared/domain/presence.ts';
import type { StatusShape } from '../../ui/status-dot.tsx';

const SHAPES: Record<PresenceStatus, StatusShape> = {
  available: 'full',
  away: 'half',
  away_missed: 'half',
  busy: 'square',
  offline: 'ring',
};

/** The shape a status is drawn with, everywhere. */
export function presenceShape(status: PresenceStatus): StatusShape {
  return SHAPES[status];
}
