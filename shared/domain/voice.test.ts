import { expect, it } from 'vitest';
import { lengthText } from './voice.ts';

it('a length of an hour and more has its hours apart', () => {
  expect([0, 65.4, 3599, 3790].map(lengthText)).toEqual(['0:00', '1:05', '59:59', '1:03:10']);
});
