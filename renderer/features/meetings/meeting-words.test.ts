import { describe, expect, it } from 'vitest';
import { formatDay, guestTimes } from './meeting-words.ts';

const startsAt = Date.parse('2026-11-22T16:00:00Z');
const meetingIn = (zone: string) => ({ startsAt, endsAt: startsAt + 1_800_000, guest: { zone } });

describe('the words of a meeting', () => {
  it('say nothing of a guest whose clock shows the same', () => {
    expect(guestTimes(meetingIn('Europe/London'), 'Europe/Lisbon', 'en')).toBeNull();
  });

  it('say the guest’s time, and their day only where it is another one', () => {
    expect(guestTimes(meetingIn('Europe/Berlin'), 'Europe/Lisbon', 'de')).toMatchObject({ weekday: null });
    expect(guestTimes(meetingIn('Europe/Berlin'), 'Europe/Lisbon', 'de')?.times).toContain('17:00');
    expect(guestTimes(meetingIn('Asia/Tokyo'), 'Europe/Lisbon', 'en')).toMatchObject({ weekday: 'Monday' });
  });

  it('name the year only where it is not this one', () => {
    expect(formatDay(startsAt, startsAt, 'en', 'UTC')).toBe('Sunday, November 22');
    expect(formatDay(startsAt, Date.parse('2027-01-01T12:00:00Z'), 'en', 'UTC')).toContain('2026');
  });
});
