import { Temporal } from 'temporal-polyfill';
import { slotMinutes, type WeeklySpan } from '../../../shared/domain/meeting.ts';

const slotMs = slotMinutes * 60_000;
/** How far ahead a visitor may book, in days of the rep's calendar. */
export const horizonDays = 14;
/** The least time between booking and start. */
export const noticeMs = 15 * 60_000;

export interface RepHours {
  repId: string;
  zone: string;
  spans: readonly WeeklySpan[];
  /** Booked times of the rep, in any order. */
  busy: readonly { startsAt: number; endsAt: number }[];
}

/** The instant of a day's minute in a zone. */
export const instantAt = (date: Temporal.PlainDate, minutes: number, timeZone: string): number => {
  const day = minutes === 1440 ? date.add({ days: 1 }) : date;
  const plainTime = Temporal.PlainTime.from({ hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60 });
  return day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
};

/**
 * The free starts of a rep from `now` on, in order. The list and the booking ask this one function. Spans become instants
 * before they are cut into slots, so a clock change makes a day shorter or longer and never moves a slot off the clock.
 */
export const freeStarts = (hours: RepHours, now: number): number[] => {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(hours.zone).toPlainDate();
  const earliest = now + noticeMs;
  const starts: number[] = [];
  for (let day = 0; day < horizonDays; day += 1) {
    const date = today.add({ days: day });
    const spans = hours.spans.filter((span) => span.weekday === date.dayOfWeek).toSorted((a, b) => a.from - b.from);
    for (const span of spans) {
      const end = instantAt(date, span.to, hours.zone);
      for (let start = instantAt(date, span.from, hours.zone); start + slotMs <= end; start += slotMs) {
        if (start >= earliest && isFree(hours.busy, start)) starts.push(start);
      }
    }
  }
  return starts;
};

const isFree = (busy: RepHours['busy'], start: number): boolean =>
  !busy.some((one) => one.startsAt < start + slotMs && one.endsAt > start);

/** Names a slot: whose it is and when it starts. */
export const slotIdOf = (repId: string, startsAt: number): string => `${repId}.${startsAt}`;

/** Reads a slot's name back; null for anything else. */
export const parseSlotId = (slotId: string): { repId: string; startsAt: number } | null => {
  const [, repId, startsAt] = /^([0-9a-f-]{36})\.(\d{1,15})$/.exec(slotId) ?? [];
  return repId && startsAt ? { repId, startsAt: Number(startsAt) } : null;
};

/** One free slot per start over several reps: the rep with the fewest booked meetings takes it, ties by id. */
export const offeredSlots = (reps: readonly RepHours[], now: number): { repId: string; startsAt: number }[] => {
  const fair = reps.toSorted((a, b) => a.busy.length - b.busy.length || (a.repId < b.repId ? -1 : 1));
  const byStart = new Map<number, string>();
  for (const rep of fair) {
    for (const start of freeStarts(rep, now)) if (!byStart.has(start)) byStart.set(start, rep.repId);
  }
  return [...byStart].map(([startsAt, repId]) => ({ startsAt, repId })).toSorted((a, b) => a.startsAt - b.startsAt);
};
