import { expect, it } from 'vitest';
import { type Emoji, findEmoji, inTone } from './find-emoji.ts';
import { loadEmoji } from './load-emoji.ts';

const emoji = (unicode: string, codes: string[], label: string, tags: string[] = []): Emoji => ({
  hexcode: unicode,
  unicode,
  label,
  codes,
  tags,
});
const all = [
  emoji('😄', ['smile'], 'grinning face with smiling eyes', ['happy']),
  emoji('😃', ['smiley'], 'grinning face'),
  emoji('😺', ['smiley_cat'], 'grinning cat'),
  emoji('👍', ['+1', 'thumbsup'], 'thumbs up', ['yes']),
];
const found = (query: string) => findEmoji(all, query, 9).map(({ unicode }) => unicode);

it('puts the very name first, then names that begin so, then meanings', () => {
  expect(found('smile')).toEqual(['😄', '😃', '😺']);
  expect(found('+1')).toEqual(['👍']);
  expect(found('yes')).toEqual(['👍']);
  expect(found('cat')).toEqual(['😺']);
  expect(found('zzz')).toEqual([]);
});

it('knows the whole set by name, group and skin tone', async () => {
  const known = await loadEmoji();
  const [smile] = findEmoji(known, 'smile', 1);
  expect(smile?.unicode).toBe('😄');
  const [thumb] = findEmoji(known, '+1', 1);
  expect(thumb && inTone(thumb, 0)).toBe('👍️');
  expect(thumb && inTone(thumb, 5)).toBe('👍🏿');
  expect(known.length).toBeGreaterThan(1_500);
  expect(known.every(({ group }) => group !== undefined)).toBe(true);
});
