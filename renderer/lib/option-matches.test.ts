import { expect, it } from 'vitest';
import { optionMatches } from './option-matches.ts';

const zone = { value: 'America/New_York', label: 'New York', aside: 'GMT-5' };

it('finds an option by parts of its name, whatever the case and the order', () => {
  expect(optionMatches(zone, '  ORK ')).toBe(true);
  expect(optionMatches(zone, 'gmt-5 york')).toBe(true);
  expect(optionMatches(zone, 'new_york')).toBe(false);
  expect(optionMatches({ value: '', label: 'Sales' }, 'ale')).toBe(true);
  expect(optionMatches({ value: '', label: 'Sales' }, 'sales night')).toBe(false);
});
