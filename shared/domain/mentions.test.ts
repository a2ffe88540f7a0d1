import { expect, it } from 'vitest';
import { mentionedIn, noteParts } from './mentions.ts';

const people = [
  { id: 'a', name: 'Ada' },
  { id: 'b', name: 'Ada Lind' },
  { id: 'c', name: 'Benoît' },
];

it('names whom an @ and the whole name stand for, the longer one first', () => {
  expect(mentionedIn('@Ada Lind and @ada: ask @Benoît.', people)).toEqual(['b', 'a', 'c']);
  expect(mentionedIn('@Adam, Ada, a@ada.example? @Benoîte', people)).toEqual(['a']);
  expect(mentionedIn('@Ada @Ada', people)).toEqual(['a']);
});

it('keeps every letter of the note', () => {
  const text = 'Ask @Ada Lind@Benoît, @nobody';
  const parts = noteParts(text, people);
  expect(parts.map((part) => part.text).join('')).toBe(text);
  expect(parts.map((part) => part.kind)).toEqual(['words', 'mention', 'mention', 'words']);
});
