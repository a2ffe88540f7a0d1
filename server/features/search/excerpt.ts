import type { Excerpt } from '../../../shared/protocol/rep/search.ts';

/** What stands before the first place found, and all in all. */
const before = 40;
const longest = 160;

interface Folded {
  text: string;
  /** Where in the original each sign of the folded text began. */
  from: number[];
}

/** The text as it is compared: without accents, in small letters, each sign knowing where it came from. */
const fold = (text: string): Folded => {
  let folded = '';
  const from: number[] = [];
  let at = 0;
  for (const sign of text) {
    const small = sign
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .toLowerCase();
    for (let i = 0; i < small.length; i += 1) from.push(at);
    folded += small;
    at += sign.length;
  }
  from.push(at);
  return { text: folded, from };
};

const isWord = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** Each place where one of the words begins a word, in order, none over another. */
const placesOf = ({ text }: Folded, words: readonly string[]): [number, number][] => {
  const places: [number, number][] = [];
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      if (unspaced.test(word) || !isWord(text[at - 1])) places.push([at, at + word.length]);
    }
  }
  places.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return places.reduce<[number, number][]>((kept, place) => {
    const last = kept.at(-1);
    if (last && place[0] <= last[1]) last[1] = Math.max(last[1], place[1]);
    else kept.push([...place]);
    return kept;
  }, []);
};

/** Cuts no letter in two. */
const whole = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
};

/** The piece of a text around what was looked for; `words` are folded as the index has them. */
export const excerptOf = (original: string, words: readonly string[]): Excerpt => {
  const text = original.replace(/\s+/gu, ' ').trim();
  const folded = fold(text);
  const places = placesOf(folded, words).map(([a, b]): [number, number] => [folded.from[a] ?? 0, folded.from[b] ?? 0]);
  const first = places[0]?.[0] ?? 0;
  const start = first <= before || text.length <= longest ? 0 : whole(text, first - before);
  const end = Math.min(text.length, whole(text, start + longest));
  const head = start > 0 ? '…' : '';
  const shift = head.length - start;
  return {
    text: `${head}${text.slice(start, end)}${end < text.length ? '…' : ''}`,
    marks: places.flatMap(([a, b]) => (a >= start && b <= end && b > a ? [[a + shift, b + shift]] : [])),
  };
};
