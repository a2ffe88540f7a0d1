import { expect, test } from 'vitest';
import { hostOf, languageOf } from './facts-of.ts';

test('R19.4 a language is the first part of a locale, however it is written', () => {
  expect(['pt-BR', 'DE', 'zh_Hant_TW', 'haw-US'].map(languageOf)).toEqual(['pt', 'de', 'zh', 'haw']);
  expect([null, '', 'x', 'english', 'i-klingon'].map(languageOf)).toEqual([null, null, null, null, null]);
});

test('R19.4 a referrer is its host without www', () => {
  expect(hostOf('https://www.search.example/results')).toBe('search.example');
  expect([null, '', 'about:blank', 'not a page'].map(hostOf)).toEqual([null, null, null, null]);
});
