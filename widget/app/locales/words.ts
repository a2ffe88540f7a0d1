import type { WidgetWords } from '../../../shared/protocol/http/widget.ts';
import type booker from './en/booker.json';
import type call from './en/call.json';
import type files from './en/files.json';
import type later from './en/later.json';
import type launcher from './en/launcher.json';
import type messenger from './en/messenger.json';
import type teaser from './en/teaser.json';

type PluralOf<K> = K extends `${infer Base}_other` ? Base : never;

/** A catalogue: English is the shape of all. A language may have more plural forms than English has. */
export type Catalogue = Record<string, string>;

/** Whose words, by which rules dates and numbers are written, and what the site says in words of its own. */
export type Tongue = WidgetWords;

/** The words of one language, out of one catalogue. */
export interface WordsOf<Key extends string> {
  readonly tongue: Tongue;
  /** The language tag, for `Intl`. */
  readonly locale: string;
  say(key: Key, facts?: Record<string, string>): string;
  /** Adds the words of a part that was loaded later. */
  learn(more: Catalogue): void;
  /** Picks the form that the language has for this number. */
  count(key: PluralOf<Key>, count: number, facts?: Record<string, string>): string;
}

/** The few words that are needed before any click. */
export type LauncherWords = WordsOf<keyof typeof launcher>;
/** The words of a rep's first word. */
export type TeaserWords = WordsOf<keyof typeof teaser>;
/** The words of calls. */
export type CallWords = WordsOf<keyof typeof call>;
/** The words of files. */
export type FileWords = WordsOf<keyof typeof files>;
/** The words of the messenger, and of the booker once it was loaded. */
export type Words = WordsOf<keyof typeof messenger | keyof typeof booker | keyof typeof later>;

const fill = (text: string, facts: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);

/** Makes the words of a catalogue. */
export function createWords<Key extends string>(tongue: Tongue, first: Catalogue = tongue.texts): WordsOf<Key> {
  const { locale } = tongue;
  let catalogue = first;
  const say = (key: string, facts: Record<string, string> = {}): string => fill(catalogue[key] ?? key, facts);
  return {
    tongue,
    locale,
    say,
    learn(more) {
      catalogue = { ...catalogue, ...more };
    },
    count(key, count, facts = {}) {
      const form = `${key}_${new Intl.PluralRules(locale).select(count)}`;
      const number = new Intl.NumberFormat(locale).format(count);
      const text = catalogue[form] ?? catalogue[`${key}_other`];
      // Words that come later leave the number to speak for itself until then.
      return text === undefined ? number : fill(text, { ...facts, count: number });
    },
  };
}
