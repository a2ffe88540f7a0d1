import type { Platform } from './platform.ts';

/** One chord: a key with modifiers. `mod` is ⌘ on a Mac and Ctrl elsewhere. */
export interface Chord {
  key: string;
  mod: boolean;
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
}

/** The parts of a keyboard event that matching needs. */
export interface KeyPress {
  key: string;
  code: string;
  metaKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  isComposing: boolean;
  keyCode: number;
}

const NAMED: Readonly<Record<string, string>> = {
  enter: 'Enter',
  esc: 'Escape',
  space: ' ',
  up: 'ArrowUp',
  down: 'ArrowDown',
  left: 'ArrowLeft',
  right: 'ArrowRight',
  tab: 'Tab',
  backspace: 'Backspace',
  delete: 'Delete',
  home: 'Home',
  end: 'End',
};

/** Reads `mod+shift+k`; a space separates the chords of a sequence (`g l`). */
export function parseKeys(keys: string): Chord[] {
  return keys
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .map((chord) => {
      const parts = chord.split('+');
      const key = parts.pop() ?? '';
      return {
        key: NAMED[key] ?? key,
        mod: parts.includes('mod'),
        ctrl: parts.includes('ctrl'),
        alt: parts.includes('alt'),
        shift: parts.includes('shift'),
      };
    });
}

/** An input method owns the keyboard while it composes: Enter there picks a word and must never send. */
export function isComposing(press: Pick<KeyPress, 'isComposing' | 'keyCode'>): boolean {
  return press.isComposing || press.keyCode === 229;
}

function keyMatches(chord: Chord, press: KeyPress): boolean {
  if (press.key.toLowerCase() === chord.key.toLowerCase()) return true;
  // On a layout without Latin letters, or with ⌥ typing a sign, the letter is known by its place on the keyboard.
  const latin = /^[a-z]$/i.test(press.key);
  if (/^[a-z]$/.test(chord.key)) return !latin && press.code === `Key${chord.key.toUpperCase()}`;
  return /^[0-9]$/.test(chord.key) && press.code === `Digit${chord.key}`;
}

export function matchesChord(chord: Chord, press: KeyPress, platform: Platform): boolean {
  if (isComposing(press)) return false;
  const mac = platform === 'mac';
  const wantsMeta = mac && chord.mod;
  const wantsCtrl = chord.ctrl || (!mac && chord.mod);
  if (press.metaKey !== wantsMeta || press.ctrlKey !== wantsCtrl || press.altKey !== chord.alt) return false;
  // A sign such as `?` already needs Shift on most layouts: only letters and named keys insist on it.
  const insistsOnShift = chord.key.length > 1 || /^[a-z0-9 ]$/.test(chord.key);
  if (insistsOnShift && press.shiftKey !== chord.shift) return false;
  return keyMatches(chord, press);
}

const MAC_SIGNS: Readonly<Record<string, string>> = {
  Enter: '⏎',
  Escape: 'esc',
  Backspace: '⌫',
  Delete: '⌦',
  Tab: '⇥',
};
const ARROWS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};
const WORDS: Readonly<Record<string, string>> = { Enter: '⏎', Escape: 'Esc', ' ': 'Space', Delete: 'Del' };

const capital = (key: string): string => (key.length === 1 || /^f\d+$/.test(key) ? key.toUpperCase() : key);

/** The caps to draw, chord by chord: `[['⌘', 'K']]` on a Mac, `[['Ctrl', 'K']]` elsewhere. */
export function keyCaps(keys: string, platform: Platform): string[][] {
  const mac = platform === 'mac';
  return parseKeys(keys).map((chord) => {
    const caps: string[] = [];
    if (chord.ctrl || (chord.mod && !mac)) caps.push(mac ? '⌃' : 'Ctrl');
    if (chord.alt) caps.push(mac ? '⌥' : 'Alt');
    if (chord.shift) caps.push(mac ? '⇧' : 'Shift');
    if (chord.mod && mac) caps.push('⌘');
    const named = ARROWS[chord.key] ?? (mac ? MAC_SIGNS[chord.key] : undefined) ?? WORDS[chord.key];
    caps.push(named ?? capital(chord.key));
    return caps;
  });
}

/** The value of `aria-keyshortcuts`; a sequence has no such value. */
export function ariaKeys(keys: string, platform: Platform): string | undefined {
  const chords = parseKeys(keys);
  const chord = chords[0];
  if (chord === undefined || chords.length > 1) return undefined;
  const names: string[] = [];
  if (chord.ctrl || (chord.mod && platform !== 'mac')) names.push('Control');
  if (chord.mod && platform === 'mac') names.push('Meta');
  if (chord.alt) names.push('Alt');
  if (chord.shift) names.push('Shift');
  names.push(chord.key === ' ' ? 'Space' : capital(chord.key));
  return names.join('+');
}
