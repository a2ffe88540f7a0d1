import { expect, it } from 'vitest';
import { frameStyle } from './frame-style.ts';

it.each([
  ['hidden', false],
  ['launcher', false],
  ['open', false],
  ['open', true],
] as const)('says everything as important, and begins by undoing the page’s rules: %s, full %s', (shape, full) => {
  const rules = frameStyle(shape, full, null).split(';');
  expect(rules[0]).toBe('all:initial!important');
  for (const rule of rules) expect(rule).toMatch(/^[a-z-]+:.+!important$/);
  expect(rules).toContain('position:fixed!important');
});

it('fills what a phone’s keyboard leaves', () => {
  expect(frameStyle('open', true, { top: 40, height: 420 })).toContain('inset-block:40px auto!important');
  expect(frameStyle('open', true, { top: 40, height: 420 })).toContain('height:420px!important');
});
