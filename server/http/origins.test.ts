import { expect, test } from 'vitest';
import { createOwnOrigins } from './origins.ts';

test('a public router has one origin', () => {
  const own = createOwnOrigins('https://chat.example.com');
  expect(own('https://chat.example.com')).toBe(true);
  expect(
    ['http://chat.example.com', 'https://chat.example.com:8443', 'https://evil.example', 'null', ''].some(own),
  ).toBe(false);
});

test('a router on one machine goes by all names of the machine, on its port only', () => {
  const own = createOwnOrigins('http://localhost:4600');
  expect(['http://localhost:4600', 'http://127.0.0.1:4600', 'http://[::1]:4600'].every(own)).toBe(true);
  expect(['http://localhost:4601', 'https://localhost:4600', 'http://localhost.evil.example:4600'].some(own)).toBe(
    false,
  );
});
