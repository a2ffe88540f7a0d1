import type { Meeting } from '../../../shared/domain/meeting.ts';

/** The meetings of one day of the reader's calendar. */
export interface MeetingDay {
  /** `2026-11-22` in the reader's zone. */
  key: string;
  /** Where the day lies seen from today; `other` is named by its date. */
  when: 'today' | 'tomorrow' | 'yesterday' | 'other';
  /** An instant within the day, for its name. */
  at: number;
  items: Meeting[];
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in a zone, as `2026-11-22`: sorts as text. */
export function dayKey(atMs: number, zone: string): string {
  let format = formats.get(zone);
  if (format === undefined) {
    // Swedish writes dates the way ISO does.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(zone, format);
  }
  return format.format(atMs);
}

/** The key of the day `days` after the one of `key`: counted on the calendar, so a day of 23 or 25 hours is one day. */
export function shiftDay(key: string, days: number): string {
  const [year = 0, month = 1, day = 1] = key.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/** Meetings under the days of the reader's zone, each day by time; `latestFirst` turns both round. */
export function groupByDay(
  meetings: readonly Meeting[],
  zone: string,
  now: number,
  latestFirst: boolean,
): MeetingDay[] {
  const today = dayKey(now, zone);
  const names = new Map<string, MeetingDay['when']>([
    [today, 'today'],
    [shiftDay(today, 1), 'tomorrow'],
    [shiftDay(today, -1), 'yesterday'],
  ]);
  const days = new Map<string, MeetingDay>();
  const turn = latestFirst ? -1 : 1;
  for (const meeting of meetings.toSorted((a, b) => turn * (a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1)))) {
    const key = dayKey(meeting.startsAt, zone);
    const day = days.get(key);
    if (day === undefined) {
      days.set(key, { key, when: names.get(key) ?? 'other', at: meeting.startsAt, items: [meeting] });
    } else day.items.push(meeting);
  }
  return [...days.values()];
}
