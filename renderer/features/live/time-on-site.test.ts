import { describe, expect, it } from 'vitest';
import { formatTimeOnSite } from './time-on-site.ts';

const now = Date.UTC(2026, 10, 22, 12);
const ago = (minutes: number) => now - minutes * 60_000;

describe('the time on the site', () => {
  it('is told in whole minutes, then in whole hours', () => {
    expect(formatTimeOnSite(ago(0.9), now, 'en')).toBe('0m');
    expect(formatTimeOnSite(ago(4.99), now, 'en')).toBe('4m');
    expect(formatTimeOnSite(ago(59.9), now, 'en')).toBe('59m');
    expect(formatTimeOnSite(ago(60), now, 'en')).toBe('1h');
    expect(formatTimeOnSite(ago(185), now, 'en')).toBe('3h');
  });

  it('never runs backwards where the clocks differ', () => {
    expect(formatTimeOnSite(now + 5000, now, 'en')).toBe('0m');
  });

  it('speaks the reader’s language', () => {
    expect(formatTimeOnSite(ago(4), now, 'ru')).toContain('4');
    expect(formatTimeOnSite(ago(4), now, 'ru')).not.toBe(formatTimeOnSite(ago(4), now, 'en'));
  });
});
