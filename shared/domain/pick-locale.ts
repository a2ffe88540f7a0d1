import { isLocaleTag, type LocaleTag } from './locales.ts';

/** The language a visitor is spoken to in. */
export interface Tongue {
  /** Whose words. */
  tag: LocaleTag;
  /** What `Intl` writes dates and numbers by: the visitor's own tag, with its region where one is known. */
  locale: string;
}

/** Languages whose readers read another one's words without effort. */
const near: Record<string, string> = { no: 'nb', nn: 'nb', yue: 'zh-Hant' };

/** Reads a tag; the likely script and region are filled in. Null for what is no tag. */
const read = (tag: string): { own: Intl.Locale; full: Intl.Locale } | null => {
  try {
    const own = new Intl.Locale(tag);
    return { own, full: own.maximize() };
  } catch {
    return null;
  }
};

/** Spanish of these regions is that of Spain; of all others that of Latin America. */
const spain = new Set(['ES', 'EA', 'IC', 'AD', 'GI', 'GQ']);

/** The words a reader of this tag is given, or null where there are none for them. */
export function localeOf(tag: string): LocaleTag | null {
  const known = read(tag);
  if (!known) return null;
  const { language = '', script, region = '' } = known.full;
  if (language === 'zh') return script === 'Hant' ? 'zh-Hant' : 'zh-Hans';
  if (language === 'pt') return region === 'BR' ? 'pt-BR' : 'pt-PT';
  if (language === 'es') return spain.has(region) ? 'es' : 'es-419';
  if (language === 'sr') return script === 'Latn' ? 'sr-Latn' : 'sr';
  const found = near[language] ?? language;
  // The same language in letters its reader may not know helps nobody.
  return isLocaleTag(found) && (near[language] || read(found)?.full.script === script) ? found : null;
}

/** A page says only *Portuguese*; where the browser says which, that decides the words and how dates look. */
const moreOf = (wish: string, wishes: readonly string[]): string => {
  const own = read(wish)?.own;
  if (!own || own.region || own.script) return wish;
  const finer = wishes.find((other) => {
    const known = read(other)?.own;
    return known?.language === own.language && known.region && localeOf(other);
  });
  return finer ?? wish;
};

/**
 * The first of the wishes that there are words for (the page's, then the browser's, in their order), else the site's own language, else
 * English.
 */
export function pickLocale(wishes: readonly string[], site: LocaleTag | null): Tongue {
  for (const wish of wishes) {
    if (localeOf(wish) === null) continue;
    const told = moreOf(wish, wishes);
    const tag = localeOf(told);
    if (tag !== null) return { tag, locale: read(told)?.own.baseName ?? tag };
  }
  const tag = site ?? 'en';
  return { tag, locale: tag };
}
