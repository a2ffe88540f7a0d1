import type { Clock } from '../../shared/domain/clock.ts';
import type { Platform } from './platform.ts';
import { type Chord, isComposing, type KeyPress, matchesChord, parseKeys } from './shortcut-keys.ts';
import type { ShortcutKeys } from './shortcut-table.ts';

export interface Shortcut {
  /** Of the table: `mod+k`, `?`, or a sequence such as `g l`; empty for what has no keys and is offered by name alone. */
  keys: ShortcutKeys | '';
  /** What it does, already in the reader's words; shown in the list of shortcuts. */
  label: string;
  /** Heading in the list of shortcuts. */
  group: string;
  /** Also while a text field has the focus; off by default, so that typing is typing. */
  inText?: boolean;
  /** Also while a dialog or a menu is open: what rings or runs out does not wait for it to close. */
  overDialogs?: boolean;
  /** Skips the shortcut while it has no meaning; the key then goes on to the next owner. */
  when?: () => boolean;
  run(): void;
}

/** A press with what is needed to decide whether it was typing. */
export interface ShortcutPress extends KeyPress {
  defaultPrevented: boolean;
  repeat: boolean;
  target: unknown;
  preventDefault(): void;
}

export interface Shortcuts {
  /** Later registrations win over earlier ones with the same keys, like the screen that lies on top. */
  register(shortcut: Shortcut): () => void;
  /** Runs what the press means; true if something ran. */
  handle(press: ShortcutPress): boolean;
  /** All that mean something now, for the list of shortcuts. */
  list(): readonly Shortcut[];
}

/** What is open over the window owns the keyboard while the focus is in it. */
const OVER = ['dialog', 'alertdialog', 'menu', 'listbox'].map((role) => `[role="${role}"]:not([data-closed])`).join();

/** What is on its way out has let go of them. */
export function isCovered(target: unknown): boolean {
  if (typeof target !== 'object' || target === null) return false;
  const { closest } = target as { closest?: (selector: string) => unknown };
  return typeof closest === 'function' && closest.call(target, OVER) !== null;
}

const SEQUENCE_PATIENCE_MS = 1200;

export function isTextField(target: unknown): boolean {
  if (typeof target !== 'object' || target === null) return false;
  const element = target as { tagName?: string; type?: string; isContentEditable?: boolean };
  if (element.isContentEditable === true || element.tagName === 'TEXTAREA') return true;
  return element.tagName === 'INPUT' && !['checkbox', 'radio', 'button', 'submit'].includes(element.type ?? '');
}

export function createShortcuts(platform: Platform, clock: Clock): Shortcuts {
  const entries: { shortcut: Shortcut; chords: Chord[] }[] = [];
  let begun: { chord: string; at: number } | undefined;

  const applies = (shortcut: Shortcut, press: ShortcutPress): boolean =>
    (shortcut.inText === true || !isTextField(press.target)) &&
    (shortcut.overDialogs === true || !isCovered(press.target)) &&
    (shortcut.when?.() ?? true);

  return {
    register(shortcut) {
      if (shortcut.label === '' || shortcut.group === '') throw new Error(`the shortcut ${shortcut.keys} says nothing`);
      const entry = { shortcut, chords: shortcut.keys === '' ? [] : parseKeys(shortcut.keys) };
      entries.unshift(entry);
      return () => {
        const index = entries.indexOf(entry);
        if (index >= 0) entries.splice(index, 1);
      };
    },

    handle(press) {
      if (press.defaultPrevented || isComposing(press)) return false;
      if (press.repeat) {
        // A key that is kept down has acted; it is still nobody else's.
        const held = entries.some(({ shortcut, chords }) => {
          const [head] = chords;
          return (
            chords.length === 1 && head !== undefined && matchesChord(head, press, platform) && applies(shortcut, press)
          );
        });
        if (held) press.preventDefault();
        return held;
      }
      const now = clock.now();
      const first = begun !== undefined && now - begun.at <= SEQUENCE_PATIENCE_MS ? begun.chord : undefined;
      begun = undefined;

      if (first !== undefined) {
        const hit = entries.find(({ shortcut, chords: [head, tail] }) => {
          if (head === undefined || tail === undefined || head.key !== first) return false;
          return matchesChord(tail, press, platform) && applies(shortcut, press);
        });
        if (hit !== undefined) {
          press.preventDefault();
          hit.shortcut.run();
          return true;
        }
      }

      const hit = entries.find(({ shortcut, chords: [head] }) => {
        return head !== undefined && matchesChord(head, press, platform) && applies(shortcut, press);
      });
      if (hit === undefined) return false;
      const [head] = hit.chords;
      if (hit.chords.length > 1 && head !== undefined) {
        begun = { chord: head.key, at: now };
        return false;
      }
      press.preventDefault();
      hit.shortcut.run();
      return true;
    },

    list: () => entries.map(({ shortcut }) => shortcut).filter((shortcut) => shortcut.when?.() ?? true),
  };
}
