import type { BrowserWindow } from 'electron';
import type { Log } from '../log.ts';
import type { Closing } from './closing.ts';
import { bringToFront, type ConsoleWindowDeps, openConsoleWindow } from './console-window.ts';
import { reviveAfterCrash } from './revive.ts';
import type { WindowRegistry } from './window-registry.ts';

interface ConsoleHostDeps extends ConsoleWindowDeps {
  windows: WindowRegistry;
  log: Log;
  closing: Pick<Closing, 'guard'>;
  /** The page was left: a reload, a crash. */
  onPageGone: () => void;
  onPageLoaded: () => void;
  /** The window came to the front, or left it. */
  onLook: (lookedAt: boolean) => void;
  onClosed: () => void;
}

/** Keeps the one console window: opens it when it is wanted, brings it to the front, loads its page anew. */
export interface ConsoleHost {
  /** Opens the window or brings it to the front; answers whether it was there already. */
  focus(): boolean;
  reload(): void;
}

// A page cannot tell a window that is put away from one behind another; the window can.
const tellLooks = (window: BrowserWindow, onLook: (lookedAt: boolean) => void): void => {
  let told: boolean | null = null;
  const look = (): void => {
    const lookedAt = window.isFocused() && window.isVisible() && !window.isMinimized();
    if (lookedAt === told) return;
    told = lookedAt;
    onLook(lookedAt);
  };
  window.on('focus', look);
  window.on('blur', look);
  window.on('show', look);
  window.on('hide', look);
  window.on('minimize', look);
  window.on('restore', look);
  window.webContents.on('did-finish-load', () => {
    told = null;
    look();
  });
};

export const createConsoleHost = ({
  windows,
  log,
  closing,
  onPageGone,
  onPageLoaded,
  onLook,
  onClosed,
  ...deps
}: ConsoleHostDeps): ConsoleHost => {
  const open = (): void => {
    const window = openConsoleWindow(deps);
    windows.add('console', window);
    closing.guard(window);
    window.once('closed', onClosed);
    window.webContents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) onPageGone();
    });
    window.webContents.on('render-process-gone', onPageGone);
    window.webContents.on('did-finish-load', onPageLoaded);
    tellLooks(window, onLook);
    reviveAfterCrash(window.webContents, 'console', log, Date.now);
  };
  return {
    focus: () => {
      const window = windows.find('console');
      if (window) bringToFront(window);
      else open();
      return window !== null;
    },
    reload: () => windows.find('console')?.webContents.reload(),
  };
};
