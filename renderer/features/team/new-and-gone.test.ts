import { expect, it } from 'vitest';
import { newAndGone } from './new-and-gone.ts';

it('says once what came, and what went', () => {
  const first = newAndGone(new Set(), [{ id: 'a' }, { id: 'b' }]);
  expect(first.fresh.map(({ id }) => id)).toEqual(['a', 'b']);
  const second = newAndGone(first.ids, [{ id: 'b' }, { id: 'c' }]);
  expect([second.fresh.map(({ id }) => id), second.gone]).toEqual([['c'], ['a']]);
  expect(newAndGone(second.ids, [{ id: 'b' }, { id: 'c' }])).toMatchObject({ fresh: [], gone: [] });
});
