/** A span of a week: 1 (Monday) to 7, minutes of the day. */
export interface WeeklySpan {
  weekday: number;
  from: number;
  to: number;
}

/** The hours of one weekday, 1 (Monday) to 7; no spans is a day off. */
export interface HoursOfDay {
  weekday: number;
  spans: { from: number; to: number }[];
}

const midnight = 24 * 60;
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
/** What a day begins with when it is switched on. */
const firstSpan = { from: 9 * 60, to: 17 * 60 };
/** The most spans a week has room for. */
const mostSpans = 28;

/** A week as the editor shows it: every weekday, its spans in order. */
export function weekOf(spans: readonly WeeklySpan[]): HoursOfDay[] {
  return weekdays.map((weekday) => ({
    weekday,
    spans: spans
      .filter((span) => span.weekday === weekday)
      .map(({ from, to }) => ({ from, to }))
      .toSorted((a, b) => a.from - b.from),
  }));
}

/** The spans to send, in order. */
export function spansOf(week: readonly HoursOfDay[]): WeeklySpan[] {
  return week.flatMap(({ weekday, spans }) =>
    spans.toSorted((a, b) => a.from - b.from).map(({ from, to }) => ({ weekday, from, to })),
  );
}

/** The next span of a day: an hour after the last one, as long as it is before midnight; null where none fits. */
export function nextSpan(day: HoursOfDay): { from: number; to: number } | null {
  const last = day.spans.at(-1);
  if (last === undefined) return firstSpan;
  const from = last.to + 60;
  return from + 30 > midnight ? null : { from, to: Math.min(midnight, from + 120) };
}

/** Whether the week may take another span. */
export const roomForSpan = (week: readonly HoursOfDay[]): boolean => spansOf(week).length < mostSpans;

/**
 * What is wrong with a day, or null: `order` a span that ends before it starts, `overlap` two at one time. Overnight, a span
 * that ends at or before its start ends on the next day.
 */
export function wrongWith({ spans }: HoursOfDay, overnight = false): 'order' | 'overlap' | null {
  if (!overnight && spans.some(({ from, to }) => to <= from)) return 'order';
  const ordered = spans
    .map(({ from, to }) => ({ from, to: to <= from ? to + midnight : to }))
    .toSorted((a, b) => a.from - b.from);
  return ordered.some(({ from }, index) => from < (ordered[index - 1]?.to ?? 0)) ? 'overlap' : null;
}

/** Minutes of the week that are covered. */
export const weekMinutes = (week: readonly HoursOfDay[]): number =>
  week.flatMap((day) => day.spans).reduce((sum, { from, to }) => sum + Math.max(0, to - from), 0);

const formats = new Map<string, Intl.DateTimeFormat>();

/** Minutes since midnight in the words of the locale: `9:00 AM`, `17:30`; 1440 is the midnight at the day's end. */
export function formatMinutes(minutes: number, locale: string): string {
  let format = formats.get(locale);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
    formats.set(locale, format);
  }
  return format.format(Date.UTC(2026, 0, 1, 0, minutes % midnight));
}

/** The weekday's name in the words of the locale. */
export function weekdayName(weekday: number, locale: string): string {
  // 5 January 2026 is a Monday.
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, 0, 4 + weekday));
}

/** Every time a span may begin or end at, in steps of a quarter of an hour, and the one it has. */
export function timesFor(kind: 'from' | 'to', chosen: number): number[] {
  const first = kind === 'from' ? 0 : 15;
  const times = Array.from({ length: midnight / 15 }, (_, step) => first + step * 15);
  return times.includes(chosen) ? times : [...times, chosen].toSorted((a, b) => a - b);
}
