import { expect, it } from 'vitest';
import { findTrigger } from './completion.ts';

const completions = [{ trigger: '/' }, { trigger: '@' }, { trigger: ':', from: 2 }];
/** The caret is where the bar stands. */
const found = (marked: string) => {
  const caret = marked.indexOf('|');
  const hit = findTrigger(marked.replace('|', ''), caret, completions);
  return hit === null ? null : `${hit.at} ${hit.completion.trigger} ${hit.query}`;
};

it.each([
  ['/|', '0 / '],
  ['/pri|', '0 / pri'],
  ['hello /pri|cing', '6 / pri'],
  ['line\n@José|', '5 @ José'],
  [':smi|', '0 : smi'],
  [':s|', null],
  ['at 10:30|', null],
  ['https://a|', null],
  ['and/or|', null],
  ['/two words|', null],
  ['|/', null],
  ['', null],
])('%s', (text, expected) => {
  expect(found(text)).toBe(expected);
});
