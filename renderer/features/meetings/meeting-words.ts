import { sameTime } from '../../lib/zones.ts';
import { dayKey } from './meeting-days.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function dated(locale: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
    formats.set(key, format);
  }
  return format;
}

/** `9:00 – 9:30 AM`, in a zone. */
export const formatTimes = (fromMs: number, toMs: number, locale: string, zone: string): string =>
  dated(locale, zone, { hour: 'numeric', minute: '2-digit' }).formatRange(fromMs, toMs);

/** `Monday, November 23`; the year only where it is another one than now. */
export function formatDay(atMs: number, nowMs: number, locale: string, zone: string): string {
  const sameYear = dayKey(atMs, zone).slice(0, 4) === dayKey(nowMs, zone).slice(0, 4);
  return dated(locale, zone, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(atMs);
}

/** The guest's side of the time: null where their clock shows the same; the weekday only where it is another day there. */
export function guestTimes(
  meeting: { startsAt: number; endsAt: number; guest: { zone: string } },
  myZone: string,
  locale: string,
): { times: string; weekday: string | null } | null {
  const { startsAt, endsAt, guest } = meeting;
  if (sameTime(myZone, guest.zone, startsAt)) return null;
  const otherDay = dayKey(startsAt, myZone) !== dayKey(startsAt, guest.zone);
  return {
    times: formatTimes(startsAt, endsAt, locale, guest.zone),
    weekday: otherDay ? dated(locale, guest.zone, { weekday: 'long' }).format(startsAt) : null,
  };
}
