import { FuseV1Options } from '@electron/fuses';
import { expect, it } from 'vitest';
import { consoleFuses } from './fuses.ts';

it('decides on every fuse there is, so that a new one in Electron is noticed', () => {
  const known = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
  expect(Object.keys(consoleFuses).sort()).toEqual(known.sort());
});
