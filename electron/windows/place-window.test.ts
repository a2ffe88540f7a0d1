import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Area, bottomRight, placeWindow } from './place-window.ts';

const laptop: Area = { x: 0, y: 25, width: 1440, height: 875 };
const desk: Area = { x: 1440, y: 0, width: 2560, height: 1440 };

describe('placeWindow', () => {
  it('opens in the middle of the first display the first time', () => {
    expect(placeWindow(undefined, [laptop, desk])).toEqual({
      x: 80,
      y: 63,
      width: 1280,
      height: 800,
      maximized: false,
    });
  });

  it('opens where it was left', () => {
    const state = { x: 1500, y: 100, width: 1600, height: 1000, maximized: true };
    expect(placeWindow(state, [laptop, desk])).toEqual(state);
  });

  it('comes back to a display that is there when the other was unplugged', () => {
    const state = { x: 3000, y: 300, width: 1600, height: 1200, maximized: false };
    expect(placeWindow(state, [laptop])).toEqual({ x: 0, y: 25, width: 1440, height: 875, maximized: false });
  });

  it('stays where only a part of it can be seen, as long as it can be grabbed', () => {
    const state = { x: -1000, y: 100, width: 1200, height: 700, maximized: false };
    expect(placeWindow(state, [laptop])).toEqual(state);
  });

  it('comes back from above the screen, where nobody can grab its title bar', () => {
    const state = { x: 100, y: -500, width: 1200, height: 700, maximized: false };
    expect(placeWindow(state, [laptop])).toMatchObject({ x: 120, y: 113 });
  });

  it.each([
    ['nothing', null],
    ['a text', 'wide'],
    ['half a state', { x: 1, y: 2 }],
    ['no numbers', { x: Number.NaN, y: 0, width: 100, height: 100, maximized: false }],
    ['fractions', { x: 0.5, y: 0, width: 1000, height: 700, maximized: false }],
    ['absurd sizes', { x: 0, y: 0, width: 1e9, height: 700, maximized: false }],
  ])('opens like the first time when the file holds %s', (_name, stored) => {
    expect(placeWindow(stored, [laptop])).toEqual(placeWindow(undefined, [laptop]));
  });

  it('can still be grabbed when it had to shrink to fit', () => {
    const state = { x: -2900, y: 100, width: 3030, height: 700, maximized: false };
    expect(placeWindow(state, [laptop])).toMatchObject({ x: -1320, width: 1440 });
  });

  it('always fits its display and can be grabbed', () => {
    const side = fc.integer({ min: -6000, max: 6000 });
    const size = fc.integer({ min: 1, max: 6000 });
    fc.assert(
      fc.property(side, side, size, size, (x, y, width, height) => {
        const placed = placeWindow({ x, y, width, height, maximized: false }, [laptop, desk]);
        const home = [laptop, desk].find(
          (area) =>
            Math.min(placed.x + placed.width, area.x + area.width) - Math.max(placed.x, area.x) >= 120 &&
            Math.min(placed.y + 40, area.y + area.height) - Math.max(placed.y, area.y) >= 20,
        );
        expect(home).toBeDefined();
        expect(placed.width).toBeLessThanOrEqual(2560);
        expect(placed.width).toBeGreaterThanOrEqual(640);
        expect(placed.height).toBeGreaterThanOrEqual(480);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('bottomRight', () => {
  it('keeps a margin from the corner of the work area', () => {
    expect(bottomRight(desk, { width: 380, height: 176 }, 16)).toEqual({ x: 3604, y: 1248, width: 380, height: 176 });
  });

  it('stays on a display that is too small', () => {
    expect(bottomRight({ x: 10, y: 20, width: 300, height: 100 }, { width: 380, height: 176 }, 16)).toMatchObject({
      x: 10,
      y: 20,
    });
  });
});
