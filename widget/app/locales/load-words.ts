import { type Catalogue, createWords, type LauncherWords, type Words } from './words.ts';

type Load = () => Promise<{ default: Catalogue }>;

/** Each catalogue is a chunk of its own: a visitor loads one, and the messenger's with the messenger. */
const catalogues: Record<string, { launcher: Load; messenger: Load }> = {
  en: { launcher: () => import('./en/launcher.json'), messenger: () => import('./en/messenger.json') },
};

const languageOf = (locale: string): string => locale.split('-')[0] ?? '';

/** The first of the visitor's languages that has a catalogue, with its region kept for dates and numbers; else English. */
export const pickLocale = (languages: readonly string[], known: readonly string[] = Object.keys(catalogues)): string =>
  languages.find((tag) => known.includes(languageOf(tag))) ?? 'en';

/** Whether a language is written from right to left. */
export const directionOf = (locale: string): 'ltr' | 'rtl' => (/^(ar|fa|he|ur)\b/.test(locale) ? 'rtl' : 'ltr');

const load = async (locale: string, part: 'launcher' | 'messenger') =>
  createWords(locale, (await catalogues[languageOf(locale)]?.[part]())?.default ?? {});

/** Loads the words that are needed before any click. */
export const loadLauncherWords = (locale: string): Promise<LauncherWords> => load(locale, 'launcher');

/** Loads the words of the messenger. */
export const loadWords = (locale: string): Promise<Words> => load(locale, 'messenger');
