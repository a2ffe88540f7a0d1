import { expect, test } from 'vitest';
import { safeExternalUrl } from './external-url.ts';

test.each(['https://example.com/a?b#c', 'http://example.com/', 'mailto:ana@example.com', 'tel:+351912345678'])(
  '%s may be opened outside',
  (url) => {
    expect(safeExternalUrl(url)).toBe(url);
  },
);

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'foyer://join',
  '/a',
  '',
])('“%s” may not', (url) => {
  expect(safeExternalUrl(url)).toBeNull();
});
