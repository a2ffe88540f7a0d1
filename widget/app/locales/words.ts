import type { WidgetWords } from '../../../shared/protocol/http/widget.ts';
import type booker from './en/booker.json';
import type call from './en/call.json';
import type camera from './en/camera.json';
import type demo from './en/demo.json';
import type files from './en/files.json';
import type later from './en/later.json';
import type launcher from './en/launcher.json';
import type messenger from './en/messenger.json';
import type privacy from './en/privacy.json';
import type teaser from './en/teaser.json';
import type voice from './en/voice.json';

type PluralOf<K> = K extends `${infer Base}_other` ? Base : never;

/** Whether a language is written from right to left. */
export const directionOf = (locale: string): 'ltr' | 'rtl' => (/^(ar|fa|he|ur)\b/.test(locale) ? 'rtl' : 'ltr');

/** A catalogue: English is the shape of all. A language may have more plural forms than English has. */
export type Catalogue = Record<string, string>;

/** Whose words, by which rules dates and numbers are written, and what the site says in words of its own. */
export type Tongue = WidgetWords;

/** The words of one language, out of one catalogue. */
export interface WordsOf<Key extends string> {
  readonly tongue: Tongue;
  /** The language tag, for `Intl`. */
  readonly locale: string;
  say(key: Key, facts?: Facts): string;
  /** Adds the words of a part that was loaded later. */
  learn(more: Catalogue): void;
  /** Picks the form that the language has for this number. */
  count(key: PluralOf<Key>, count: number, facts?: Facts): string;
}

/** The few words that are needed before any click. */
export type LauncherWords = WordsOf<keyof typeof launcher>;
/** The words of a rep's first word. */
export type TeaserWords = WordsOf<keyof typeof teaser>;
/** The words of voice messages, of sound, and of what there is where no call came about. */
export type VoiceWords = WordsOf<keyof typeof voice>;
/** The words of calls. */
export type CallWords = WordsOf<keyof typeof call | keyof typeof voice>;
/** The words of cameras. */
export type CameraWords = WordsOf<keyof typeof camera>;
/** The words of demos. */
export type DemoWords = WordsOf<keyof typeof demo>;
/** The words of files. */
export type FileWords = WordsOf<keyof typeof files>;
/** The words of the messenger, and of the booker once it was loaded. */
export type Words = WordsOf<keyof typeof messenger | keyof typeof booker | keyof typeof later | keyof typeof privacy>;

/** Hebrew and Arabic letters, and those of their neighbours. */
const rightToLeft = /[\u0590-\u08ff]/;

/** What is filled into a sentence; a number is written as the language writes it. */
export type Facts = Record<string, string | number>;

/** Makes the words of a catalogue. */
export function createWords<Key extends string>(tongue: Tongue, first: Catalogue = tongue.texts): WordsOf<Key> {
  const { locale, tag } = tongue;
  let catalogue = first;
  const written = (fact: string | number): string =>
    typeof fact === 'number' ? new Intl.NumberFormat(locale).format(fact) : fact;
  /** A name or an address keeps its own direction, and the sentence keeps its order around it. */
  const apart = (fact: string): string =>
    directionOf(tag) === 'rtl' || rightToLeft.test(fact) ? `\u2068${fact}\u2069` : fact;
  const fill = (text: string, facts: Facts): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const fact = facts[name];
      return fact === undefined ? whole : apart(written(fact));
    });
  const say = (key: string, facts: Facts = {}): string => fill(catalogue[key] ?? key, facts);
  return {
    tongue,
    locale,
    say,
    learn(more) {
      catalogue = { ...catalogue, ...more };
    },
    count(key, count, facts = {}) {
      const form = `${key}_${new Intl.PluralRules(locale).select(count)}`;
      const text = catalogue[form] ?? catalogue[`${key}_other`];
      // Words that come later leave the number to speak for itself until then.
      return text === undefined ? written(count) : fill(text, { ...facts, count });
    },
  };
}
