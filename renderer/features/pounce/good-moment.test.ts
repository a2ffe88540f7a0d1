import { expect, test } from 'vitest';
import { isGoodMoment } from './good-moment.ts';

const company = { accountId: 'a', name: 'Acme', target: true, owner: null };
const page = (path: string) => ({ path, title: '', since: 0 });
const good = { company, visits: 2, page: page('/de/pricing') };

test('a good moment is a target account that is back and looks at the price', () => {
  expect(isGoodMoment(good)).toBe(true);
  expect(isGoodMoment({ ...good, page: page('/demo/pricing/') })).toBe(true);
});

test.each([
  ['another account', { ...good, company: { ...company, target: false } }],
  ['an unknown company', { ...good, company: null }],
  ['a first visit', { ...good, visits: 1 }],
  ['another page', { ...good, page: page('/pricing-story-2020/') }],
  ['no page', { ...good, page: null }],
])('%s is none', (_what, visitor) => {
  expect(isGoodMoment(visitor)).toBe(false);
});
