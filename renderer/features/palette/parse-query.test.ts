import { expect, test } from 'vitest';
import { parseQuery } from './parse-query.ts';

// A Wednesday.
const now = new Date(2026, 10, 18, 15, 30).getTime();
const at = (year: number, month: number, day: number): number => new Date(year, month - 1, day).getTime();

test('words stay words, and filters narrow down', () => {
  expect(parseQuery('do you integrate', now)).toEqual({ words: 'do you integrate' });
  expect(parseQuery('sap from:kenji rep:"Ana Ruiz" company:acme page:/pricing tag:hot has:file', now)).toEqual({
    words: 'sap',
    from: 'kenji',
    rep: 'Ana Ruiz',
    company: 'acme',
    page: '/pricing',
    tag: 'hot',
    hasFile: true,
  });
});

test('dates are days of this computer’s calendar', () => {
  expect(parseQuery('before:2026-11-01', now)).toEqual({ words: '', before: at(2026, 11, 1) });
  expect(parseQuery('after:2026-11-01', now)).toEqual({ words: '', after: at(2026, 11, 2) });
  expect(parseQuery('since:yesterday', now)).toEqual({ words: '', after: at(2026, 11, 17) });
  expect(parseQuery('in:last-week', now)).toEqual({ words: '', after: at(2026, 11, 9), before: at(2026, 11, 16) });
  expect(parseQuery('in:"last week"', now)).toEqual({ words: '', after: at(2026, 11, 9), before: at(2026, 11, 16) });
  expect(parseQuery('in:2026-02', now)).toEqual({ words: '', after: at(2026, 2, 1), before: at(2026, 3, 1) });
  expect(parseQuery('between:2026-11-01..2026-11-03', now)).toEqual({
    words: '',
    after: at(2026, 11, 1),
    before: at(2026, 11, 4),
  });
});

test('what is not finished, or no date, narrows nothing down', () => {
  expect(parseQuery('sap from:', now)).toEqual({ words: 'sap' });
  expect(parseQuery('before:soon sap', now)).toEqual({ words: 'sap' });
  expect(parseQuery('on:2026-02-31', now)).toEqual({ words: '' });
  expect(parseQuery('https://acme.example/a', now).words).toBe('https://acme.example/a');
  expect(parseQuery('"exact words', now).words).toBe('"exact words');
});
