import { BrowserWindow, nativeTheme, screen } from 'electron';
import { text } from '../catalogue/text.ts';
import { consolePage } from '../security/pages.ts';
import { hardened } from '../security/web-preferences.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import { keepScreen, lastScreen } from './last-screen.ts';
import { type Area, placeWindow, type WindowState, windowSize } from './place-window.ts';
import { overlayColours, titleBar } from './title-bar.ts';
import { whenPainted } from './when-painted.ts';
import { windowColours } from './window-colours.ts';

export interface ConsoleWindowDeps {
  preload: string;
  icon: string | undefined;
  devTools: boolean;
  file: SettingsFile;
  zoom: () => number;
}

const stateKey = 'window';

const workAreas = (): [Area, ...Area[]] => {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return [primary.workArea, ...others.map((display) => display.workArea)];
};

const keepState = (window: BrowserWindow, file: SettingsFile): void => {
  let pending: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(pending);
    if (window.isDestroyed()) return;
    const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    file.set(stateKey, state);
  };
  const saveSoon = (): void => {
    clearTimeout(pending);
    pending = setTimeout(save, 400);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('maximize', saveSoon);
  window.on('unmaximize', saveSoon);
  window.on('close', () => {
    save();
    if (!window.isDestroyed()) keepScreen(file, window.webContents.getURL());
  });
};

const followTheme = (window: BrowserWindow, platform: NodeJS.Platform): void => {
  const repaint = (): void => {
    window.setBackgroundColor(canvas());
    if (platform !== 'darwin') window.setTitleBarOverlay(overlayColours(nativeTheme.shouldUseDarkColors));
  };
  nativeTheme.on('updated', repaint);
  window.once('closed', () => nativeTheme.off('updated', repaint));
};

const canvas = (): string => windowColours(nativeTheme.shouldUseDarkColors).canvas;

/** Opens the console window where it was left, and shows it once its page has something to show. */
export const openConsoleWindow = ({ preload, icon, devTools, file, zoom }: ConsoleWindowDeps): BrowserWindow => {
  const { maximized, ...bounds } = placeWindow(file.get(stateKey), workAreas());
  const window = new BrowserWindow({
    ...bounds,
    minWidth: windowSize.minWidth,
    minHeight: windowSize.minHeight,
    show: false,
    title: text('app.name'),
    backgroundColor: canvas(),
    ...(icon === undefined ? {} : { icon }),
    ...titleBar(process.platform, nativeTheme.shouldUseDarkColors),
    webPreferences: hardened(preload, devTools),
  });
  keepState(window, file);
  followTheme(window, process.platform);
  whenPainted(window, () => {
    if (maximized) window.maximize();
    window.show();
  });
  // Chromium remembers zoom per page and forgets it on a reload; the setting is the truth.
  window.webContents.on('dom-ready', () => window.webContents.setZoomFactor(zoom()));
  void window.loadURL(consolePage + lastScreen(file));
  return window;
};

/** Brings a window to the front from wherever it is. */
export const bringToFront = (window: BrowserWindow): void => {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
};
