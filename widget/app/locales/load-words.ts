import launcher from './en/launcher.json';
import {
  type CallWords,
  type Catalogue,
  createWords,
  type FileWords,
  type LauncherWords,
  type TeaserWords,
  type Words,
} from './words.ts';

type Part = 'launcher' | 'messenger' | 'booker' | 'later' | 'teaser' | 'call' | 'files';
type Load = () => Promise<{ default: Catalogue }>;

/** Each catalogue is a chunk of its own: a visitor loads one language, and each part of it with what shows it. */
const catalogues: Record<string, Record<Part, Load>> = {
  en: {
    // A handful of words is not worth a request of its own before any click.
    launcher: async () => ({ default: launcher }),
    messenger: () => import('./en/messenger.json'),
    booker: () => import('./en/booker.json'),
    later: () => import('./en/later.json'),
    teaser: () => import('./en/teaser.json'),
    call: () => import('./en/call.json'),
    files: () => import('./en/files.json'),
  },
};

const languageOf = (locale: string): string => locale.split('-')[0] ?? '';

/** The first of the visitor's languages that has a catalogue, with its region kept for dates and numbers; else English. */
export const pickLocale = (languages: readonly string[], known: readonly string[] = Object.keys(catalogues)): string =>
  languages.find((tag) => known.includes(languageOf(tag))) ?? 'en';

/** Whether a language is written from right to left. */
export const directionOf = (locale: string): 'ltr' | 'rtl' => (/^(ar|fa|he|ur)\b/.test(locale) ? 'rtl' : 'ltr');

const load = async (locale: string, part: Part): Promise<Catalogue> =>
  (await catalogues[languageOf(locale)]?.[part]())?.default ?? {};

/** Loads the words that are needed before any click. */
export const loadLauncherWords = async (locale: string): Promise<LauncherWords> =>
  createWords(locale, await load(locale, 'launcher'));

/** Loads the words of a rep's first word. */
export const loadTeaserWords = async (locale: string): Promise<TeaserWords> =>
  createWords(locale, await load(locale, 'teaser'));

/** Loads the words of calls. */
export const loadCallWords = async (locale: string): Promise<CallWords> =>
  createWords(locale, await load(locale, 'call'));

/** Loads the words of files. */
export const loadFileWords = async (locale: string): Promise<FileWords> =>
  createWords(locale, await load(locale, 'files'));

/** Loads the words of the messenger. */
export const loadWords = async (locale: string): Promise<Words> => createWords(locale, await load(locale, 'messenger'));

/** Adds the words of the booker. */
export const loadBookerWords = async (words: Words): Promise<void> => words.learn(await load(words.locale, 'booker'));

/** Adds the words of what comes once a talk has begun. */
export const loadLaterWords = async (words: Words): Promise<void> => words.learn(await load(words.locale, 'later'));
