import { expect, test } from 'vitest';
import { applyTheme, parseTheme } from './theme.ts';

test('a choice is put on the document, and the system’s takes it away again', () => {
  const root: { dataset: { theme?: string } } = { dataset: {} };
  applyTheme(root, 'dark');
  expect(root.dataset).toEqual({ theme: 'dark' });
  applyTheme(root, 'light');
  expect(root.dataset).toEqual({ theme: 'light' });
  applyTheme(root, 'system');
  expect(root.dataset).toEqual({});
});

test('a stored choice that is none means the system’s', () => {
  expect(['dark', 'light', 'system', 'sepia', null, 1].map(parseTheme)).toEqual([
    'dark',
    'light',
    'system',
    'system',
    'system',
    'system',
  ]);
});
