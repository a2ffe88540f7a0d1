import { accepts } from '../../../shared/domain/presence.ts';
import type { RepPresence } from '../presence/presence-board.ts';

/** Since when a rep could not have been offered a chat; null where they never could. */
const goneSince = (rep: RepPresence): number | null => {
  const since = [
    ...(accepts(rep.status, 'chat') ? [] : [rep.since]),
    ...(rep.connection === 'connected' ? [] : [rep.connectionSince]),
  ];
  const first = Math.min(...since);
  return Number.isFinite(first) && first > 0 ? first : null;
};

/** Since when nobody of these is available: when the last of them went. Null where nobody ever was. */
export const nobodySince = (team: Iterable<RepPresence>): number | null => {
  let last: number | null = null;
  for (const rep of team) {
    const gone = goneSince(rep);
    if (rep.active && gone !== null && gone > (last ?? 0)) last = gone;
  }
  return last;
};
