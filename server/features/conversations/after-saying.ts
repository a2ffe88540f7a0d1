import type { Attachment } from '../../../shared/domain/attachment.ts';
import { lengthText, voiceSecondsOf } from '../../../shared/domain/voice.ts';
import { fill } from '../words/visitor-words.ts';
import { catalogue } from './catalogue.en.ts';
import type { ConversationRow } from './conversation-repository.ts';
import { guestIdsOf } from './seats.ts';
import { shownWords } from './shown-words.ts';

/** Something that is said in a conversation. */
export interface Said {
  from: 'visitor' | 'bot' | 'rep';
  senderId: string;
  clientId: string;
  text: string;
  files?: readonly Attachment[];
  /** True where these are the visitor's own words and not the label of a button. */
  ownWords: boolean;
}

/** What lists show of what was said: a voice message has no words, so it is told in some. */
const shownOf = ({ text, files }: Said): string => {
  const seconds = voiceSecondsOf(files);
  return shownWords(text === '' && seconds !== null ? fill(catalogue.voice, { time: lengthText(seconds) }) : text);
};

/** The row after somebody said something at the next place. */
export const afterSaying = (before: ConversationRow, said: Said, at: number): ConversationRow => {
  const { from, senderId, ownWords } = said;
  const seq = before.last_seq + 1;
  const row = {
    ...before,
    last_seq: seq,
    last_from: from,
    last_text: shownOf(said),
    last_message_at: at,
  };
  if (from === 'visitor') {
    row.visitor_read_seq = seq;
    row.unanswered_since ??= at;
    if (ownWords && row.words === '') row.words = row.last_text;
  }
  if (from === 'rep') {
    if (!guestIdsOf(row).includes(senderId)) row.rep_read_seq = seq;
    row.unanswered_since = null;
  }
  return row;
};
