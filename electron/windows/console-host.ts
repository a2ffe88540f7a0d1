import type { Log } from '../log.ts';
import { pageKind } from '../security/pages.ts';
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
  onClosed: () => void;
}

/** Keeps the one console window: opens it when it is wanted, brings it to the front, loads its page anew. */
export interface ConsoleHost {
  /** Opens the window or brings it to the front; answers whether it was there already. */
  focus(): boolean;
  reload(): void;
  /** Whether its page is there and done loading. */
  isLoaded(): boolean;
}

export const createConsoleHost = ({
  windows,
  log,
  closing,
  onPageGone,
  onPageLoaded,
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
    isLoaded: () => {
      const contents = windows.find('console')?.webContents;
      return contents !== undefined && pageKind(contents.getURL()) === 'console' && !contents.isLoadingMainFrame();
    },
  };
};
