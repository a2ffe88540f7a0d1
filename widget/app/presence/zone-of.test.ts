import { expect, it } from 'vitest';
import { zoneOf } from './zone-of.ts';

it('reads the zone where it costs nothing, and by the slow way where a browser has no other', () => {
  const quick = { Temporal: { Now: { timeZoneId: () => 'Europe/Lisbon' } } };
  expect(zoneOf(quick as unknown as Window)).toBe('Europe/Lisbon');
  expect(zoneOf({} as Window)).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
});
