import { describe, expect, it } from 'vitest';
import { moveZoom, toggleZoom, whole } from './zoom.ts';

const frame = { width: 400, height: 200 };

describe('a picture under fingers', () => {
  it('grows with the distance of two, and keeps what lies between them', () => {
    const to = [
      { x: -100, y: 0 },
      { x: 100, y: 0 },
    ];
    const from = to.map(({ x, y }) => ({ x: x / 2, y }));
    expect(moveZoom(whole, from, to, frame)).toEqual({ scale: 2, x: 0, y: 0 });
    const aside = (points: { x: number; y: number }[]) => points.map(({ x, y }) => ({ x: x + 80, y }));
    expect(moveZoom(whole, aside(from), aside(to), frame)).toEqual({ scale: 2, x: -80, y: 0 });
  });

  it('is never smaller than it fits, never larger than it can be read, and never leaves its frame', () => {
    const near = [
      { x: -10, y: 0 },
      { x: 10, y: 0 },
    ];
    const far = near.map(({ x, y }) => ({ x: x * 50, y }));
    expect(moveZoom({ scale: 2, x: 0, y: 0 }, far, near, frame)).toEqual(whole);
    expect(moveZoom(whole, near, far, frame).scale).toBe(6);
    expect(moveZoom({ scale: 2, x: 0, y: 0 }, [{ x: 0, y: 0 }], [{ x: 900, y: -900 }], frame)).toEqual({
      scale: 2,
      x: 200,
      y: -100,
    });
    expect(moveZoom(whole, [{ x: 0, y: 0 }], [{ x: 50, y: 50 }], frame)).toEqual(whole);
  });

  it('stays where a finger came or went', () => {
    expect(moveZoom(whole, [], [{ x: 1, y: 1 }], frame)).toBe(whole);
    expect(moveZoom(whole, [{ x: 1, y: 1 }], [], frame)).toBe(whole);
  });

  it('is larger after a double tap, around it, and whole after another', () => {
    const large = toggleZoom(whole, { x: 100, y: 50 }, frame);
    expect(large).toEqual({ scale: 2.5, x: -150, y: -75 });
    expect(toggleZoom(large, { x: 0, y: 0 }, frame)).toEqual(whole);
  });
});
