import { arabic } from './arabic.ts';
import { english } from './english.ts';
import { french, german, portuguese, spanish } from './european.ts';
import { japanese } from './japanese.ts';
import type { SmallTalk } from './small-talk.ts';

const languages: Readonly<Record<string, SmallTalk>> = {
  en: english,
  de: german,
  es: spanish,
  fr: french,
  pt: portuguese,
  ja: japanese,
  ar: arabic,
};

/** How somebody with this locale writes; who has no language of ours writes English, as people do abroad. */
export const smallTalkOf = (locale: string): SmallTalk => languages[locale.split('-')[0] ?? 'en'] ?? english;
