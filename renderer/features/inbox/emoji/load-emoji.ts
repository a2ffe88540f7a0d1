import type { Emoji } from './find-emoji.ts';

/** The parts of a face or a flag; nobody sends them alone. */
const component = 2;

/** Fetches all emoji with their names: 120 KB that come when they are first wanted. */
export async function loadEmoji(): Promise<readonly Emoji[]> {
  const [{ default: compact }, { default: names }] = await Promise.all([
    import('emojibase-data/en/compact.json'),
    import('emojibase-data/en/shortcodes/github.json'),
  ]);
  const codesOf = new Map<string, string | string[]>(Object.entries(names));
  return compact
    .filter(({ group }) => group !== undefined && group !== component)
    .map((emoji) => ({ ...emoji, codes: [codesOf.get(emoji.hexcode) ?? []].flat() }));
}
