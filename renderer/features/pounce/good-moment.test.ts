import { expect, test } from 'vitest';
import { isGoodMoment } from './good-moment.ts';

const company = { accountId: 'a', name: 'Acme', target: true, owner: null };
const page = (path: string) => ({ path, title: '', since: 0 });
const good = { company, visits: 2, page: page('/de/pricing') };

test('a good moment is a target account that is back and looks at the price', () => {
  const mine = { ...company, owner: { id: 'me', name: 'Ada', photo: null } };
  expect(isGoodMoment(good, 'me')).toBe(true);
  expect(isGoodMoment({ ...good, company: mine }, 'me')).toBe(true);
  expect(isGoodMoment({ ...good, page: page('/demo/pricing/') }, 'me')).toBe(true);
});

test.each([
  ['another account', { ...good, company: { ...company, target: false } }],
  ['an account of a colleague', { ...good, company: { ...company, owner: { id: 'bo', name: 'Bo', photo: null } } }],
  ['an unknown company', { ...good, company: null }],
  ['a first visit', { ...good, visits: 1 }],
  ['another page', { ...good, page: page('/pricing-story-2020/') }],
  ['no page', { ...good, page: null }],
])('%s is none', (_what, visitor) => {
  expect(isGoodMoment(visitor, 'me')).toBe(false);
});
