import { Temporal } from 'temporal-polyfill';
import type { WeeklySpan } from '../../../shared/domain/meeting.ts';
import { instantAt } from '../meetings/slots.ts';

export interface Hours {
  zone: string;
  spans: readonly WeeklySpan[];
}

/** A week and a day ahead there is a change, where there are hours at all. */
const daysAhead = 8;

/** Each span of yesterday and the days to come, as instants. */
function* stretches({ zone, spans }: Hours, now: number): Generator<{ from: number; to: number }> {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  for (let day = -1; day <= daysAhead; day += 1) {
    const date = today.add({ days: day });
    for (const span of spans) {
      if (span.weekday !== date.dayOfWeek) continue;
      yield { from: instantAt(date, span.from, zone), to: instantAt(date, span.to, zone) };
    }
  }
}

/** Are these the hours of anybody, since when, and when does that change next? */
export const hoursNow = (team: readonly Hours[], now: number): { since: number | null; changesAt: number | null } => {
  let since: number | null = null;
  let changesAt: number | null = null;
  for (const hours of team) {
    for (const { from, to } of stretches(hours, now)) {
      if (from <= now && now < to) since = Math.min(since ?? from, from);
      for (const edge of [from, to]) if (edge > now && edge < (changesAt ?? Infinity)) changesAt = edge;
    }
  }
  return { since, changesAt };
};
