import type Sqlite from 'better-sqlite3';

/** Scripts that are written without spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const eachUnspaced = new RegExp(unspaced, 'gu');

/**
 * Sets each sign of a script without spaces apart, so that a word in it is found as the phrase of its signs. PostgreSQL has a
 * function of its own for this, see `search-schema.ts`.
 */
export const spreadWords = (text: string): string =>
  unspaced.test(text) ? text.replace(eachUnspaced, (sign) => ` ${sign} `) : text;

/** The words of a text as the index has them, without their accents. */
export const wordsOf = (text: string): string[] =>
  spreadWords(text.normalize('NFD').replace(/\p{Mn}/gu, ''))
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Gives the connection the function that the index's triggers call. */
export const teachSpread = (handle: Sqlite.Database): void => {
  handle.function('search_spread', { deterministic: true }, (text) => spreadWords(String(text)));
};
