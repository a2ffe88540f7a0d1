import { expect, it } from 'vitest';
import { isDark } from './is-dark.ts';

const page = (body: string, root: string, scheme = 'normal', prefers = false): Window => {
  const elements = { body: { backgroundColor: body }, root: { backgroundColor: root, colorScheme: scheme } };
  return {
    document: { body: elements.body, documentElement: elements.root },
    getComputedStyle: (element: unknown) => element,
    matchMedia: () => ({ matches: prefers }),
  } as unknown as Window;
};
const clear = 'rgba(0, 0, 0, 0)';

it.each([
  ['a white page of a visitor who prefers dark', page('rgb(255, 255, 255)', clear, 'light dark', true), false],
  ['a dark body', page('rgb(20, 18, 42)', clear), true],
  ['a dark root under a clear body', page(clear, 'rgb(10, 10, 10)'), true],
  ['a dark page in oklch', page('oklch(0.19 0.012 250)', clear), true],
  ['a light page in oklab', page('oklab(0.98 0 0)', clear), false],
  ['no background, light only', page(clear, clear, 'normal', true), false],
  ['no background, either, prefers dark', page(clear, clear, 'light dark', true), true],
  ['no background, either, prefers light', page(clear, clear, 'light dark', false), false],
])('%s', (_name, given, expected) => {
  expect(isDark(given)).toBe(expected);
});
