import { expect, it } from 'vitest';
import { fuzzyFind, fuzzyScore } from './fuzzy.ts';

const find = (query: string) => fuzzyFind(['pricing', 'Security review', 'sso setup', 'Hello'], query, (one) => [one]);

it('finds what begins with it first, then words, then letters in their order', () => {
  expect(find('s')).toEqual(['sso setup', 'Security review']);
  expect(find('review')).toEqual(['Security review']);
  expect(find('scty')).toEqual(['Security review']);
  expect(find('SE')).toEqual(['Security review', 'sso setup']);
  expect(find('xq')).toEqual([]);
});

it('keeps all, in their order, where nothing is asked', () => {
  expect(find('')).toHaveLength(4);
  expect(fuzzyScore('abc', 'cba')).toBeNull();
});
