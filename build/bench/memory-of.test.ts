import { expect, test } from 'vitest';
import { familyOf, kindIn, parentIn, pssIn } from './memory-of.ts';

test('a parent is read behind a name that looks like the figures', () => {
  expect(parentIn('71 (Web) R 5 (x) S 42 71 71 0')).toBe(42);
  expect(parentIn('')).toBeNaN();
});

test('a family is a process and all that descend from it, and nobody else', () => {
  const parents = new Map([
    [2, 1],
    [3, 2],
    [4, 1],
    [5, 3],
    [6, 9],
  ]);
  expect(familyOf(2, parents)).toEqual([2, 3, 5]);
});

test('the proportional share is read, not the whole or that of swap', () => {
  expect(pssIn('Rss:   900 kB\nPss:   120 kB\nPss_Dirty:  7 kB\nSwapPss:  3 kB\n')).toBe(120);
  expect(pssIn('')).toBe(0);
});

test('a process is called what Chromium calls it', () => {
  expect(kindIn('/opt/electron\0--type=renderer\0--app-path=/x--type=gpu\0')).toBe('renderer');
  expect(kindIn('/opt/electron --type=utility --lang=en')).toBe('utility');
  expect(kindIn('/opt/electron\0/x')).toBe('main');
});
