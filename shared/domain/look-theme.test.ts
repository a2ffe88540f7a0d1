import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contrast, themeOf } from './look-theme.ts';

const colors = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const grounds = fc.constantFrom('light' as const, 'dark' as const);

it('can be read, whatever colour a site has', () => {
  fc.assert(
    fc.property(colors, grounds, (color, ground) => {
      const theme = themeOf(color, ground);
      const surface = ground === 'light' ? ([255, 255, 255] as const) : ([30, 33, 39] as const);
      expect(contrast(theme.accent, theme.onAccent)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(theme.accentText, theme.accentSoft)).toBeGreaterThanOrEqual(4.5);
      const behind = ground === 'light' ? ([244, 245, 247] as const) : ([42, 46, 54] as const);
      expect(contrast(theme.accentText, behind)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(theme.accentText, surface)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(theme.accent, surface)).toBeGreaterThanOrEqual(1.6);
    }),
    { numRuns: 2000 },
  );
});

it('keeps a colour that can be used as it is, and takes its own for one that is none', () => {
  expect(themeOf('#4a3fbf', 'light').accent).toEqual([0x4a, 0x3f, 0xbf]);
  expect(themeOf('tomato', 'light').accent).toEqual([0x1f, 0x5f, 0x66]);
});
