const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const relativeFormats = new Map<string, Intl.RelativeTimeFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

// Making an Intl format costs more than using it a hundred times: one per locale and shape is kept.
function relative(locale: string, style: 'narrow' | 'long' = 'narrow'): Intl.RelativeTimeFormat {
  const key = `${locale} ${style}`;
  let format = relativeFormats.get(key);
  if (format === undefined) {
    format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style });
    relativeFormats.set(key, format);
  }
  return format;
}

function dated(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = dateFormats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, options);
    dateFormats.set(key, format);
  }
  return format;
}

/** `now`, `4m ago`, `3h ago`, `yesterday`, then a date; in the words of the locale. */
export function formatRelative(atMs: number, nowMs: number, locale: string): string {
  const difference = atMs - nowMs;
  const size = Math.abs(difference);
  if (size < MINUTE) return relative(locale).format(0, 'second');
  if (size < HOUR) return relative(locale).format(Math.trunc(difference / MINUTE), 'minute');
  if (size < DAY) return relative(locale).format(Math.trunc(difference / HOUR), 'hour');
  if (size < 7 * DAY) return relative(locale).format(Math.trunc(difference / DAY), 'day');
  const sameYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
  return dated(locale, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(atMs);
}

/** `today`, `yesterday`, `3 days ago`, `last week`, `5 months ago`: how long it is since people met. */
export function formatLongAgo(atMs: number, nowMs: number, locale: string): string {
  const days = Math.trunc((atMs - nowMs) / DAY);
  if (days > -7) return relative(locale, 'long').format(days, 'day');
  if (days > -30) return relative(locale, 'long').format(Math.round(days / 7), 'week');
  if (days > -365) return relative(locale, 'long').format(Math.round(days / 30.5), 'month');
  return relative(locale, 'long').format(Math.round(days / 365), 'year');
}

/** The exact instant in words, for a tooltip: weekday, date, time to the minute, zone. */
export function formatExact(atMs: number, locale: string, timeZone?: string): string {
  return dated(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(atMs);
}

/** A time within the next seven days: its weekday says which day it is. */
export function formatWithinAWeek(atMs: number, locale: string, timeZone: string): string {
  return dated(locale, { weekday: 'short', hour: 'numeric', minute: '2-digit', timeZone }).format(atMs);
}

/** The time of day alone, as beside a message. */
export function formatTimeOfDay(atMs: number, locale: string, timeZone?: string): string {
  return dated(locale, {
    hour: 'numeric',
    minute: '2-digit',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(atMs);
}

/** Since when: the time alone while it is today's, with the weekday within a week, else with the date. */
export function formatSince(atMs: number, nowMs: number, locale: string, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const dayOf = dated('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', ...zone });
  if (dayOf.format(atMs) === dayOf.format(nowMs)) return formatTimeOfDay(atMs, locale, timeZone);
  const day: Intl.DateTimeFormatOptions =
    Math.abs(nowMs - atMs) < 6 * DAY ? { weekday: 'short' } : { day: 'numeric', month: 'short' };
  return dated(locale, { ...day, hour: 'numeric', minute: '2-digit', ...zone }).format(atMs);
}

/** The time of a day to the second (`15:42:07`), for what happens within a minute. */
export function formatClock(atMs: number, locale: string): string {
  return dated(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(atMs);
}
