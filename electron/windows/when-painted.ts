import type { BrowserWindow } from 'electron';

const graceMs = 300;

/**
 * Runs once when a hidden window has something to show. Chromium does not always report the first paint of a window nobody
 * sees (a graphics process that starts over loses it), and a console that never appears is worse than one that flashes: so a
 * page that has loaded, or failed to, is shown soon after.
 */
export const whenPainted = (window: BrowserWindow, run: () => void): void => {
  let timer: NodeJS.Timeout | undefined;
  let isDone = false;
  const done = (): void => {
    clearTimeout(timer);
    if (isDone || window.isDestroyed()) return;
    isDone = true;
    run();
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(done, graceMs);
  };
  window.once('ready-to-show', done);
  window.webContents.once('did-finish-load', soon);
  window.webContents.once('did-fail-load', soon);
  window.once('closed', () => clearTimeout(timer));
};
