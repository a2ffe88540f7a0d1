import { excerptOf } from '../../../shared/domain/excerpt-of.ts';

/** How much of a text lists show. */
const wordsLength = 240;

/** A message as lists, offers and notifications show it: one line without marks, cut to what they have room for. */
export const shownWords = (text: string): string => excerptOf(text).slice(0, wordsLength);
