import type { Attachment } from '../../../shared/domain/attachment.ts';
import type { Entry } from '../../../shared/domain/conversation.ts';
import { lengthText } from '../../../shared/domain/voice.ts';
import { fill } from '../words/visitor-words.ts';
import type { TranscriptWords } from './transcript-words.ts';

/** One line of a transcript. */
export interface TranscriptLine {
  at: number;
  kind: 'said' | 'note' | 'happened';
  /** Who said it; null where something happened. */
  who: string | null;
  text: string;
}

export interface TranscriptReader {
  words: TranscriptWords;
  /** The visitor, as the reader calls them. */
  visitor: string;
  /** The language of the words, and how it runs. */
  lang: { tag: string; dir: 'ltr' | 'rtl' };
  locale: string;
  zone: string;
  /** Notes are for colleagues: only where they are asked for. */
  notes: boolean;
}

const senderOf = (entry: Extract<Entry, { type: 'message' }>, { words, visitor }: TranscriptReader): string => {
  if (entry.sender.kind === 'rep') return entry.sender.rep.name;
  return entry.sender.kind === 'bot' ? words.bot : visitor;
};

const fileOf = ({ name, seconds }: Attachment, words: TranscriptWords): string =>
  seconds === undefined ? fill(words.file, { name }) : fill(words.voice, { time: lengthText(seconds) });

const saidOf = (
  { text, files = [], deletedAt }: Extract<Entry, { type: 'message' }>,
  words: TranscriptWords,
): string => {
  if (deletedAt !== undefined || (text === null && files.length === 0)) return words.deleted;
  return [text ?? '', ...files.map((file) => fileOf(file, words))].filter(Boolean).join('\n');
};

/** What happened between the words; null where a transcript says nothing of it. */
const happenedOf = (entry: Entry, words: TranscriptWords, timeOf: (at: number) => string): string | null => {
  switch (entry.type) {
    case 'waiting':
      return words.waiting;
    case 'joined':
      return fill(words.joined, { rep: entry.rep.name });
    case 'left':
      return fill(words.left, { rep: entry.rep.name });
    case 'email_given':
      return words.emailGiven;
    case 'emailed':
      return words.emailed;
    case 'booker_shown':
      return words.bookerShown;
    case 'booked':
      return fill(words.booked, { time: timeOf(entry.startsAt) });
    case 'edited':
      return entry.canceled
        ? fill(words.canceled, { rep: entry.canceled.by.name, time: timeOf(entry.canceled.startsAt) })
        : null;
    case 'call':
      return entry.seconds > 0 ? fill(words.call, { time: lengthText(entry.seconds) }) : words.callMissed;
    case 'demo':
      return entry.seconds > 0 ? fill(words.demo, { time: lengthText(entry.seconds) }) : words.demoMissed;
    case 'closed':
      return words.closed;
    default:
      return null;
  }
};

/** The formatter of instants for a reader; an unknown language falls back to English. */
export const timeFormat = (locale: string, zone: string): ((at: number) => string) => {
  const make = (tag: string): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
  let format: Intl.DateTimeFormat;
  try {
    format = make(locale);
  } catch {
    format = make('en');
  }
  return (at) => format.format(at);
};

/** A conversation as lines to read, in order; the words as they read now. */
export function transcriptLines(entries: readonly Entry[], reader: TranscriptReader): TranscriptLine[] {
  const { words } = reader;
  const timeOf = timeFormat(reader.locale, reader.zone);
  return entries.flatMap((entry): TranscriptLine[] => {
    const { at } = entry;
    if (entry.type === 'message') {
      return [{ at, kind: 'said', who: senderOf(entry, reader), text: saidOf(entry, words) }];
    }
    if (entry.type === 'note') {
      if (!reader.notes || entry.note === null || words.note === null) return [];
      return [{ at, kind: 'note', who: fill(words.note, { rep: entry.note.rep.name }), text: entry.note.text }];
    }
    if (entry.type === 'transfer') {
      const { news } = entry;
      if (!reader.notes || news === null || news.ended !== null || words.offered === null) return [];
      const to = news.toRep?.name ?? news.toQueue ?? '';
      return [{ at, kind: 'happened', who: null, text: fill(words.offered, { from: news.from.name, to }) }];
    }
    const text = happenedOf(entry, words, timeOf);
    return text === null ? [] : [{ at, kind: 'happened', who: null, text }];
  });
}
