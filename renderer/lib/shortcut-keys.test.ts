import { expect, test } from 'vitest';
import { ariaKeys, type KeyPress, keyCaps, matchesChord, parseKeys } from './shortcut-keys.ts';

const press = (key: string, part: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  keyCode: 0,
  ...part,
});

function matches(keys: string, given: KeyPress, platform: 'mac' | 'windows' | 'linux' = 'linux'): boolean {
  const [chord] = parseKeys(keys);
  if (chord === undefined) throw new Error('no chord');
  return matchesChord(chord, given, platform);
}

test('mod is ⌘ on a Mac and Ctrl elsewhere', () => {
  expect(matches('mod+k', press('k', { metaKey: true }), 'mac')).toBe(true);
  expect(matches('mod+k', press('k', { ctrlKey: true }), 'mac')).toBe(false);
  expect(matches('mod+k', press('k', { ctrlKey: true }), 'windows')).toBe(true);
  expect(matches('mod+k', press('k', { metaKey: true }), 'windows')).toBe(false);
});

test('a key with more modifiers than asked for is another key', () => {
  expect(matches('enter', press('Enter', { shiftKey: true }))).toBe(false);
  expect(matches('k', press('k', { altKey: true }))).toBe(false);
  expect(matches('mod+enter', press('Enter', { ctrlKey: true, altKey: true }))).toBe(false);
});

test('Enter never counts while an input method composes', () => {
  expect(matches('enter', press('Enter'))).toBe(true);
  expect(matches('enter', press('Enter', { isComposing: true }))).toBe(false);
  expect(matches('enter', press('Enter', { keyCode: 229 }))).toBe(false);
  expect(matches('mod+enter', press('Enter', { ctrlKey: true, keyCode: 229 }))).toBe(false);
});

test('a sign is known by what it is, however the layout makes it', () => {
  expect(matches('?', press('?', { shiftKey: true }))).toBe(true);
  expect(matches('?', press('?'))).toBe(true);
  expect(matches('/', press('/', { shiftKey: true }))).toBe(true);
});

test('on a layout without Latin letters a letter is known by its place', () => {
  expect(matches('g', press('п', { code: 'KeyG' }))).toBe(true);
  expect(matches('alt+shift+a', press('Å', { code: 'KeyA', altKey: true, shiftKey: true }), 'mac')).toBe(true);
  expect(matches('mod+k', press('ن', { code: 'KeyK', ctrlKey: true }))).toBe(true);
});

test('on another Latin layout a letter is known by what is written on it', () => {
  expect(matches('q', press('q', { code: 'KeyA' }))).toBe(true);
  expect(matches('a', press('q', { code: 'KeyA' }))).toBe(false);
});

test('caps are drawn as the platform writes them', () => {
  expect(keyCaps('mod+shift+enter', 'mac')).toEqual([['⇧', '⌘', '⏎']]);
  expect(keyCaps('mod+shift+enter', 'windows')).toEqual([['Ctrl', 'Shift', '⏎']]);
  expect(keyCaps('g l', 'linux')).toEqual([['G'], ['L']]);
  expect(keyCaps('shift+f6', 'linux')).toEqual([['Shift', 'F6']]);
});

test('assistive technology is told of a chord, and of no sequence', () => {
  expect(ariaKeys('mod+k', 'mac')).toBe('Meta+K');
  expect(ariaKeys('alt+shift+a', 'linux')).toBe('Alt+Shift+A');
  expect(ariaKeys('f6', 'linux')).toBe('F6');
  expect(ariaKeys('g l', 'linux')).toBeUndefined();
});
