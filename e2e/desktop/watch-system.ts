import type { Desktop } from '../fixtures/launch-electron.ts';

/** What a person would see of the desktop outside its window. */
export interface SystemView {
  notices: { title: string; body: string }[];
  tray: { tooltip: string; items: { id: string; checked: boolean; enabled: boolean }[] };
  badge: number;
  /** Whether the console's window is on the screen. */
  visible: boolean;
}

interface Watching {
  foyerSystem: {
    notices: { title: string; body: string; emit(event: string): boolean }[];
    tooltip: string;
    menu: { items: { id: string; checked: boolean; enabled: boolean; click(): void }[] } | null;
    badge: number;
  };
}

/**
 * Stands between the app and the system's notification centre, tray and badge, which a test machine has none of: what is
 * shown is noted, and the app's own objects are kept, so that a test can press what a person would press.
 */
export const watchSystem = (desktop: Desktop): Promise<void> =>
  desktop.app.evaluate(({ app, Notification, Tray }) => {
    const seen: Watching['foyerSystem'] = { notices: [], tooltip: '', menu: null, badge: 0 };
    Object.assign(globalThis, { foyerSystem: seen });
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Electron.Notification) {
      seen.notices.push(this);
    };
    Notification.prototype.close = function close(this: Electron.Notification) {
      seen.notices = seen.notices.filter((one) => one !== (this as unknown));
    };
    const { setToolTip, setContextMenu } = Tray.prototype;
    Tray.prototype.setToolTip = function note(this: Electron.Tray, text: string) {
      seen.tooltip = text;
      return setToolTip.call(this, text);
    };
    Tray.prototype.setContextMenu = function note(this: Electron.Tray, menu: Electron.Menu | null) {
      seen.menu = menu as unknown as Watching['foyerSystem']['menu'];
      return setContextMenu.call(this, menu);
    };
    app.setBadgeCount = (count = 0) => {
      seen.badge = count;
      return true;
    };
  });

export const systemView = (desktop: Desktop): Promise<SystemView> =>
  desktop.app.evaluate(({ BrowserWindow }) => {
    const { notices, tooltip, menu, badge } = (globalThis as unknown as Watching).foyerSystem;
    const console = BrowserWindow.getAllWindows().find((one) => !one.webContents.getURL().includes('offer-card'));
    return {
      notices: notices.map(({ title, body }) => ({ title, body })),
      tray: {
        tooltip,
        items: (menu?.items ?? []).map(({ id, checked, enabled }) => ({ id, checked, enabled })),
      },
      badge,
      visible: console?.isVisible() ?? false,
    };
  });

/** Clicks the newest notification: its own click event in the main process. */
export const clickNotice = (desktop: Desktop): Promise<void> =>
  desktop.app.evaluate(() => {
    (globalThis as unknown as Watching).foyerSystem.notices.at(-1)?.emit('click');
  });

/** Chooses an item of the tray's menu. */
export const pressInTray = (desktop: Desktop, id: string): Promise<void> =>
  desktop.app.evaluate((_electron, wanted) => {
    (globalThis as unknown as Watching).foyerSystem.menu?.items.find((one) => one.id === wanted)?.click();
  }, id);

/** What the operating system says of the computer, through Electron's own power monitor. */
export const powerSays = (
  desktop: Desktop,
  event: 'lock-screen' | 'unlock-screen' | 'suspend' | 'resume',
): Promise<void> =>
  desktop.app.evaluate(({ powerMonitor }, name) => {
    powerMonitor.emit(name);
  }, event);

/** Does with the console's window what a person does with its buttons. */
export const windowDoes = (desktop: Desktop, act: 'close' | 'minimize' | 'show'): Promise<void> =>
  desktop.app.evaluate(({ BrowserWindow }, name) => {
    BrowserWindow.getAllWindows()
      .find((one) => !one.webContents.getURL().includes('offer-card'))
      ?.[name]();
  }, act);
