import { expect, it } from 'vitest';
import { type Catalogue, createWords as create, directionOf, type Words } from './words.ts';

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

it('keeps a name apart from a sentence that runs the other way', () => {
  const said = { 'event.joined': '{name} +1' };
  expect(createWords('en', said).say('event.joined', { name: 'Ana' })).toBe('Ana +1');
  expect(createWords('en', said).say('event.joined', { name: 'דנה' })).toBe('\u2068דנה\u2069 +1');
  expect(createWords('he', said).say('event.joined', { name: 'Ana' })).toBe('\u2068Ana\u2069 +1');
});

it('writes numbers as the language does', () => {
  const said = { 'event.joined': '{name}' };
  expect(createWords('fa', said).say('event.joined', { name: 25 })).toBe('\u2068۲۵\u2069');
  expect(createWords('de', said).say('event.joined', { name: 1234.5 })).toBe('1.234,5');
  expect(createWords('hi', said).say('event.joined', { name: 25 })).toBe('25');
});

it('knows which languages run from right to left', () => {
  expect(['ar', 'he-IL', 'fa', 'en', 'arn'].map(directionOf)).toEqual(['rtl', 'rtl', 'rtl', 'ltr', 'ltr']);
});
