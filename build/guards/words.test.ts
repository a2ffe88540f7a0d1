import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LocaleTag, locales, localeTags } from '../../shared/domain/locales.ts';
import { projectRoot } from '../scripts/project-root.ts';
import { wordParts } from '../vite/widget-words.ts';

type Words = Record<string, string>;

const widget = join(projectRoot, 'widget/app/locales');
const server = join(projectRoot, 'server/locales');
const read = (path: string): Words => JSON.parse(readFileSync(path, 'utf8')) as Words;
/** All that a visitor may read in a language, by where it stands. */
const wordsOf = (tag: string): Record<string, Words> => ({
  ...Object.fromEntries(wordParts.map((part) => [part, read(join(widget, tag, `${part}.json`))])),
  router: read(join(server, `${tag}.json`)),
});

const english = wordsOf('en');
const flat = (words: Record<string, Words>): [string, string][] => Object.values(words).flatMap(Object.entries);
const blanksOf = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
const plural = /_(?:zero|one|two|few|many|other)$/;
const others = localeTags.filter((tag) => tag !== 'en');

/** The keys a language must have: those of English, with as many plural forms as its numbers have. */
const keysFor = (tag: LocaleTag, part: string): string[] => {
  const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
  const keys = Object.keys(english[part] ?? {});
  const bases = new Set(keys.filter((key) => plural.test(key)).map((key) => key.replace(plural, '')));
  return [
    ...keys.filter((key) => !plural.test(key)),
    ...[...bases].flatMap((base) => forms.map((form) => `${base}_${form}`)),
  ].sort();
};

/** Where a long word would push something aside: so many characters fit. */
const tight: Record<string, number> = {
  'booker.chatNow': 22,
  'booker.finish': 30,
  'booker.retry': 22,
  'consent.keep': 26,
  'consent.once': 26,
  'delivery.retry': 22,
  'delivery.discard': 16,
  'email.send': 16,
  'email.skip': 20,
  'own.edit': 20,
  'own.delete': 16,
  'own.keep': 16,
  'own.save': 16,
  'own.cancel': 16,
  'strip.reload': 18,
  'strip.retry': 22,
  'call.answer': 16,
  'call.decline': 18,
  'call.hangUp': 26,
  'call.mute': 24,
  'call.unmute': 24,
  'audio.camera': 30,
  'camera.off': 30,
  'experience.talk': 34,
  'experience.book': 34,
};

/** Letters that must make up a text of the language, where its script is not the Latin one. */
const script: Partial<Record<LocaleTag, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  bg: /\p{Script=Cyrillic}/u,
  bn: /\p{Script=Bengali}/u,
  el: /\p{Script=Greek}/u,
  fa: /\p{Script=Arabic}/u,
  he: /\p{Script=Hebrew}/u,
  hi: /\p{Script=Devanagari}/u,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ka: /\p{Script=Georgian}/u,
  kk: /\p{Script=Cyrillic}/u,
  ko: /\p{Script=Hangul}/u,
  ru: /\p{Script=Cyrillic}/u,
  sr: /\p{Script=Cyrillic}/u,
  ta: /\p{Script=Tamil}/u,
  th: /\p{Script=Thai}/u,
  uk: /\p{Script=Cyrillic}/u,
  ur: /\p{Script=Arabic}/u,
  'zh-Hans': /\p{Script=Han}/u,
  'zh-Hant': /\p{Script=Han}/u,
};

it('has words for every language that is named, and names every one that has words', () => {
  expect(
    readdirSync(widget, { withFileTypes: true })
      .flatMap((one) => (one.isDirectory() ? [one.name] : []))
      .sort(),
  ).toEqual([...localeTags].sort());
  expect(readdirSync(server).sort()).toEqual(localeTags.map((tag) => `${tag}.json`).sort());
  expect(localeTags.length).toBeGreaterThanOrEqual(40);
});

it('lists every language for those who look after a site', () => {
  const page = readFileSync(join(projectRoot, 'docs/widget.md'), 'utf8');
  expect(localeTags.filter((tag) => !page.includes(`(\`${tag}\`)`))).toEqual([]);
});

it('says of which languages a native speaker has read every sentence', () => {
  expect(localeTags.filter((tag) => locales[tag].reviewed)).toEqual(['en']);
});

it('names the languages that run from right to left', () => {
  const direction = (tag: string) =>
    (new Intl.Locale(tag) as { getTextInfo?(): { direction: string } }).getTextInfo?.();
  expect(localeTags.filter((tag) => 'rtl' in locales[tag])).toEqual(
    localeTags.filter((tag) => direction(tag)?.direction === 'rtl'),
  );
});

describe.each(others)('the words of %s', (tag) => {
  const words = wordsOf(tag);

  it('have every key of English, and the plural forms of the language', () => {
    for (const part of Object.keys(english)) {
      expect(Object.keys(words[part] ?? {}).sort(), part).toEqual(keysFor(tag, part));
    }
  });

  it('fill in what English fills in', () => {
    const all = Object.fromEntries(flat(english));
    for (const [key, text] of flat(words)) {
      expect(blanksOf(text), key).toEqual(blanksOf(all[key] ?? all[key.replace(plural, '_other')] ?? ''));
    }
  });

  it('are said in the language and written as it is written', () => {
    const all = Object.fromEntries(flat(english));
    for (const [key, text] of flat(words)) {
      expect(text.trim(), key).toBe(text);
      expect(text, key).not.toBe('');
      expect(text, key).not.toMatch(/['"]|\.\.\./);
      const said = text.replace(/\{\w+\}/g, '');
      if (said.length > 12 && !key.endsWith('Example') && !key.endsWith('placeholder'))
        expect(text, key).not.toBe(all[key]);
      const letters = script[tag];
      if (letters && key !== 'emoji.title' && /\p{L}{3}/u.test(said) && !said.includes('@'))
        expect(said, key).toMatch(letters);
    }
  });

  it('fit where there is little room', () => {
    const all = Object.fromEntries(flat(words));
    for (const [key, most] of Object.entries(tight))
      expect([...(all[key] ?? '')].length, `${key}: ${all[key]}`).toBeLessThanOrEqual(most);
    for (const [key, text] of flat(english)) {
      const length = [...(all[key] ?? '')].length;
      expect(length, `${key}: ${all[key]}`).toBeLessThanOrEqual(Math.max(40, [...text].length * 2.1));
    }
  });
});

it('writes Serbian in both alphabets with the same words', () => {
  const pairs = flat(wordsOf('sr')).map(([key, text]) => [key, text] as const);
  const latin = Object.fromEntries(flat(wordsOf('sr-Latn')));
  expect(pairs.map(([key]) => key)).toEqual(Object.keys(latin));
  // One letter for one but for three, so the lengths tell of a sentence that was changed in one of them alone.
  for (const [key, text] of pairs) {
    expect(latin[key]?.length, key).toBe(text.length + (text.match(/[љњџЉЊЏ]/g) ?? []).length);
  }
});
