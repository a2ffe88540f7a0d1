/**
 * Where a shortcut means something: the whole window, a screen, or a part of one. `element` is for keys that what has the
 * focus hears by itself: they stand in the list of shortcuts and beside buttons, and nobody registers them.
 */
export type ShortcutScope = 'window' | 'live' | 'person' | 'conversation' | 'form' | 'element';

/** Every shortcut of the console: whoever registers one or names one beside a button takes it from here. */
export const shortcutTable = [
  { keys: '?', scope: 'window' },
  { keys: 'mod+k', scope: 'window' },
  { keys: 'mod+z', scope: 'window' },
  { keys: 'alt+shift+n', scope: 'window' },
  { keys: 'alt+shift+p', scope: 'window' },
  { keys: 'g l', scope: 'window' },
  { keys: 'g i', scope: 'window' },
  { keys: 'g m', scope: 'window' },
  { keys: 'g t', scope: 'window' },
  { keys: 'g s', scope: 'window' },
  { keys: 's a', scope: 'window' },
  { keys: 's w', scope: 'window' },
  { keys: 's b', scope: 'window' },
  { keys: 's o', scope: 'window' },
  // Offers and calls: wherever one is.
  { keys: 'alt+shift+a', scope: 'window' },
  { keys: 'alt+shift+x', scope: 'window' },
  { keys: 'alt+shift+c', scope: 'window' },
  { keys: 'alt+shift+d', scope: 'window' },
  { keys: 'alt+shift+m', scope: 'window' },
  { keys: 'alt+shift+h', scope: 'window' },
  { keys: 'alt+shift+q', scope: 'window' },
  { keys: 'alt+shift+u', scope: 'window' },
  { keys: '/', scope: 'live' },
  { keys: 'f', scope: 'live' },
  { keys: 'j', scope: 'live' },
  { keys: 'k', scope: 'live' },
  { keys: 'esc', scope: 'person' },
  { keys: 'p', scope: 'person' },
  { keys: 'alt+n', scope: 'conversation' },
  { keys: 'mod+shift+u', scope: 'conversation' },
  { keys: 'mod+shift+e', scope: 'conversation' },
  { keys: 'alt+shift+l', scope: 'conversation' },
  { keys: 'alt+shift+z', scope: 'conversation' },
  { keys: 'alt+shift+f', scope: 'conversation' },
  { keys: 'alt+shift+s', scope: 'conversation' },
  { keys: 'alt+shift+b', scope: 'conversation' },
  { keys: 'alt+shift+g', scope: 'conversation' },
  { keys: 'alt+shift+o', scope: 'conversation' },
  { keys: 'alt+shift+t', scope: 'conversation' },
  { keys: 'alt+shift+w', scope: 'conversation' },
  { keys: 'alt+shift+v', scope: 'conversation' },
  { keys: 'mod+s', scope: 'form' },
  { keys: 'enter', scope: 'element' },
  { keys: 'shift+enter', scope: 'element' },
  { keys: 'up', scope: 'element' },
  { keys: 'down', scope: 'element' },
  { keys: 'home', scope: 'element' },
  { keys: 'end', scope: 'element' },
  { keys: 'shift+f10', scope: 'element' },
  { keys: 'f6', scope: 'element' },
  { keys: 'alt+up', scope: 'element' },
  { keys: 'alt+down', scope: 'element' },
  { keys: 'mod+b', scope: 'element' },
  { keys: 'mod+i', scope: 'element' },
  { keys: '@', scope: 'element' },
  { keys: ':', scope: 'element' },
] as const satisfies readonly { keys: string; scope: ShortcutScope }[];

/** The keys of a shortcut of the table. */
export type ShortcutKeys = (typeof shortcutTable)[number]['keys'];
