import type { LocaleTag } from '../../../shared/domain/locales.ts';
import { fill, visitorWords } from '../words/visitor-words.ts';
import { catalogue } from './catalogue.en.ts';

/** The sentences of a transcript; null where its reader is told nothing of it. */
export interface TranscriptWords {
  title: string;
  times: string;
  visitor: string;
  bot: string;
  note: string | null;
  deleted: string;
  file: string;
  voice: string;
  waiting: string | null;
  joined: string;
  left: string;
  offered: string | null;
  emailGiven: string;
  emailed: string;
  bookerShown: string | null;
  booked: string;
  canceled: string;
  call: string;
  callMissed: string;
  demo: string;
  demoMissed: string | null;
  closed: string;
}

/** How English runs. */
export const english = { tag: 'en', dir: 'ltr' } as const;

/** For colleagues: in English, as the console is. */
export const teamWords: TranscriptWords = catalogue;

/** For the visitor: in their language, and of what happened that alone which their messenger tells. */
export const wordsForVisitor = (tag: LocaleTag, site: string): TranscriptWords => {
  const words = visitorWords(tag);
  return {
    title: fill(words['transcript.title'], { site }),
    times: words['transcript.times'],
    visitor: words['transcript.you'],
    bot: words['transcript.bot'],
    note: null,
    deleted: words['transcript.deleted'],
    file: '[{name}]',
    voice: words['transcript.voice'],
    waiting: null,
    joined: words['transcript.joined'],
    left: words['transcript.left'],
    offered: null,
    emailGiven: words['transcript.emailGiven'],
    emailed: words['transcript.emailed'],
    bookerShown: null,
    booked: words['transcript.booked'],
    canceled: words['transcript.canceled'],
    call: words['transcript.call'],
    callMissed: words['transcript.callMissed'],
    demo: words['transcript.demo'],
    demoMissed: null,
    closed: words['transcript.closed'],
  };
};
