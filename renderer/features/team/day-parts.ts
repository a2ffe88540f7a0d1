import { accepts } from '../../../shared/domain/presence.ts';
import type { PresenceSpan } from '../../../shared/domain/presence-span.ts';

/** How a stretch of the day is drawn. */
export type DayLook = 'available' | 'away' | 'busy' | 'offline' | 'lost';

/** One stretch of the strip: where it lies in the day, from 0 to 1. */
export interface DayPart {
  key: string;
  look: DayLook;
  start: number;
  width: number;
  span: PresenceSpan;
}

/** What somebody would see of the rep: a status without a connection, or behind a locked screen, reaches nobody. */
export function lookOf({
  status,
  connection,
  reason,
}: Pick<PresenceSpan, 'status' | 'connection' | 'reason'>): DayLook {
  if (status === 'offline') return 'offline';
  if (connection === 'lost' || reason === 'locked' || reason === 'suspended') return 'lost';
  if (accepts(status, 'chat')) return 'available';
  return status === 'busy' ? 'busy' : 'away';
}

/** The stretches of a day between two instants; what lasts ends now, and what is too short to see is left out. */
export function dayParts(spans: readonly PresenceSpan[], from: number, to: number, now: number): DayPart[] {
  const whole = to - from;
  return spans.flatMap((span) => {
    const begins = Math.max(span.from, from);
    const ends = Math.min(span.to ?? now, to);
    if (ends <= begins || whole <= 0) return [];
    return [{ key: span.id, look: lookOf(span), start: (begins - from) / whole, width: (ends - begins) / whole, span }];
  });
}
