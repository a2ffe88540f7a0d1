import { expect, it } from 'vitest';
import { coverageOf } from './coverage.ts';

const summary = { team: 5, available: 3, waiting: 0, longestWaitingSince: null, nobodySince: null };

it('says who is available of whom, and how many wait', () => {
  expect(coverageOf(summary)).toEqual({ kind: 'covered', available: 3, team: 5, waiting: 0 });
  expect(coverageOf({ ...summary, team: 2 })).toMatchObject({ available: 3, team: 3 });
});

it('says since when nobody is', () => {
  expect(coverageOf({ ...summary, available: 0, waiting: 2, nobodySince: 900 })).toEqual({
    kind: 'nobody',
    since: 900,
    waiting: 2,
  });
});
