import type { TFunction } from 'i18next';
import type { TeamTalk } from '../../../shared/protocol/rep/team.ts';
import { quotedWords, visitorLabel } from '../../lib/visitor-words.ts';

/** Who a conversation is with, for a row: the name, else their own words, else the place; with the company where it is known. */
export function talkName(
  { visitor, words }: Pick<TeamTalk, 'visitor' | 'words'>,
  tv: TFunction<'visitor'>,
  locale: string,
): string {
  const name = visitor.name === null && words !== '' ? quotedWords(words, tv) : visitorLabel(visitor, tv, locale);
  return visitor.company === null ? name : `${name} · ${visitor.company.name}`;
}
