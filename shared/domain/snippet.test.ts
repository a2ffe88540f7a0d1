import { expect, it } from 'vitest';
import { fillSnippet, openValues, SnippetShortcut, type SnippetValues, snippetParts } from './snippet.ts';

const nobody: SnippetValues = {
  'visitor.first_name': null,
  'visitor.name': null,
  company: null,
  page: null,
  booking_link: null,
  'rep.first_name': 'Ada',
  'rep.name': 'Ada Lind',
};
const maria = { ...nobody, 'visitor.first_name': 'Maria', company: 'Acme' };
const text = 'Hi {visitor.first_name|there}, the trial of { company } is free. {rep.first_name}';

it('fills in what is known, falls back where it says how, and leaves open what is missing', () => {
  expect(fillSnippet(text, maria)).toBe('Hi Maria, the trial of Acme is free. Ada');
  expect(fillSnippet(text, nobody)).toBe('Hi there, the trial of { company } is free. Ada');
  expect(openValues(fillSnippet(text, nobody))).toEqual(['{ company }']);
  expect(openValues(fillSnippet(text, maria))).toEqual([]);
});

it('takes braces that name nothing as words, and fills in nothing twice', () => {
  expect(fillSnippet('{"a": 1} {nothing} {company', maria)).toBe('{"a": 1} {nothing} {company');
  expect(fillSnippet('{company}', { ...maria, company: '{rep.name}' })).toBe('{rep.name}');
  expect(openValues('{booking}')).toEqual([]);
  expect(fillSnippet('{company|}', nobody)).toBe('');
});

it('keeps every letter of the words', () => {
  expect(
    snippetParts(text, nobody)
      .map((part) => (part.kind === 'words' ? part.text : part.raw))
      .join(''),
  ).toBe(text);
});

it('takes one word as a shortcut', () => {
  expect(SnippetShortcut.safeParse('Größe-2').data).toBe('größe-2');
  for (const bad of ['', 'two words', 'a/b', '{x}']) expect(SnippetShortcut.safeParse(bad).success).toBe(false);
});
