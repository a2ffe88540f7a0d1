import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Availability, type WeeklySpan } from '../../shared/domain/meeting.ts';
import {
  formatMinutes,
  nextSpan,
  spansOf,
  timesFor,
  weekdayName,
  weekMinutes,
  weekOf,
  wrongWith,
} from './weekly-hours.ts';

const aSpan = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .filter(([, from, to]) => from < to)
  .map(([weekday, from, to]): WeeklySpan => ({ weekday, from, to }));

describe('the weekly hours', () => {
  it('come back from the editor as they went in, in order', () => {
    fc.assert(
      fc.property(fc.array(aSpan, { maxLength: 28 }), (spans) => {
        const back = spansOf(weekOf(spans));
        expect(Availability.safeParse({ zone: 'Europe/Lisbon', spans: back }).success).toBe(true);
        expect(back.toSorted(compare)).toEqual(spans.toSorted(compare));
        expect(weekMinutes(weekOf(spans))).toBe(spans.reduce((sum, span) => sum + span.to - span.from, 0));
      }),
    );
  });

  it('name what is wrong with a day', () => {
    const day = (...spans: { from: number; to: number }[]) => wrongWith({ weekday: 1, spans });
    expect(day()).toBeNull();
    expect(day({ from: 540, to: 720 }, { from: 720, to: 1020 })).toBeNull();
    expect(day({ from: 780, to: 1020 }, { from: 540, to: 800 })).toBe('overlap');
    expect(day({ from: 720, to: 720 })).toBe('order');
    expect(day({ from: 900, to: 600 })).toBe('order');
    const night = (...spans: { from: number; to: number }[]) => wrongWith({ weekday: 1, spans }, true);
    expect(night({ from: 1320, to: 360 })).toBeNull();
    expect(night({ from: 540, to: 720 }, { from: 1320, to: 360 })).toBeNull();
    expect(night({ from: 1200, to: 120 }, { from: 1320, to: 360 })).toBe('overlap');
  });

  it('add a span that never overlaps, until the day is full', () => {
    const day = { weekday: 1, spans: [] as { from: number; to: number }[] };
    for (let added = nextSpan(day); added !== null; added = nextSpan(day)) {
      day.spans.push(added);
      expect(wrongWith(day)).toBeNull();
      expect(day.spans.length).toBeLessThan(10);
    }
    expect(day.spans.at(-1)?.to).toBeLessThanOrEqual(1440);
  });

  it('are told in the clock of the reader', () => {
    expect(formatMinutes(540, 'en-US')).toBe('9:00 AM');
    expect(formatMinutes(17 * 60 + 30, 'de')).toBe('17:30');
    expect(formatMinutes(1440, 'en-US')).toBe('12:00 AM');
    expect([1, 7].map((weekday) => weekdayName(weekday, 'en'))).toEqual(['Monday', 'Sunday']);
  });

  it('offer every quarter of an hour, and the time that is set', () => {
    expect(timesFor('from', 540)).toHaveLength(96);
    expect(timesFor('to', 1440).at(-1)).toBe(1440);
    expect(timesFor('from', 547)).toContain(547);
  });
});

const compare = (a: WeeklySpan, b: WeeklySpan): number => a.weekday - b.weekday || a.from - b.from || a.to - b.to;
