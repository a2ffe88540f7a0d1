import type { Instant } from '../../../shared/domain/scalars.ts';
import type { Words } from '../locales/words.ts';

const made = new Map<string, Intl.DateTimeFormat>();

const formatter = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = locale + JSON.stringify(options);
  let format = made.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, options);
    made.set(key, format);
  }
  return format;
};

/** The calendar day of an instant in a zone, as `2026-11-22`: days are compared by it, never by arithmetic. */
export const dayOf = (at: Instant, zone: string): string =>
  formatter('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone }).format(at);

/** The hour and minute, as the visitor's language writes them. */
export const timeText = ({ locale }: Words, at: Instant, zone: string): string =>
  formatter(locale, { hour: 'numeric', minute: '2-digit', timeZone: zone }).format(at);

/** Weekday, day and month. */
export const dateText = ({ locale }: Words, at: Instant, zone: string, weekday: 'short' | 'long' = 'short'): string =>
  formatter(locale, { weekday, day: 'numeric', month: weekday, timeZone: zone }).format(at);

/** A day with its time. */
export const whenText = ({ locale }: Words, at: Instant, zone: string): string =>
  formatter(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: zone,
  }).format(at);

/** Today, yesterday or tomorrow by name, any other day by its date. */
export function dayText(words: Words, at: Instant, now: Instant, zone: string): string {
  const day = dayOf(at, zone);
  // 24 h beside now lies on the neighbouring day in every zone, but for an hour around two clock changes a year.
  const names = { 0: 'day.today', [-1]: 'day.yesterday', 1: 'day.tomorrow' } as const;
  for (const step of [0, -1, 1] as const) {
    if (day === dayOf(now + step * 86_400_000, zone)) return words.say(names[step]);
  }
  return dateText(words, at, zone);
}

/** A length as a clock shows it, such as *1:05* or *1:03:10*. */
export function clockText(words: { locale: string }, seconds: number): string {
  const written = (value: number, minimumIntegerDigits: number): string =>
    value.toLocaleString(words.locale, { minimumIntegerDigits });
  const minutes = Math.floor(seconds / 60);
  // Hours stand before minutes as minutes do before seconds.
  return `${minutes < 60 ? written(minutes, 1) : clockText(words, minutes)}:${written(seconds % 60, 2)}`;
}

/** The visitor's own zone. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
