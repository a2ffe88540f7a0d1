import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../db/search-text.ts';
import { excerptOf } from './excerpt.ts';

const marked = (text: string, query: string): string[] => {
  const { text: shown, marks } = excerptOf(text, wordsOf(query));
  return marks.map(([from, to]) => shown.slice(from, to));
};

describe('an excerpt', () => {
  it('marks the beginnings of words, whatever their accents and case', () => {
    expect(marked('Do you INTEGRATE with Zürich?', 'zurich integ')).toEqual(['INTEG', 'Zürich']);
    expect(marked('The disintegration', 'integ')).toEqual([]);
  });

  it('marks words of scripts without spaces', () => {
    expect(marked('価格の見積もりをください', '見積')).toEqual(['見積']);
  });

  it('shows the neighbourhood of the first place', () => {
    const { text } = excerptOf(`${'word '.repeat(100)}SAP is what we use${' end'.repeat(80)}`, ['sap']);
    expect(text).toMatch(/^….*SAP is what we use.*…$/);
    expect(text.length).toBeLessThan(170);
  });

  it('marks only what is there, in order, whatever is searched', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ maxLength: 20 }), (text, query) => {
        const excerpt = excerptOf(text, wordsOf(query));
        let last = 0;
        for (const [from, to] of excerpt.marks) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(excerpt.text.length);
          last = to;
        }
      }),
    );
  });
});
