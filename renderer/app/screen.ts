import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { ShortcutKeys } from '../lib/shortcut-table.ts';

/** The screens of the rail, in its order. */
export type ScreenName = 'live' | 'inbox' | 'meetings' | 'team' | 'settings';

/** How a feature comes into the window. */
export interface Screen {
  name: ScreenName;
  icon: LucideIcon;
  /** Goes there: `g l`. */
  keys: ShortcutKeys;
  /** Settings lie at the rail's end. */
  place: 'start' | 'end';
  component: ComponentType;
  /** Fetches its code where that comes after the first screen's. */
  fetch?(): void;
  /** A hook: how many people need the rep there. Screens where nobody ever waits have none. */
  useCount?: () => number;
}

/** What the window is made of: its screens, and what runs or lies above all of them. */
export interface Features {
  screens: readonly Screen[];
  residents: readonly ComponentType[];
}
