import type { TFunction } from 'i18next';

const formats = new Map<string, Intl.DisplayNames>();
const countries = new Map<string, string>();

// Kept, for every row of a list names a place.
function names(locale: string, type: 'region' | 'language'): Intl.DisplayNames {
  const key = `${locale} ${type}`;
  const format = formats.get(key) ?? new Intl.DisplayNames([locale], { type });
  formats.set(key, format);
  return format;
}

interface Known {
  name: string | null;
  city: string | null;
  country: string | null;
  zone?: string | null;
}

/** The place as people say it: the city, else the country, else the city their clock is set to; null where nothing is known. */
export function placeOf({ city, country, zone }: Omit<Known, 'name'>, locale: string): string | null {
  if (city !== null && country !== null) return `${city}, ${countryName(country, locale)}`;
  if (city !== null) return city;
  if (country !== null) return countryName(country, locale);
  const clock = zone?.split('/').at(-1)?.replaceAll('_', ' ');
  return clock === undefined || clock === '' || clock === 'UTC' ? null : clock;
}

/** A country in the reader's words (*Portugal*). */
export function countryName(code: string, locale: string): string {
  const key = `${locale} ${code}`;
  const known = countries.get(key) ?? names(locale, 'region').of(code) ?? code;
  countries.set(key, known);
  return known;
}

/** The visitor's name, else *Visitor from Lisbon*, else *Visitor*: never a number. */
export function visitorName(visitor: Known, t: TFunction<'visitor'>, locale: string): string {
  if (visitor.name !== null) return visitor.name;
  const place = visitor.city ?? placeOf(visitor, locale);
  return place === null ? t('unnamed') : t('from', { place });
}

/** The same for a row, where width is dear: the place alone instead of *Visitor from …*. */
export function visitorLabel(visitor: Known, t: TFunction<'visitor'>, locale: string): string {
  return visitor.name ?? placeOf(visitor, locale) ?? t('unnamed');
}

/** What the initials of a face are taken from: the same on every screen, however much of the place its words say. */
export function visitorFace(visitor: Known, t: TFunction<'visitor'>, locale: string): string {
  return visitor.name ?? visitor.city ?? placeOf(visitor, locale) ?? t('unnamed');
}

/** A language in the reader's words (*Portuguese*), or null where the tag says nothing. */
export function languageName(tag: string | null, locale: string): string | null {
  if (tag === null || tag === '') return null;
  try {
    // Where it is spoken matters less than which one it is; the script can matter more.
    const { language, script } = new Intl.Locale(tag);
    const spoken = script === undefined ? language : `${language}-${script}`;
    return names(locale, 'language').of(spoken) ?? null;
  } catch {
    return null;
  }
}

/** The first letter is of a script that is written from right to left. */
const fromTheRight = /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/** What somebody wrote, in quotation marks that open where its own script begins, and kept apart from what stands around it. */
export const quotedWords = (words: string, t: TFunction<'visitor'>): string =>
  t('quoted', { words, context: fromTheRight.test(words) ? 'rtl' : '' });
