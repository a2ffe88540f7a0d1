import { expect, it } from 'vitest';
import { placeAfterDrop } from './place-after-drop.ts';

it('puts a dragged row where the line was drawn, from above and from below', () => {
  const dropped = (rows: string, from: number, over: number): string => {
    const left = rows.split('');
    const [row = ''] = left.splice(from, 1);
    left.splice(placeAfterDrop(from, over), 0, row);
    return left.join('');
  };
  expect(dropped('abcd', 0, 2)).toBe('bacd');
  expect(dropped('abcd', 3, 1)).toBe('adbc');
  expect(dropped('abcd', 0, 4)).toBe('bcda');
  expect([dropped('abcd', 1, 1), dropped('abcd', 1, 2)]).toEqual(['abcd', 'abcd']);
});
