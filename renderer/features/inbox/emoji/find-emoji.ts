/** One emoji as the data has it. */
export interface Emoji {
  hexcode: string;
  unicode: string;
  label: string;
  group?: number | undefined;
  order?: number | undefined;
  tags?: readonly string[] | undefined;
  skins?: readonly { unicode: string }[] | undefined;
  /** Names by which it is typed: `smile`. */
  codes: readonly string[];
}

/** How well an emoji fits what was typed: 0 not at all, more is better. */
function fitOf({ codes, label, tags = [] }: Emoji, query: string): number {
  if (codes.includes(query)) return 5;
  if (codes.some((code) => code.startsWith(query))) return 4;
  if (label.startsWith(query)) return 3;
  if (label.includes(` ${query}`) || tags.some((tag) => tag.startsWith(query))) return 2;
  return codes.some((code) => code.includes(`_${query}`)) ? 1 : 0;
}

/** The emoji that fit a word, best first, in the order of the data where they fit alike. */
export function findEmoji(all: readonly Emoji[], typed: string, limit: number): Emoji[] {
  const query = typed.trim().toLowerCase();
  return all
    .map((emoji) => ({ emoji, fits: fitOf(emoji, query) }))
    .filter(({ fits }) => fits > 0)
    .sort((a, b) => b.fits - a.fits || (a.emoji.order ?? 0) - (b.emoji.order ?? 0))
    .slice(0, limit)
    .map(({ emoji }) => emoji);
}

/** The emoji in a skin tone from 0 (none) to 5, where it has them. */
export const inTone = ({ unicode, skins }: Emoji, tone: number): string => skins?.[tone - 1]?.unicode ?? unicode;
