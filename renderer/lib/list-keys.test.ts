import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextIndex, passHeadings } from './list-keys.ts';

describe('keys in a list', () => {
  it('pass a heading between two groups and come back over it', () => {
    const heading = (index: number) => index === 0 || index === 3;
    expect(passHeadings(2, 3, 6, heading)).toBe(4);
    expect(passHeadings(4, 3, 6, heading)).toBe(2);
    expect(passHeadings(1, 0, 6, heading)).toBe(1);
    expect(passHeadings(5, 0, 6, heading)).toBe(1);
  });

  it('never stop on a heading while there is a row', () => {
    const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp');
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }), keys, fc.nat(29), (headings, key, at) => {
        const from = headings.indexOf(false, at % headings.length);
        if (from < 0) return;
        const to = nextIndex(key, from, headings.length, 5);
        if (to === undefined) return;
        expect(headings[passHeadings(from, to, headings.length, (index) => headings[index] ?? false)]).toBe(false);
      }),
    );
  });
});
