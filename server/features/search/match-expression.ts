import { wordsOf } from '../../db/search-text.ts';

/** The engine whose index is asked. */
export type SearchEngine = 'sqlite' | 'postgres';

/** What finds an entry: the words as they were typed, or words that begin like them and do not stand so. */
export interface Match {
  exact: string;
  near: string;
  /** Words that begin like them, in any order. */
  any: string;
}

/** A letter alone begins too many words. */
const shortest = 2;
const isLetter = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]$/u;

const begins = (words: readonly string[]): boolean => {
  const [word = ''] = words;
  return words.length > 1 || word.length >= shortest || !isLetter.test(word);
};

/** The words of each piece of what was typed; signs of scripts without spaces belong to each other within one. */
const piecesOf = (text: string): string[][] =>
  text
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(wordsOf)
    .filter((words) => words.length > 0);

const sqlite = (pieces: string[][]): Match => {
  const exact = `"${pieces.flat().join(' ')}"`;
  const any = pieces.map((words) => `"${words.join(' ')}"${begins(words) ? ' *' : ''}`).join(' AND ');
  return { exact, near: `(${any}) NOT ${exact}`, any };
};

const postgres = (pieces: string[][]): Match => {
  const phrase = (words: readonly string[], end = '') => words.map((word) => `'${word}'`).join(' <-> ') + end;
  const exact = `(${phrase(pieces.flat())})`;
  const any = pieces.map((words) => `(${phrase(words, begins(words) ? ':*' : '')})`).join(' & ');
  return { exact, near: `${any} & !${exact}`, any };
};

/** How the engine is asked for what was typed; null where there is no word in it. */
export const matchOf = (engine: SearchEngine, text: string): Match | null => {
  const pieces = piecesOf(text);
  if (pieces.length === 0) return null;
  return engine === 'sqlite' ? sqlite(pieces) : postgres(pieces);
};
