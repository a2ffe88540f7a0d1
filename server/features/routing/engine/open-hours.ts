import { Temporal } from 'temporal-polyfill';
import type { BusinessHours } from '../../../../shared/domain/routing-plan.ts';

const dayMs = 86_400_000;
/** Openings are worked out for so long a stretch at once; longer than two weeks, so that a quiet one tells of all to come. */
const stretchMs = 15 * dayMs;
/** Calendars of the world differ from UTC by less than this. */
const slackMs = 2 * dayMs;
const keptStretches = 64;

/** From the first moment on, up to and without the second. */
type Span = readonly [from: number, to: number];

interface Known {
  /** Midnights UTC of the holidays, in order. */
  holidays: readonly number[];
  stretches: Map<number, readonly Span[]>;
}

/** The plan is replaced as a whole, so what was worked out for one hours object holds as long as it is there. */
const known = new WeakMap<BusinessHours, Known>();

const knownOf = (hours: BusinessHours): Known => {
  const found = known.get(hours);
  if (found) return found;
  const holidays = hours.holidays.map(({ day }) => Date.parse(day)).toSorted((a, b) => a - b);
  const made = { holidays, stretches: new Map<number, readonly Span[]>() };
  known.set(hours, made);
  return made;
};

/** When a clock of the zone first shows the day's minute or a later one: a time that is left out is the moment of the change. */
const firstShown = (day: Temporal.PlainDate, minute: number, zone: string): number => {
  const date = minute === 1440 ? day.add({ days: 1 }) : day;
  const wanted = date.toPlainDateTime({ hour: Math.floor((minute % 1440) / 60), minute: minute % 60 });
  const shown = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (shown.toPlainDateTime().equals(wanted)) return shown.epochMilliseconds;
  return (shown.getTimeZoneTransition('next') ?? shown).epochMilliseconds;
};

/** The openings that begin on the day. */
const spansOf = ({ zone, openings, holidays }: BusinessHours, day: Temporal.PlainDate): Span[] => {
  if (holidays.some((holiday) => holiday.day === day.toString())) return [];
  return openings
    .filter(({ weekday }) => weekday === day.dayOfWeek)
    .map(({ from, to }): Span => {
      const end = to <= from ? day.add({ days: 1 }) : day;
      return [firstShown(day, from, zone), firstShown(end, to, zone)];
    })
    .filter(([from, to]) => from < to);
};

/** Openings that touch or overlap are one. */
const joined = (spans: readonly Span[]): Span[] => {
  const result: Span[] = [];
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && from <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], to)];
    else result.push([from, to]);
  }
  return result;
};

/** The openings that matter between `stretch * stretchMs` and the next stretch. */
const spansIn = (hours: BusinessHours, stretch: number): readonly Span[] => {
  const { stretches } = knownOf(hours);
  const found = stretches.get(stretch);
  if (found) return found;
  const start = Temporal.Instant.fromEpochMilliseconds(stretch * stretchMs)
    .toZonedDateTimeISO('UTC')
    .toPlainDate();
  const spans: Span[] = [];
  for (let day = -3; day < stretchMs / dayMs + 2; day += 1) spans.push(...spansOf(hours, start.add({ days: day })));
  const made = joined(spans);
  if (stretches.size >= keptStretches) stretches.clear();
  stretches.set(stretch, made);
  return made;
};

/** True where the business hours are open at `at`. */
export const isOpen = (hours: BusinessHours, at: number): boolean =>
  spansIn(hours, Math.floor(at / stretchMs)).some(([from, to]) => from <= at && at < to);

/** The next moment after `at` at which the business hours open or close; null where they never do. */
export const nextEdge = (hours: BusinessHours, at: number): number | null => {
  if (hours.openings.length === 0) return null;
  const { holidays } = knownOf(hours);
  const first = Math.floor(at / stretchMs);
  for (let stretch = first; ; ) {
    const from = stretch * stretchMs;
    const until = from + stretchMs;
    for (const edge of spansIn(hours, stretch).flat()) if (edge > at && edge >= from && edge < until) return edge;
    const holiday = holidays.find((day) => day + slackMs >= from);
    // A whole stretch without an edge and no holiday to come: it stays like that.
    if (stretch > first && holiday === undefined) return null;
    const skips = stretch > first && holiday !== undefined && holiday - slackMs > until;
    stretch = skips ? Math.floor((holiday - slackMs) / stretchMs) : stretch + 1;
  }
};
