import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { freeStarts, noticeMs, offeredSlots, parseSlotId, type RepHours, slotIdOf } from './slots.ts';

const rep = (over: Partial<RepHours> = {}): RepHours => ({
  repId: '0190163d-8694-739b-aea5-966c26f8ad91',
  zone: 'Europe/Berlin',
  spans: [{ weekday: 1, from: 9 * 60, to: 11 * 60 }],
  busy: [],
  ...over,
});
const at = (text: string) => Temporal.ZonedDateTime.from(text).epochMilliseconds;
const wall = (starts: number[], zone: string) =>
  starts.map((start) =>
    Temporal.Instant.fromEpochMilliseconds(start)
      .toZonedDateTimeISO(zone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' }),
  );

describe('free starts', () => {
  it('cuts the weekly hours into half hours of the rep’s zone, for two weeks', () => {
    const starts = freeStarts(rep(), at('2026-11-22T12:00[Europe/Berlin]'));
    expect(wall(starts, 'Europe/Berlin')).toEqual(
      ['2026-11-23', '2026-11-30'].flatMap((day) =>
        ['09:00', '09:30', '10:00', '10:30'].map((time) => `${day}T${time}`),
      ),
    );
  });

  it('leaves out what is booked, even in part, and what begins too soon', () => {
    const now = at('2026-11-23T08:50[Europe/Berlin]');
    const busy = [{ startsAt: at('2026-11-23T09:45[Europe/Berlin]'), endsAt: at('2026-11-23T10:15[Europe/Berlin]') }];
    expect(wall(freeStarts(rep({ busy }), now).slice(0, 1), 'Europe/Berlin')).toEqual(['2026-11-23T10:30']);
  });

  it('offers the hour before midnight and none after it', () => {
    const spans = [{ weekday: 1, from: 23 * 60, to: 1440 }];
    const starts = freeStarts(rep({ spans }), at('2026-11-22T12:00[Europe/Berlin]'));
    expect(wall(starts.slice(0, 3), 'Europe/Berlin')).toEqual([
      '2026-11-23T23:00',
      '2026-11-23T23:30',
      '2026-11-30T23:00',
    ]);
  });

  it.each([
    ['Europe/Berlin', '2027-03-28', 4],
    ['Europe/Berlin', '2026-10-25', 8],
    ['America/New_York', '2027-03-14', 4],
    ['America/New_York', '2026-11-01', 8],
    ['Australia/Lord_Howe', '2026-10-04', 5],
    ['Australia/Lord_Howe', '2027-04-04', 7],
    ['Asia/Kolkata', '2027-03-28', 6],
    ['America/Sao_Paulo', '2026-11-01', 6],
  ])('has the right number of half hours from 1:00 to 4:00 in %s on %s', (zone, day, count) => {
    const weekday = Temporal.PlainDate.from(day).dayOfWeek;
    const hours = rep({ zone, spans: [{ weekday, from: 60, to: 240 }] });
    const eve = Temporal.PlainDate.from(day).subtract({ days: 1 });
    const starts = freeStarts(hours, at(`${eve.toString()}T12:00[${zone}]`));
    expect(wall(starts, zone).filter((start) => start.startsWith(day))).toHaveLength(count);
  });

  it('never overlaps what is booked or itself, whatever the zone and the hours', () => {
    const zone = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
      'Pacific/Apia',
    );
    const span = fc
      .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))
      .filter(([, from, to]) => from < to)
      .map(([weekday, from, to]) => ({ weekday, from: from * 15, to: to * 15 }));
    const now = fc.integer({ min: at('2026-01-01T00:00[UTC]'), max: at('2028-01-01T00:00[UTC]') });
    fc.assert(
      fc.property(zone, fc.uniqueArray(span, { maxLength: 3, selector: (one) => one.weekday }), now, (z, spans, n) => {
        const free = freeStarts(rep({ zone: z, spans }), n);
        for (const [i, start] of free.entries()) {
          expect(start).toBeGreaterThanOrEqual(n + noticeMs);
          const next = free[i + 1];
          if (next !== undefined) expect(next - start).toBeGreaterThanOrEqual(30 * 60_000);
        }
        const [taken] = free;
        if (taken === undefined) return;
        const busy = [{ startsAt: taken, endsAt: taken + 30 * 60_000 }];
        expect(freeStarts(rep({ zone: z, spans, busy }), n)).toEqual(free.slice(1));
      }),
      { numRuns: 100 },
    );
  });
});

describe('offered slots', () => {
  it('offer each start once, with the rep who has the fewest meetings', () => {
    const now = at('2026-11-22T12:00[Europe/Berlin]');
    const other = '0290163d-8694-739b-aea5-966c26f8ad92';
    const busy = [{ startsAt: at('2026-11-23T09:00[Europe/Berlin]'), endsAt: at('2026-11-23T09:30[Europe/Berlin]') }];
    const slots = offeredSlots([rep({ busy }), rep({ repId: other })], now);
    expect(slots).toHaveLength(8);
    expect(slots.every((slot) => slot.repId === other)).toBe(true);
  });

  it('are named so that the name can be read back, and nothing else can', () => {
    expect(parseSlotId(slotIdOf(rep().repId, 1_790_000_000_000))).toEqual({
      repId: rep().repId,
      startsAt: 1_790_000_000_000,
    });
    expect(parseSlotId("x'; drop table meetings.1")).toBeNull();
  });
});
