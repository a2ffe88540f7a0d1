import { expect, test } from 'vitest';
import { elapsedSeconds, formatElapsed, isoDuration, waitingTone } from './elapsed.ts';

test('a waiting time is neutral up to 20 s, amber from 20 s, red from 45 s', () => {
  expect([0, 19].map(waitingTone)).toEqual(['neutral', 'neutral']);
  expect([20, 44].map(waitingTone)).toEqual(['amber', 'amber']);
  expect([45, 3600].map(waitingTone)).toEqual(['red', 'red']);
});

test('a second counts when it is over, and a clock that runs ahead gives no minus', () => {
  expect(elapsedSeconds(1000, 20_999)).toBe(19);
  expect(elapsedSeconds(1000, 21_000)).toBe(20);
  expect(elapsedSeconds(5000, 1000)).toBe(0);
});

test('time is written in digits that keep their width', () => {
  expect([0, 9, 60, 725, 3600, 3729].map(formatElapsed)).toEqual([
    '0:00',
    '0:09',
    '1:00',
    '12:05',
    '1:00:00',
    '1:02:09',
  ]);
});

test('a machine reads the same time as a duration', () => {
  expect(isoDuration(3729)).toBe('PT1H2M9S');
});
