import type { BrowserWindow, WebContents } from 'electron';
import type { PageKind } from '../security/pages.ts';

/** The windows we made, by the page each was made for. */
export interface WindowRegistry {
  add(kind: PageKind, window: BrowserWindow): void;
  find(kind: PageKind): BrowserWindow | null;
  kindOf(contents: WebContents): PageKind | null;
  /** How our windows are called among what can be captured. */
  mediaIds(): string[];
}

export const createWindowRegistry = (): WindowRegistry => {
  const windows = new Map<PageKind, BrowserWindow>();
  const find = (kind: PageKind): BrowserWindow | null => {
    const window = windows.get(kind);
    return window && !window.isDestroyed() ? window : null;
  };
  const kinds = ['console', 'offerCard'] as const;
  return {
    find,
    mediaIds: () => kinds.flatMap((kind) => find(kind)?.getMediaSourceId() ?? []),
    add: (kind, window) => {
      windows.set(kind, window);
      window.once('closed', () => {
        if (windows.get(kind) === window) windows.delete(kind);
      });
    },
    kindOf: (contents) => kinds.find((kind) => find(kind)?.webContents === contents) ?? null,
  };
};
