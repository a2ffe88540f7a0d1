import { expect, it } from 'vitest';
import { directionOf } from './load-words.ts';
import { type Catalogue, createWords as create, type Words } from './words.ts';

const createWords = (locale: string, catalogue: Catalogue): Words => create({ tag: locale, locale, texts: catalogue });

it('fills facts in and leaves what it does not know visible', () => {
  const words = createWords('en', { 'event.joined': '{name} joined {other}' });
  expect(words.say('event.joined', { name: 'Ana' })).toBe('Ana joined {other}');
});

it('takes the plural form of the language, or the general one', () => {
  const english = createWords('en', { 'composer.left_one': '{count} left', 'composer.left_other': '{count} lefts' });
  expect(english.count('composer.left', 1)).toBe('1 left');
  expect(english.count('composer.left', 1000)).toBe('1,000 lefts');
  const arabic = createWords('ar', { 'composer.left_two': 'two', 'composer.left_other': 'other' });
  expect(arabic.count('composer.left', 2)).toBe('two');
  expect(arabic.count('composer.left', 7)).toBe('other');
});

it('says the number alone until its words are there', () => {
  const words = createWords('de', {});
  expect(words.count('composer.left', 1200)).toBe('1.200');
  words.learn({ 'composer.left_other': 'Noch {count} Zeichen' });
  expect(words.count('composer.left', 1200)).toBe('Noch 1.200 Zeichen');
});

it('knows which languages run from right to left', () => {
  expect(['ar', 'he-IL', 'fa', 'en', 'arn'].map(directionOf)).toEqual(['rtl', 'rtl', 'rtl', 'ltr', 'ltr']);
});
