import { expect, it } from 'vitest';
import type { InboxItem } from '../../../shared/protocol/rep/views.ts';
import { greetNews } from './greet-news.ts';

const anItem = (id: string, greetBy: number | null) => ({ id, greetBy }) as InboxItem;

it('names who has just become due, once, and says when it is over', () => {
  const [quiet, due, other] = [anItem('a', null), anItem('a', 5), anItem('b', null)];
  expect(greetNews([quiet, other], [due, other])).toEqual({ due: [due], over: [] });
  expect(greetNews([due, other], [due, other])).toEqual({ due: [], over: [] });
  expect(greetNews([due, other], [quiet, other])).toEqual({ due: [], over: ['a'] });
  expect(greetNews([due, other], [other])).toEqual({ due: [], over: ['a'] });
});
