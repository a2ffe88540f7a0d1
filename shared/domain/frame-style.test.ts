import { expect, it } from 'vitest';
import { frameStyle, type Layout } from './frame-style.ts';

const layout: Layout = { shape: 'open', full: false, left: false, seen: null, gap: [20, 20], dark: false };

it.each<Partial<Layout>>([
  { shape: 'hidden' },
  { shape: 'launcher' },
  {},
  { full: true },
  { shape: 'launcher', left: true },
  { shape: 'teaser', clip: 'polygon(0 0,100% 100%,calc(100% - 96px) 0)' },
])('says everything as important, and begins by undoing the page’s rules: %j', (change) => {
  const rules = frameStyle({ ...layout, ...change }).split(';');
  expect(rules[0]).toBe('all:initial!important');
  for (const rule of rules) expect(rule).toMatch(/^[a-z-]+:.+!important$/);
  expect(rules).toContain('position:fixed!important');
});

it.each([false, true])('opens by showing more of itself, never by moving or growing (full: %s)', (full) => {
  const geometry = (shape: Layout['shape']): string[] =>
    frameStyle({ ...layout, shape, full })
      .split(';')
      .filter((rule) => !/^(clip-path|visibility|box-shadow):/.test(rule));
  expect(geometry('launcher')).toEqual(geometry('open'));
  expect(geometry('hidden')).toEqual(geometry('open'));
  expect(geometry('teaser')).toEqual(geometry('open'));
});

it('fills what a phone’s keyboard leaves', () => {
  const style = frameStyle({ ...layout, full: true, seen: { top: 40, height: 420 } });
  expect(style).toContain('transform:translateY(40px)!important');
  expect(style).toContain('height:calc(420px - env(safe-area-inset-top,0px))!important');
});
