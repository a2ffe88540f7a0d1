/** How many tones tokens.css has for initials and letter tiles. */
export const TONE_COUNT = 8;

/** The tone of someone without a photo: from the id, so that it is the same on every screen and every day. */
export function toneOf(id: string): number {
  // FNV-1a: ids made within the same millisecond differ in few bits, and must not all look alike.
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i += 1) {
    hash ^= id.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 15;
  return (Math.abs(hash) % TONE_COUNT) + 1;
}

let segmenter: Intl.Segmenter | undefined;

/** First character as a person sees it: an emoji or a letter with its accents counts as one. */
function firstCharacter(word: string): string {
  // Making one costs more than using it a hundred times, and every row of a list has a face.
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  for (const { segment } of segmenter.segment(word)) return segment;
  return '';
}

/** Scripts without capitals join or stack their letters: two of them side by side are a word nobody wrote. */
function hasCapitals(letter: string): boolean {
  return letter.toLocaleUpperCase() !== letter.toLocaleLowerCase();
}

const known = new Map<string, string>();
const most = 500;

/** Up to two initials (first and last word); one for a single word and for scripts without capitals. */
export function initialsOf(name: string): string {
  // Faces of a list that scrolls are drawn again and again.
  const had = known.get(name);
  if (had !== undefined) return had;
  if (known.size >= most) known.clear();
  const initials = readInitials(name);
  known.set(name, initials);
  return initials;
}

function readInitials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}\p{Emoji_Presentation}]+/u, ''))
    .filter((word) => word !== '');
  const first = words[0];
  if (first === undefined) return '?';
  const initial = firstCharacter(first);
  const last = words.length > 1 && hasCapitals(initial) ? words[words.length - 1] : undefined;
  return (initial + (last === undefined ? '' : firstCharacter(last))).toLocaleUpperCase();
}
