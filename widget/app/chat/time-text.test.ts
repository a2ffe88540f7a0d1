import { expect, it } from 'vitest';
import { clockText } from './time-text.ts';

it('a length of an hour and more has its hours apart, in the digits of the language', () => {
  const en = { locale: 'en' };
  expect([0, 9, 65, 3599, 3600, 3790, 36_005].map((seconds) => clockText(en, seconds))).toEqual([
    '0:00',
    '0:09',
    '1:05',
    '59:59',
    '1:00:00',
    '1:03:10',
    '10:00:05',
  ]);
  expect(clockText({ locale: 'ar-EG' }, 3790)).toBe('١:٠٣:١٠');
});
