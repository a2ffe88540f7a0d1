import { describe, expect, it } from 'vitest';
import { sameTime, zoneChoices, zoneCity, zoneOffset } from './zones.ts';

const winter = Date.UTC(2026, 0, 15);
const summer = Date.UTC(2026, 6, 15);

describe('time zones', () => {
  it('are called by their city', () => {
    expect(zoneCity('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
    expect(zoneCity('UTC')).toBe('UTC');
  });

  it('show their offset at the instant, not today’s', () => {
    expect(zoneOffset('Europe/Lisbon', winter)).toBe('GMT');
    expect(zoneOffset('Europe/Lisbon', summer)).toBe('GMT+1');
    expect(zoneOffset('Asia/Kolkata', winter)).toBe('GMT+5:30');
  });

  it('agree only while their clocks do', () => {
    expect(sameTime('Europe/London', 'Africa/Abidjan', winter)).toBe(true);
    expect(sameTime('Europe/London', 'Africa/Abidjan', summer)).toBe(false);
  });

  it('hold the chosen one, whatever it is called here', () => {
    expect(zoneChoices('US/Pacific', winter).some(({ zone }) => zone === 'US/Pacific')).toBe(true);
    expect(zoneChoices('Europe/Lisbon', winter).filter(({ zone }) => zone === 'Europe/Lisbon')).toHaveLength(1);
  });
});
