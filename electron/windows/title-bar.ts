import type { BrowserWindowConstructorOptions } from 'electron';

/** The height of the console's toolbar, which is its title bar too; in CSS pixels at 100 % zoom. */
const toolbarHeight = 40;

const ink = (dark: boolean): string => (dark ? '#e5e8eb' : '#1c1f24');

/** The overlay's colours: nothing behind the buttons, so the page's own surface shows; buttons in the page's ink. */
export const overlayColours = (dark: boolean): { color: string; symbolColor: string; height: number } => ({
  color: '#00000000',
  symbolColor: ink(dark),
  height: toolbarHeight,
});

/** How each platform merges its window controls into our toolbar. */
export const titleBar = (platform: NodeJS.Platform, dark: boolean): Partial<BrowserWindowConstructorOptions> =>
  platform === 'darwin'
    ? {
        titleBarStyle: 'hiddenInset',
        trafficLightPosition: { x: 14, y: 13 },
        titleBarOverlay: { height: toolbarHeight },
      }
    : { titleBarStyle: 'hidden', titleBarOverlay: overlayColours(dark), autoHideMenuBar: true };
