import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Meeting } from '../../../shared/domain/meeting.ts';
import { dayKey, groupByDay, shiftDay } from './meeting-days.ts';

let made = 0;
const aMeeting = (startsAt: number): Meeting => {
  made += 1;
  const id = `0190163d-8694-739b-aea5-${String(made).padStart(12, '0')}`;
  return {
    id,
    rep: { id, name: 'Ana', photo: null },
    repZone: 'Europe/Lisbon',
    visitorId: id,
    conversationId: null,
    guest: { name: 'Maria', email: 'maria@example.com', zone: 'Europe/Lisbon' },
    company: null,
    startsAt,
    endsAt: startsAt + 1_800_000,
    status: 'booked',
    createdAt: 0,
  };
};
const at = (iso: string): number => Date.parse(iso);

describe('meetings by day', () => {
  it('puts the same instant under the day of whoever reads', () => {
    const late = aMeeting(at('2026-11-22T23:30:00Z'));
    const now = at('2026-11-22T12:00:00Z');
    expect(groupByDay([late], 'Europe/Lisbon', now, false)[0]).toMatchObject({ key: '2026-11-22', when: 'today' });
    expect(groupByDay([late], 'Asia/Tokyo', now, false)[0]).toMatchObject({ key: '2026-11-23', when: 'tomorrow' });
    expect(groupByDay([late], 'Pacific/Honolulu', at('2026-11-23T12:00:00Z'), false)[0]).toMatchObject({
      key: '2026-11-22',
      when: 'yesterday',
    });
  });

  it('names tomorrow rightly across both clock changes', () => {
    // Berlin: 29 March 2026 has 23 hours, 25 October 2026 has 25.
    for (const [eve, day] of [
      ['2026-03-28T22:30:00Z', '2026-03-29T21:30:00Z'],
      ['2026-10-24T21:30:00Z', '2026-10-25T22:30:00Z'],
    ] as const) {
      expect(groupByDay([aMeeting(at(day))], 'Europe/Berlin', at(eve), false)[0]?.when).toBe('tomorrow');
      expect(groupByDay([aMeeting(at(eve))], 'Europe/Berlin', at(day), false)[0]?.when).toBe('yesterday');
    }
  });

  it('counts days over the ends of months and years', () => {
    expect(shiftDay('2026-12-31', 1)).toBe('2027-01-01');
    expect(shiftDay('2028-03-01', -1)).toBe('2028-02-29');
  });

  it('loses nobody and keeps time, whichever way it is read', () => {
    const start = at('2026-11-20T00:00:00Z');
    const zone = fc.constantFrom('Europe/Lisbon', 'Asia/Kolkata', 'America/St_Johns', 'Pacific/Kiritimati');
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 14 * 86_400_000 })), zone, fc.boolean(), (times, tz, latest) => {
        const meetings = times.map((time) => aMeeting(start + time));
        const days = groupByDay(meetings, tz, start, latest);
        const read = days.flatMap((day) => day.items);
        expect(read.map((one) => one.startsAt)).toEqual(
          times.map((time) => start + time).toSorted((a, b) => (latest ? b - a : a - b)),
        );
        for (const day of days) for (const one of day.items) expect(dayKey(one.startsAt, tz)).toBe(day.key);
        expect(new Set(days.map((day) => day.key)).size).toBe(days.length);
      }),
    );
  });
});
