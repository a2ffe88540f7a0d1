import { expect, it } from 'vitest';
import { badgeDot } from './badge-dot.ts';

it('draws a disc: full in the middle, nothing in the corners', () => {
  const pixels = badgeDot(16, [1, 2, 200]);
  const at = (x: number, y: number) => [...pixels.subarray((y * 16 + x) * 4, (y * 16 + x) * 4 + 4)];
  expect(pixels).toHaveLength(16 * 16 * 4);
  expect(at(8, 8)).toEqual([1, 2, 200, 255]);
  expect(at(0, 0)).toEqual([0, 0, 0, 0]);
  expect(at(15, 15)).toEqual([0, 0, 0, 0]);
});
