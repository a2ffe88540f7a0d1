// Written out in full: Tailwind makes only the classes it can read.
const TONES = [
  'bg-tone-1 text-tone-1-ink',
  'bg-tone-2 text-tone-2-ink',
  'bg-tone-3 text-tone-3-ink',
  'bg-tone-4 text-tone-4-ink',
  'bg-tone-5 text-tone-5-ink',
  'bg-tone-6 text-tone-6-ink',
  'bg-tone-7 text-tone-7-ink',
  'bg-tone-8 text-tone-8-ink',
] as const;

/** The classes of tone 1 to 8, as `toneOf` counts them. */
export function toneClass(tone: number): string {
  return TONES[tone - 1] ?? TONES[0];
}
