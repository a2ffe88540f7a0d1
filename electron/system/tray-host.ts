import { Menu, nativeImage, Tray } from 'electron';
import type { StatusChoice } from '../../shared/domain/presence.ts';
import type { TrayView } from '../../shared/ipc/tray.ts';
import { errorFields, type Log } from '../log.ts';
import { statusIcon, statusLook } from './status-icon.ts';
import { trayMenu, trayTooltip } from './tray-menu.ts';

interface TrayDeps {
  platform: NodeJS.Platform;
  log: Log;
  choose: (status: StatusChoice) => void;
  showConsole: () => void;
  quit: () => void;
}

/** The icon beside the clock: there from the first sign-in on, for as long as the app runs. */
export interface TrayHost {
  /** Draws what the page says; null where nobody is signed in. Answers whether there is a tray. */
  show(view: TrayView | null): boolean;
  /** Nobody speaks for the page now: it is loaded anew, or died. */
  pageGone(): void;
}

const size = 16;
const black = [0, 0, 0] as const;

const iconOf = (view: TrayView | null, isMac: boolean) => {
  const { shape, bgr } = statusLook(view?.connected && !view.locked ? view.status : null);
  const image = nativeImage.createEmpty();
  for (const scaleFactor of [1, 2]) {
    const pixels = size * scaleFactor;
    const buffer = nativeImage
      .createFromBitmap(statusIcon(pixels, shape, isMac ? black : bgr), { width: pixels, height: pixels })
      .toPNG();
    image.addRepresentation({ scaleFactor, width: pixels, height: pixels, buffer });
  }
  // The menu bar of macOS colours its icons itself; the shape still tells.
  image.setTemplateImage(isMac);
  return image;
};

export const createTrayHost = ({ platform, log, choose, showConsole, quit }: TrayDeps): TrayHost => {
  const isMac = platform === 'darwin';
  let tray: Tray | null = null;
  let hasFailed = false;
  let shown: TrayView | null = null;

  const open = (): Tray | null => {
    if (tray || hasFailed) return tray;
    try {
      tray = new Tray(iconOf(shown, isMac));
      tray.on('click', () => {
        if (!isMac) showConsole();
      });
    } catch (error) {
      // A desktop without a place for it: everything else works.
      hasFailed = true;
      log.warn('no_tray', errorFields(error));
    }
    return tray;
  };

  const draw = (view: TrayView | null): boolean => {
    shown = view;
    const icon = view === null ? tray : open();
    if (!icon) return false;
    const menu = Menu.buildFromTemplate(
      trayMenu(view, {
        choose: (status) => {
          choose(status);
          // The system has moved the mark already; it moves for good once the router agrees.
          draw(shown);
        },
        show: showConsole,
        quit,
      }),
    );
    icon.setImage(iconOf(view, isMac));
    icon.setToolTip(trayTooltip(view));
    icon.setContextMenu(menu);
    if (isMac) icon.setTitle(view && view.count > 0 ? String(view.count) : '');
    return true;
  };

  return {
    show: draw,
    pageGone: () => {
      if (shown) draw({ ...shown, connected: false });
    },
  };
};
