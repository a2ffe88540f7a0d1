import type { PersonRef } from '../../../shared/domain/person.ts';
import type { Instant } from '../../../shared/domain/scalars.ts';
import { dayOf, timeText, whenText } from '../chat/time-text.ts';
import type { Words } from '../locales/words.ts';
import { zoneText } from './zone-text.ts';

/** The rep's time of a meeting, in facts for a sentence; null where both clocks show the same. */
export function theirTime(
  words: Words,
  at: Instant,
  zone: string,
  rep: PersonRef,
  repZone: string,
): { time: string; name: string; zone: string } | null {
  const sameDay = dayOf(at, zone) === dayOf(at, repZone);
  if (sameDay && timeText(words, at, zone) === timeText(words, at, repZone)) return null;
  return {
    time: sameDay ? timeText(words, at, repZone) : whenText(words, at, repZone),
    name: rep.name,
    zone: zoneText(words, at, repZone),
  };
}
