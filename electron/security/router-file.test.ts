import { expect, it } from 'vitest';
import { isRouterFile, maySave } from './router-file.ts';

const router = 'https://chat.example.com';
const file = '/files/0190163d-8694-739b-aea5-966c26f8ad90?as=save&until=1&sig=a';

it.each([
  [`${router}${file}`, true],
  [`https://evil.example${file}`, false],
  [`https://chat.example.com.evil.example${file}`, false],
  [`https://me@chat.example.com${file}`, false],
  [`http://chat.example.com${file}`, false],
  [`${router}/console/`, false],
  [`${router}/files/../console/index.html`, false],
  [`${router}/files/`, false],
  ['blob:app://console/0190163d', false],
  ['javascript:alert(1)', false],
  ['', false],
])('%s is a file of the router: %s', (url, expected) => {
  expect(isRouterFile(url, router)).toBe(expected);
  expect(isRouterFile(url, null)).toBe(false);
});

it.each([
  [`${router}${file}`, true],
  ['blob:app://console/0190163d', true],
  ['blob:https://evil.example/0190163d', false],
  ['data:text/html,hello', false],
  [`https://evil.example${file}`, false],
])('%s may be saved: %s', (url, expected) => {
  expect(maySave(url, router)).toBe(expected);
});
