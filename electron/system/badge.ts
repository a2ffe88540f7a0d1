import { app, type BrowserWindow, nativeImage } from 'electron';
import { text } from '../catalogue/text.ts';
import { badgeDot } from './badge-dot.ts';

const size = 16;
const red: readonly [number, number, number] = [0x3c, 0x3f, 0xc8];

/** Shows how many people need the rep on the app's icon; answers whether this system can show it. */
export const setBadge = (count: number, window: BrowserWindow | null): boolean => {
  if (process.platform !== 'win32') return app.setBadgeCount(count);
  if (!window) return false;
  const dot = nativeImage.createFromBitmap(badgeDot(size, red), { width: size, height: size });
  window.setOverlayIcon(count > 0 ? dot : null, count > 0 ? text('badge.waiting', { count }) : '');
  return true;
};
