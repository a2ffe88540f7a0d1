import { BrowserWindow, screen } from 'electron';
import { offerCardSize } from '../../shared/ipc/offer-card.ts';
import { offerCardPage } from '../security/pages.ts';
import { hardened } from '../security/web-preferences.ts';
import type { CardWindow } from './offer-desk.ts';
import { bottomRight } from './place-window.ts';
import type { Tell } from './tell.ts';
import { whenPainted } from './when-painted.ts';
import type { WindowRegistry } from './window-registry.ts';

interface CardWindowDeps {
  preload: string;
  devTools: boolean;
  windows: WindowRegistry;
  tell: Tell;
}

const margin = 16;

/** Without an offer for this long the window is let go: its page is a whole process. */
const restMs = 10 * 60_000;

/**
 * The offer card's window: over everything, never focused. Made at the first offer and hidden between offers, so that the next
 * one shows at once; a rep to whom nothing is offered does not pay for it.
 */
export interface OwnCardWindow extends CardWindow {
  close(): void;
  /** Keeps the card out of pictures of the screen, where the platform knows that. */
  protect(veiled: boolean): void;
}

const make = (preload: string, devTools: boolean): BrowserWindow => {
  const window = new BrowserWindow({
    ...offerCardSize,
    show: false,
    frame: false,
    transparent: true,
    hasShadow: true,
    resizable: false,
    movable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    // Not focusable at all: a rep who types in another program goes on typing there.
    focusable: false,
    alwaysOnTop: true,
    ...(process.platform === 'darwin' ? { type: 'panel' } : {}),
    webPreferences: { ...hardened(preload, devTools), backgroundThrottling: false },
  });
  window.setAlwaysOnTop(true, 'pop-up-menu');
  window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
  window.setMenuBarVisibility(false);
  return window;
};

export const createCardWindow = ({ preload, devTools, windows, tell }: CardWindowDeps): OwnCardWindow => {
  let resting: NodeJS.Timeout | undefined;
  let isWanted = false;
  let isPainted = false;
  let isProtected = false;

  const ready = (): BrowserWindow => {
    const existing = windows.find('offerCard');
    if (existing) return existing;
    const window = make(preload, devTools);
    windows.add('offerCard', window);
    window.setContentProtection(isProtected);
    isPainted = false;
    whenPainted(window, () => {
      isPainted = true;
      if (isWanted) appear(window);
    });
    void window.loadURL(offerCardPage);
    return window;
  };

  const appear = (window: BrowserWindow): void => {
    if (window.isVisible()) return;
    const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
    window.setBounds(bottomRight(workArea, offerCardSize, margin));
    window.showInactive();
    window.moveTop();
  };

  const close = (): void => {
    clearTimeout(resting);
    windows.find('offerCard')?.destroy();
  };

  return {
    close,
    protect: (veiled) => {
      isProtected = veiled;
      windows.find('offerCard')?.setContentProtection(veiled);
    },
    show: (view) => {
      isWanted = true;
      clearTimeout(resting);
      const window = ready();
      tell.offerCard('offerCardWindow.changed', view);
      // Before its first paint the window would show an empty sheet.
      if (isPainted) appear(window);
    },
    hide: (view) => {
      isWanted = false;
      windows.find('offerCard')?.hide();
      tell.offerCard('offerCardWindow.changed', view);
      clearTimeout(resting);
      resting = setTimeout(close, restMs);
    },
  };
};
