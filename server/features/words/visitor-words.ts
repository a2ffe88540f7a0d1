import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocaleTag } from '../../../shared/domain/locales.ts';
import en from '../../locales/en.json' with { type: 'json' };

/** What the router itself says to visitors, beside what reps write and the widget shows. */
export type VisitorWords = Readonly<Record<keyof typeof en, string>>;

const folder = join(import.meta.dirname, '../../locales');
const read = new Map<LocaleTag, VisitorWords>([['en', en]]);

/** The router's own words in a language, read when it is first spoken; English where a sentence is not there yet. */
const ownWords = (tag: LocaleTag): VisitorWords => {
  const known = read.get(tag);
  if (known) return known;
  const words = { ...en, ...(JSON.parse(readFileSync(join(folder, `${tag}.json`), 'utf8')) as Partial<VisitorWords>) };
  read.set(tag, words);
  return words;
};

/** What the router says to a visitor in a language, with what the site says in other words. */
export const visitorWords = (tag: LocaleTag, site: Readonly<Record<string, string>> = {}): VisitorWords => ({
  ...ownWords(tag),
  ...site,
});

/** True for the words that the router says and the widget never needs. */
export const isRouterWord = (key: string): boolean => Object.hasOwn(en, key);

/** Fills a sentence in. */
export const fill = (sentence: string, values: Record<string, string>): string =>
  sentence.replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
