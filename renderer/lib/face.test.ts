import fc from 'fast-check';
import { expect, test } from 'vitest';
import { initialsOf, TONE_COUNT, toneOf } from './face.ts';

test.each([
  ['Ana Moreira', 'AM'],
  ['  zoë   van dijk ', 'ZD'],
  ['Ravi', 'R'],
  ['(Ann) O’Neill', 'AO'],
  ['Łukasz Żak', 'ŁŻ'],
  ['é́lan', 'É́'],
  ['田中 健二', '田'],
  ['محمد علي', 'م'],
  ['', '?'],
  ['…', '?'],
])('the initials of “%s” are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test('any name has initials, and they are short', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const initials = initialsOf(name);
      expect(initials).not.toBe('');
      expect([...new Intl.Segmenter('en').segment(initials)].length).toBeLessThanOrEqual(4);
    }),
  );
});

test('a tone belongs to the id: always the same, always one of those there are', () => {
  fc.assert(
    fc.property(fc.string(), (id) => {
      expect(toneOf(id)).toBe(toneOf(id));
      expect(toneOf(id)).toBeGreaterThanOrEqual(1);
      expect(toneOf(id)).toBeLessThanOrEqual(TONE_COUNT);
    }),
  );
});

test('ids made one after the other do not all look alike', () => {
  const ids = Array.from({ length: 64 }, (_, n) => `0192f0c8-7f3a-7000-8000-${String(n).padStart(12, '0')}`);
  expect(new Set(ids.map(toneOf)).size).toBe(TONE_COUNT);
});
