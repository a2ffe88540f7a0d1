/** Widths in CSS pixels of a screen's side panes. */
export interface PaneWidths {
  list: number;
  aside: number;
}

export const DEFAULT_PANES: PaneWidths = { list: 336, aside: 304 };
export const LIST_LIMITS = { min: 264, max: 480 } as const;
export const ASIDE_LIMITS = { min: 256, max: 440 } as const;

/** Below this the conversation in the middle is no longer comfortable to read. */
const MAIN_BESIDE_ASIDE = 400;
const MAIN_ALONE = 360;

export interface PaneFold {
  /** The list and the main pane take turns. */
  listFolded: boolean;
  /** The aside lies over the main pane instead of beside it. */
  asideFolded: boolean;
}

/** Narrow windows fold the aside first, then the list. */
export function foldPanes(width: number, wanted: PaneWidths, hasAside: boolean): PaneFold {
  const listFolded = width < wanted.list + MAIN_ALONE;
  const beside = listFolded ? MAIN_ALONE : wanted.list + MAIN_BESIDE_ASIDE;
  return { listFolded, asideFolded: hasAside && width < beside + wanted.aside };
}

export function clampWidth(width: number, limits: { min: number; max: number }): number {
  return Math.round(Math.min(limits.max, Math.max(limits.min, width)));
}

/** Reads stored widths; whatever is not a sensible number becomes the default. */
export function parsePanes(stored: string | null): PaneWidths {
  try {
    const value: unknown = JSON.parse(stored ?? '');
    if (typeof value !== 'object' || value === null) return DEFAULT_PANES;
    const { list, aside } = value as { list?: unknown; aside?: unknown };
    return {
      list: typeof list === 'number' && Number.isFinite(list) ? clampWidth(list, LIST_LIMITS) : DEFAULT_PANES.list,
      aside:
        typeof aside === 'number' && Number.isFinite(aside) ? clampWidth(aside, ASIDE_LIMITS) : DEFAULT_PANES.aside,
    };
  } catch {
    return DEFAULT_PANES;
  }
}
