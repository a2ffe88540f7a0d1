import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BusinessHours, Opening } from '../../../../shared/domain/routing-plan.ts';
import { isOpen, nextEdge } from './open-hours.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

const hours = (zone: string, openings: Opening[], holidays: string[] = []): BusinessHours => ({
  id: '0190163d-8694-739b-aea5-966c26f8ad90',
  name: 'Hours',
  zone,
  openings,
  holidays: holidays.map((day) => ({ day, name: 'Holiday' })),
});

const everyDay = (from: number, to: number): Opening[] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from, to }));

const nextDay = (date: string): string => new Date(Date.parse(date) + dayMs).toISOString().slice(0, 10);
const weekdayOf = (date: string): number => new Date(date).getUTCDay() || 7;

/** The clock of a zone, read minute by minute from the platform: `2026-03-29 03:00` by minute. */
const clockWalk = (zone: string, from: number, to: number): string[] => {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const shown: string[] = [];
  for (let at = from; at < to; at += minuteMs) shown.push(clock.format(at));
  return shown;
};

const clockText = (date: string, minute: number): string =>
  minute === 1440
    ? `${nextDay(date)} 00:00`
    : `${date} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** The minute of the walk in which the clock first shows a time or a later one. */
const firstIn = (shown: readonly string[]): ((text: string) => number) => {
  const known = new Map<string, number>();
  return (text) => {
    const found = known.get(text) ?? shown.findIndex((one) => one >= text);
    known.set(text, found);
    return found < 0 ? shown.length : found;
  };
};

/** Which minutes of the walk are open: from when the clock first shows the opening's time or a later one, to when it does the end's. */
const oracle = (
  days: readonly string[],
  first: (text: string) => number,
  { openings, holidays }: BusinessHours,
): ((minute: number) => boolean) => {
  const closed = new Set(holidays.map(({ day }) => day));
  const spans = days.flatMap((date) =>
    openings
      .filter(({ weekday }) => !closed.has(date) && weekday === weekdayOf(date))
      .map(({ from, to }) => [first(clockText(date, from)), first(clockText(to <= from ? nextDay(date) : date, to))]),
  );
  return (minute) => spans.some(([from = 0, to = 0]) => from <= minute && minute < to);
};

/** Both changes of a year in each zone; where there are none, the same nights. */
const changes: [zone: string, changes: [string, string]][] = [
  ['Europe/Berlin', ['2026-03-29', '2026-10-25']],
  ['America/New_York', ['2026-03-08', '2026-11-01']],
  ['Australia/Lord_Howe', ['2026-04-05', '2026-10-04']],
  ['Asia/Kolkata', ['2026-03-29', '2026-10-25']],
  ['America/Sao_Paulo', ['2018-02-18', '2018-11-04']],
  ['America/Sao_Paulo', ['2026-02-15', '2026-11-01']],
  ['Africa/Casablanca', ['2026-02-15', '2026-03-22']],
];

/** Around the hour of a change, across midnight, day and night, beside each other, and all at once. */
const weeks: Record<string, Opening[]> = {
  'nine to five': everyDay(540, 1020),
  'through the change': everyDay(90, 150),
  'within what is left out': everyDay(125, 170),
  'within what comes twice': everyDay(75, 105),
  'across midnight': everyDay(1320, 150),
  'from what is left out into the next day': everyDay(135, 120),
  'round the clock': everyDay(0, 1440),
  'from Sunday at nine to Monday at nine': [{ weekday: 7, from: 540, to: 540 }],
  'to midnight and from midnight': everyDay(0, 30).concat(everyDay(1410, 1440)),
  'beside each other': everyDay(0, 120).concat(everyDay(120, 180), everyDay(170, 400)),
};

for (const [zone, [one, two]] of changes) {
  for (const change of [one, two]) {
    test(`R8.3 the clock of ${zone} around ${change} opens and closes as it is shown, minute by minute`, () => {
      const middle = Date.parse(change);
      // What begins up to two days before is in the walk, so that the days compared are whole.
      const from = middle - 3 * dayMs;
      const shown = clockWalk(zone, from, middle + 3 * dayMs);
      const days = [...new Set(shown.map((text) => text.slice(0, 10)))];
      const first = firstIn(shown);
      for (const [name, openings] of Object.entries(weeks)) {
        for (const holidays of [[], [change], [new Date(middle - dayMs).toISOString().slice(0, 10)]]) {
          const calendar = hours(zone, openings, holidays);
          const expected = oracle(days, first, calendar);
          const differing: string[] = [];
          for (let n = (2.5 * dayMs) / minuteMs; n < (4.5 * dayMs) / minuteMs; n += 1) {
            const at = from + n * minuteMs;
            if (isOpen(calendar, at) !== expected(n))
              differing.push(`${name} ${new Date(at).toISOString()} ${shown[n]}`);
          }
          expect(differing.slice(0, 3)).toEqual([]);
        }
      }
    });
  }
}

test('R8.3 an opening time that is left out moves on to the change, one that comes twice counts once', () => {
  const night = hours('Europe/Berlin', everyDay(150, 300));
  const edges = (after: string) => {
    const opens = nextEdge(night, Date.parse(after)) ?? 0;
    return [opens, nextEdge(night, opens) ?? 0].map((at) => new Date(at).toISOString());
  };
  expect(edges('2026-03-29T00:00Z')).toEqual(['2026-03-29T01:00:00.000Z', '2026-03-29T03:00:00.000Z']);
  expect(edges('2026-10-24T23:00Z')).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-25T04:00:00.000Z']);
});

test('R8.2 a holiday closes the openings that begin on it, not what began the evening before', () => {
  const nights = hours('Europe/Berlin', everyDay(1320, 360), ['2026-12-25']);
  expect(isOpen(nights, Date.parse('2026-12-25T02:00+01:00'))).toBe(true);
  expect(isOpen(nights, Date.parse('2026-12-25T23:00+01:00'))).toBe(false);
  expect(isOpen(nights, Date.parse('2026-12-26T05:00+01:00'))).toBe(false);
  expect(isOpen(nights, Date.parse('2026-12-26T23:00+01:00'))).toBe(true);
});

test('R8.4 hours that never change have no edge, and a holiday far ahead is one', () => {
  const now = Date.parse('2026-06-01T12:00Z');
  expect(nextEdge(hours('Asia/Kolkata', []), now)).toBeNull();
  expect(nextEdge(hours('Europe/Berlin', everyDay(0, 1440)), now)).toBeNull();
  const closedOnce = hours('Europe/Berlin', everyDay(0, 1440), ['2026-01-01', '2031-05-01', '2031-05-02']);
  expect(nextEdge(closedOnce, now)).toBe(Date.parse('2031-05-01T00:00+02:00'));
  expect(nextEdge(closedOnce, Date.parse('2031-05-01T00:00+02:00'))).toBe(Date.parse('2031-05-03T00:00+02:00'));
  expect(nextEdge(closedOnce, Date.parse('2031-06-01T00:00Z'))).toBeNull();
});

test('R8.4 a year of holidays is passed over to the first day that is open again', () => {
  const start = Date.parse('2027-01-01');
  const year = Array.from({ length: 365 }, (_, n) => new Date(start + n * dayMs).toISOString().slice(0, 10));
  const shut = hours('America/New_York', everyDay(540, 1020), year);
  expect(nextEdge(shut, Date.parse('2026-12-31T22:00Z'))).toBe(Date.parse('2028-01-01T14:00Z'));
});

test('R8.4 hours of one day a week have their next edge from any day of a month on', () => {
  const mondays = hours('UTC', [{ weekday: 1, from: 540, to: 1020 }]);
  for (let day = 0; day < 31; day += 1) {
    const lastMoment = Date.UTC(2026, 2, 1 + day, 23, 59, 59, 999);
    const edge = new Date(nextEdge(mondays, lastMoment) ?? 0);
    expect([edge.getUTCDay(), edge.getUTCHours(), edge.getTime() - lastMoment < 7 * dayMs]).toEqual([1, 9, true]);
  }
});

test('R8.4 between two edges nothing changes, and at each it does', () => {
  const opening = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    from: fc.integer({ min: 0, max: 1439 }),
    to: fc.integer({ min: 1, max: 1440 }),
  });
  const zone = fc.constantFrom(...changes.map(([name]) => name));
  const day = fc.integer({ min: 0, max: 40 }).map((n) => new Date(Date.UTC(2026, 9, 1 + n)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(
      zone,
      fc.array(opening, { minLength: 1, maxLength: 6 }),
      fc.array(day, { maxLength: 4 }),
      fc.integer({ min: Date.UTC(2026, 9, 1), max: Date.UTC(2026, 10, 10) }),
      (name, openings, holidays, at) => {
        const calendar = hours(name, openings, holidays);
        const edge = nextEdge(calendar, at);
        const before = isOpen(calendar, at);
        const until = edge ?? at + 9 * dayMs;
        for (let n = 0; n < 50; n += 1) {
          expect(isOpen(calendar, Math.floor(at + ((until - at) * n) / 50))).toBe(before);
        }
        if (edge !== null) expect(isOpen(calendar, edge)).toBe(!before);
      },
    ),
    { numRuns: 100 },
  );
});
