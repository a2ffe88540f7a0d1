import { expect, test } from 'vitest';
import { attributesOf, hostOf, languageOf } from './facts-of.ts';

test('R19.4 a language is the first part of a locale, however it is written', () => {
  expect(['pt-BR', 'DE', 'zh_Hant_TW', 'haw-US'].map(languageOf)).toEqual(['pt', 'de', 'zh', 'haw']);
  expect([null, '', 'x', 'english', 'i-klingon'].map(languageOf)).toEqual([null, null, null, null, null]);
});

test('R19.4 a referrer is its host without www', () => {
  expect(hostOf('https://www.search.example/results')).toBe('search.example');
  expect([null, '', 'about:blank', 'not a page'].map(hostOf)).toEqual([null, null, null, null]);
});

test('R19.10 of what the website said only what a condition names is known, as text', () => {
  const said = JSON.stringify({ plan: 'team', seats: 12, trial: false, note: 'Call me at 555 1234' });
  expect(attributesOf(said, ['seats', 'trial', 'plan', 'region', 'constructor'])).toEqual({
    attributes: { seats: '12', trial: 'false', plan: 'team' },
  });
  // What is not asked about, or was not said, makes no fact larger.
  for (const asked of [[], ['region']]) expect(attributesOf(said, asked)).toEqual({});
  expect(attributesOf('{}', ['plan'])).toEqual({});
});
