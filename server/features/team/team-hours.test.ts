import { describe, expect, it } from 'vitest';
import { hoursNow } from './team-hours.ts';

/** A Sunday, nine in the morning in London. */
const now = Date.UTC(2026, 10, 22, 9);
const hour = 3_600_000;
const london = (weekday: number, from: number, to: number) => ({
  zone: 'Europe/London',
  spans: [{ weekday, from: from * 60, to: to * 60 }],
});

describe('whose hours are now', () => {
  it('is nobody’s where nobody has hours', () => {
    expect(hoursNow([], now)).toEqual({ since: null, changesAt: null });
    expect(hoursNow([{ zone: 'Europe/London', spans: [] }], now)).toEqual({ since: null, changesAt: null });
  });

  it('says since when, and when it changes next', () => {
    expect(hoursNow([london(7, 8, 17)], now)).toEqual({ since: now - hour, changesAt: now + 8 * hour });
    expect(hoursNow([london(1, 9, 17)], now)).toEqual({ since: null, changesAt: now + 24 * hour });
  });

  it('goes by each rep’s own zone', () => {
    const tokyo = { zone: 'Asia/Tokyo', spans: [{ weekday: 7, from: 17 * 60, to: 20 * 60 }] };
    expect(hoursNow([tokyo], now)).toEqual({ since: now - hour, changesAt: now + 2 * hour });
    expect(hoursNow([tokyo, london(7, 6, 10)], now)).toEqual({ since: now - 3 * hour, changesAt: now + hour });
  });

  it('ends with its last minute', () => {
    expect(hoursNow([london(7, 8, 9)], now).since).toBeNull();
    expect(hoursNow([london(7, 8, 9)], now - 1).since).toBe(now - hour);
  });
});
