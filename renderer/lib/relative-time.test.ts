import { expect, test } from 'vitest';
import { formatExact, formatRelative, formatSince, formatTimeOfDay } from './relative-time.ts';

const now = Date.UTC(2026, 10, 22, 12, 0);
const minute = 60_000;
const ago = (ms: number): string => formatRelative(now - ms, now, 'en-GB');

test('what happened is told in the largest whole unit, then as a date', () => {
  expect(ago(59_999)).toBe('now');
  expect(ago(minute)).toMatch(/^1\s?min/);
  expect(ago(59 * minute)).toMatch(/^59\s?min/);
  expect(ago(60 * minute)).toMatch(/^1\s?h/);
  expect(ago(24 * 60 * minute)).toBe('yesterday');
  expect(ago(8 * 24 * 60 * minute)).toBe('14 Nov');
  expect(ago(400 * 24 * 60 * minute)).toBe('18 Oct 2025');
});

test('what is to come is told the same way', () => {
  expect(formatRelative(now + 3 * 60 * minute, now, 'en-GB')).toMatch(/^in 3\s?h/);
});

test('it speaks the reader’s language', () => {
  expect(formatRelative(now - 24 * 60 * minute, now, 'de')).toBe('gestern');
});

test('the exact time names day, time and zone', () => {
  const exact = formatExact(now, 'en-GB', 'Asia/Tokyo');
  for (const part of ['Sun', '22 Nov', '2026', '21:00', 'GMT+9']) expect(exact).toContain(part);
  expect(formatTimeOfDay(now, 'en-GB', 'Europe/Lisbon')).toBe('12:00');
});

test('since when names the day as soon as it is not today, in the zone one lives in', () => {
  const since = (ms: number, zone: string): string => formatSince(now - ms, now, 'en-GB', zone);
  expect(since(3 * 60 * minute, 'UTC')).toBe('9:00');
  expect(since(13 * 60 * minute, 'UTC')).toBe('Sat 23:00');
  expect(since(13 * 60 * minute, 'Asia/Tokyo')).toBe('8:00');
  expect(since(20 * 24 * 60 * minute, 'UTC')).toMatch(/^2 Nov.* 12:00$/);
});
