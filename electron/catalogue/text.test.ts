import { expect, it } from 'vitest';
import { text } from './text.ts';

it('fills in what a text asks for', () => {
  expect(text('connect.question', { router: 'https://chat.example.com' })).toBe(
    'Connect this console to https://chat.example.com?',
  );
  expect(text('app.name')).toBe('Foyer');
});
