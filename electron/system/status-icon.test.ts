import { describe, expect, it } from 'vitest';
import { type StatusShape, statusIcon, statusLook } from './status-icon.ts';

const size = 16;
const alphaOf =
  (shape: StatusShape) =>
  (x: number, y: number): number =>
    statusIcon(size, shape, [0, 0, 0])[(y * size + x) * 4 + 3] ?? -1;

describe('the tray’s icon', () => {
  it('tells the statuses apart by shape, without colour', () => {
    const [middle, left, right, corner] = [
      [8, 8],
      [5, 8],
      [11, 8],
      [3, 3],
    ] as const;
    const seen = (shape: StatusShape) => [middle, left, right, corner].map(([x, y]) => alphaOf(shape)(x, y) > 128);
    expect(seen('full')).toEqual([true, true, true, false]);
    expect(seen('half')).toEqual([false, true, false, false]);
    expect(seen('square')).toEqual([true, true, true, true]);
    expect(seen('ring')).toEqual([false, false, false, false]);
    expect(alphaOf('ring')(2, 8)).toBeGreaterThan(128);
  });

  it('shows somebody who cannot be reached as nobody there', () => {
    expect(statusLook(null)).toEqual(statusLook('offline'));
    expect(statusLook('available').shape).toBe('full');
  });

  it('premultiplies its colour, as the platform wants it', () => {
    const pixels = statusIcon(size, 'full', [0x10, 0x80, 0xf0]);
    for (let at = 0; at < pixels.length; at += 4) expect(pixels[at + 2]).toBeLessThanOrEqual(pixels[at + 3] ?? 0);
  });
});
