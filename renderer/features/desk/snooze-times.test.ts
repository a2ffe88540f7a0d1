import { expect, it } from 'vitest';
import { fromFieldTime, snoozePresetsOf, snoozeUntil, toFieldTime } from './snooze-times.ts';

const iso = (at: number): string => new Date(at).toISOString();
// A Sunday, late in the evening in Berlin.
const now = Date.UTC(2026, 10, 22, 22, 30);

it('ends tomorrow at nine of the person’s own zone', () => {
  expect(iso(snoozeUntil('hour', now, 'Europe/Berlin'))).toBe('2026-11-22T23:30:00.000Z');
  expect(iso(snoozeUntil('tomorrow', now, 'Europe/Berlin'))).toBe('2026-11-23T08:00:00.000Z');
  // In Tokyo it is Monday already.
  expect(iso(snoozeUntil('tomorrow', now, 'Asia/Tokyo'))).toBe('2026-11-24T00:00:00.000Z');
});

it('ends next week on Monday, also on a Monday and over a change of the clock', () => {
  expect(iso(snoozeUntil('week', now, 'Europe/Berlin'))).toBe('2026-11-23T08:00:00.000Z');
  expect(iso(snoozeUntil('week', now, 'Asia/Tokyo'))).toBe('2026-11-30T00:00:00.000Z');
  expect(iso(snoozeUntil('tomorrow', Date.UTC(2026, 2, 28, 12), 'Europe/Berlin'))).toBe('2026-03-29T07:00:00.000Z');
  expect(iso(snoozeUntil('tomorrow', Date.UTC(2026, 9, 24, 12), 'Europe/Berlin'))).toBe('2026-10-25T08:00:00.000Z');
});

it('offers no two names for one morning', () => {
  expect(snoozePresetsOf(now, 'Europe/Berlin')).toEqual(['hour', 'tomorrow']);
  expect(snoozePresetsOf(now, 'Asia/Tokyo')).toEqual(['hour', 'tomorrow', 'week']);
});

it('reads a field as the zone’s clock, and back', () => {
  const at = Date.UTC(2026, 5, 1, 13, 5);
  expect(toFieldTime(at, 'America/New_York')).toBe('2026-06-01T09:05');
  expect(fromFieldTime('2026-06-01T09:05', 'America/New_York')).toBe(at);
  expect(fromFieldTime('', 'UTC')).toBeNull();
});
