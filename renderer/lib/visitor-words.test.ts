import { createInstance } from 'i18next';
import { expect, it } from 'vitest';
import visitor from '../locales/en/visitor.json';
import { quotedWords } from './visitor-words.ts';

const i18n = createInstance({ lng: 'en', resources: { en: { visitor } }, interpolation: { escapeValue: false } });
await i18n.init();
const t = i18n.getFixedT('en', 'visitor');

it.each([
  ['Do you ship to Norway?', '\u2068“Do you ship to Norway?”\u2069'],
  ['5 × “foyer” – مرحبا', '\u2068“5 × “foyer” – مرحبا”\u2069'],
  ['كم السعر؟', '\u2067”كم السعر؟“\u2069'],
  ['2 × מה המחיר?', '\u2067”2 × מה המחיר?“\u2069'],
  // No letter at all.
  ['?!', '\u2068“?!”\u2069'],
])(
  'R11.4 quotes %s from the side where it begins, and keeps its direction from what stands around it',
  (words, quoted) => {
    expect(quotedWords(words, t)).toBe(quoted);
  },
);
