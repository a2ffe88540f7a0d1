import { expect, test } from 'vitest';
import { type Command, rankCommands } from './rank-commands.ts';

const command = (label: string, group = 'Conversation'): Command => ({ id: label, label, group, keys: '', run() {} });
const all = [
  command('Hand over'),
  command('Close'),
  command('Snooze'),
  command('Inbox', 'Go to'),
  command('Close tab'),
];
const labels = (text: string, lately: string[] = []) => rankCommands(all, text, lately).map(({ label }) => label);

test('every word typed begins a word of the command or of its heading', () => {
  expect(labels('clo')).toEqual(['Close', 'Close tab']);
  expect(labels('over')).toEqual(['Hand over']);
  expect(labels('go inb')).toEqual(['Inbox']);
  expect(labels('lose')).toEqual([]);
});

test('what was used lately leads', () => {
  expect(labels('', ['Snooze', 'Inbox']).slice(0, 2)).toEqual(['Snooze', 'Inbox']);
  expect(labels('clo', ['Close tab'])).toEqual(['Close tab', 'Close']);
});
