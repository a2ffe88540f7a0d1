/** What is known of a language the widget speaks. */
export interface LocaleFacts {
  /** Its name in itself. */
  readonly name: string;
  /** Its name in English, for those who look after a site and do not read it. */
  readonly english: string;
  /** Set where it is written from right to left. */
  readonly rtl?: true;
  /** True once somebody whose first language it is has read every sentence of it. */
  readonly reviewed: boolean;
}

const unread = (name: string, english: string): LocaleFacts => ({ name, english, reviewed: false });
const unreadRtl = (name: string, english: string): LocaleFacts => ({ name, english, rtl: true, reviewed: false });

/** Every language the widget speaks, by the name of its folder of words. */
export const locales = {
  ar: unreadRtl('العربية', 'Arabic'),
  bg: unread('Български', 'Bulgarian'),
  bn: unread('বাংলা', 'Bengali'),
  ca: unread('Català', 'Catalan'),
  cs: unread('Čeština', 'Czech'),
  da: unread('Dansk', 'Danish'),
  de: unread('Deutsch', 'German'),
  el: unread('Ελληνικά', 'Greek'),
  en: { name: 'English', english: 'English', reviewed: true },
  es: unread('Español', 'Spanish (Spain)'),
  'es-419': unread('Español (Latinoamérica)', 'Spanish (Latin America)'),
  et: unread('Eesti', 'Estonian'),
  fa: unreadRtl('فارسی', 'Persian'),
  fi: unread('Suomi', 'Finnish'),
  fr: unread('Français', 'French'),
  he: unreadRtl('עברית', 'Hebrew'),
  hi: unread('हिन्दी', 'Hindi'),
  hr: unread('Hrvatski', 'Croatian'),
  hu: unread('Magyar', 'Hungarian'),
  id: unread('Bahasa Indonesia', 'Indonesian'),
  it: unread('Italiano', 'Italian'),
  ja: unread('日本語', 'Japanese'),
  ka: unread('ქართული', 'Georgian'),
  kk: unread('Қазақ тілі', 'Kazakh'),
  ko: unread('한국어', 'Korean'),
  lt: unread('Lietuvių', 'Lithuanian'),
  lv: unread('Latviešu', 'Latvian'),
  ms: unread('Bahasa Melayu', 'Malay'),
  nb: unread('Norsk bokmål', 'Norwegian'),
  nl: unread('Nederlands', 'Dutch'),
  pl: unread('Polski', 'Polish'),
  'pt-BR': unread('Português (Brasil)', 'Portuguese (Brazil)'),
  'pt-PT': unread('Português (Portugal)', 'Portuguese (Portugal)'),
  ro: unread('Română', 'Romanian'),
  ru: unread('Русский', 'Russian'),
  sk: unread('Slovenčina', 'Slovak'),
  sl: unread('Slovenščina', 'Slovenian'),
  sr: unread('Српски', 'Serbian (Cyrillic)'),
  'sr-Latn': unread('Srpski (latinica)', 'Serbian (Latin)'),
  sv: unread('Svenska', 'Swedish'),
  sw: unread('Kiswahili', 'Swahili'),
  ta: unread('தமிழ்', 'Tamil'),
  th: unread('ไทย', 'Thai'),
  tr: unread('Türkçe', 'Turkish'),
  uk: unread('Українська', 'Ukrainian'),
  ur: unreadRtl('اردو', 'Urdu'),
  vi: unread('Tiếng Việt', 'Vietnamese'),
  'zh-Hans': unread('简体中文', 'Chinese (Simplified)'),
  'zh-Hant': unread('繁體中文', 'Chinese (Traditional)'),
} as const satisfies Record<string, LocaleFacts>;

/** A language the widget speaks. */
export type LocaleTag = keyof typeof locales;

/** All of them, in the order of their tags. */
export const localeTags = Object.keys(locales) as LocaleTag[];

/** True for the tag of a language the widget speaks. */
export const isLocaleTag = (tag: string): tag is LocaleTag => Object.hasOwn(locales, tag);
