import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, inkOn } from './ink-on.ts';

describe('the ink on a colour', () => {
  it('is white on dark and near-black on light', () => {
    expect(inkOn('#0b6e7d')).toBe('#ffffff');
    expect(inkOn('#f5c518')).toBe('#16181d');
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  });

  it('can be read on every colour there is', () => {
    const color = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
    fc.assert(fc.property(color, (on) => contrast(on, inkOn(on)) >= 4));
  });
});
