import type { BrowserWindowConstructorOptions } from 'electron';
import { windowColours } from './window-colours.ts';

/** The height of the console's toolbar, which is its title bar too; in CSS pixels at 100 % zoom. */
const toolbarHeight = 40;

/** The buttons' colours. Opaque, because Linux paints its own grey behind a see-through one. */
export const overlayColours = (isDark: boolean): { color: string; symbolColor: string; height: number } => {
  const { canvas, ink } = windowColours(isDark);
  return { color: canvas, symbolColor: ink, height: toolbarHeight };
};

/** How each platform merges its window controls into our toolbar. */
export const titleBar = (platform: NodeJS.Platform, isDark: boolean): Partial<BrowserWindowConstructorOptions> =>
  platform === 'darwin'
    ? {
        titleBarStyle: 'hiddenInset',
        trafficLightPosition: { x: 14, y: 13 },
        titleBarOverlay: { height: toolbarHeight },
      }
    : { titleBarStyle: 'hidden', titleBarOverlay: overlayColours(isDark), autoHideMenuBar: true };
