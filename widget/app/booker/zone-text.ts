import type { Instant } from '../../../shared/domain/scalars.ts';
import type { Words } from '../locales/words.ts';

/** A zone as people say it: its name in the visitor's language, such as *Central European Time*. */
export function zoneText({ locale }: Words, at: Instant, zone: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'long' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}
