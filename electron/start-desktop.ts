import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { app, session as electronSession, nativeTheme, net, powerMonitor } from 'electron';
import { createIpcGate } from './ipc/ipc-gate.ts';
import { serveChannels } from './ipc/serve-channels.ts';
import { errorFields, type Log } from './log.ts';
import { serveAppScheme, warmAssets } from './security/app-scheme.ts';
import { guardDownloads } from './security/guard-downloads.ts';
import { guardNavigation } from './security/navigation-guard.ts';
import { guardPermissions } from './security/permissions.ts';
import { isRouterFile } from './security/router-file.ts';
import { privateFile } from './session/private-file.ts';
import { createRouterApi } from './session/router-api.ts';
import { createRouterChoice } from './session/router-choice.ts';
import { createSessionService } from './session/session-service.ts';
import { createTextKeys } from './session/text-keys.ts';
import { openTokenVault } from './session/token-vault.ts';
import { vaultCipher } from './session/vault-cipher.ts';
import { createDesktopSettings } from './settings/desktop-settings.ts';
import { openSettingsFile } from './settings/settings-file.ts';
import { setAppMenu } from './system/app-menu.ts';
import { setBadge } from './system/badge.ts';
import { confirmRouter } from './system/confirm-router.ts';
import { offerTextMenus } from './system/context-menu.ts';
import type { DeepLink } from './system/deep-link.ts';
import { desktopSources } from './system/desktop-sources.ts';
import { createLinkBox } from './system/link-box.ts';
import { createLinkHandler } from './system/link-handler.ts';
import { watchMachine } from './system/machine-watch.ts';
import { nativeNotice } from './system/native-notice.ts';
import { createNotifications } from './system/notifications.ts';
import { createOfferKeys } from './system/offer-keys.ts';
import { createOpenOutside } from './system/open-outside.ts';
import { platformInfo } from './system/platform-info.ts';
import { createScreenDesk } from './system/screen-desk.ts';
import type { StartOptions } from './system/start-options.ts';
import { createTrayHost } from './system/tray-host.ts';
import { cardStaysOnTop } from './windows/card-stays-on-top.ts';
import { createClosing } from './windows/closing.ts';
import { createConsoleHost } from './windows/console-host.ts';
import { createDeskTimer } from './windows/desk-timer.ts';
import { createCardWindow } from './windows/offer-card-window.ts';
import { createOfferDesk } from './windows/offer-desk.ts';
import { createTell } from './windows/tell.ts';
import { createWindowRegistry } from './windows/window-registry.ts';

interface DesktopDeps {
  options: StartOptions;
  log: Log;
}

/** The running desktop, as far as the process around it needs it. */
export interface Desktop {
  follow(link: DeepLink | null, trusted: boolean): void;
}

/** Puts the desktop together, and opens the console once Electron is ready; what lies on the disk is read meanwhile. */
export const startDesktop = async ({ options, log }: DesktopDeps): Promise<Desktop> => {
  const preload = (name: string): string => join(import.meta.dirname, 'preload', `${name}.cjs`);
  const devTools = !app.isPackaged;
  const file = openSettingsFile();
  const choice = createRouterChoice(file);
  const cipher = vaultCipher();
  const inUserData = (name: string) => privateFile(join(app.getPath('userData'), name));
  const root = options.consoleDist ?? join(import.meta.dirname, '../console');
  const warm = warmAssets(root);
  const [vault] = await Promise.all([openTokenVault(inUserData('vault.json'), cipher), app.whenReady()]);
  const windows = createWindowRegistry();
  const tell = createTell(windows);

  serveAppScheme({ root, routerOrigin: choice.get, warm });
  const screens = createScreenDesk({
    list: desktopSources,
    own: windows.mediaIds,
    protect: (veiled) => {
      cardWindow.protect(veiled);
      if (veiled) notifications.hideText();
    },
  });
  guardPermissions(electronSession.defaultSession, screens.chosen);
  const openOutside = createOpenOutside({ parent: () => windows.find('console'), log });
  guardDownloads(electronSession.defaultSession, choice.get);
  guardNavigation(app, (url) => {
    if (isRouterFile(url, choice.get())) windows.find('console')?.webContents.downloadURL(url);
    else void openOutside(url, 'visitor');
  });
  offerTextMenus(app);

  const settings = createDesktopSettings(file, (changed) => {
    nativeTheme.themeSource = changed.theme;
    windows.find('console')?.webContents.setZoomFactor(changed.zoom);
    tell.console('settings.changed', changed);
  });
  nativeTheme.themeSource = settings.read().theme;

  const cardWindow = createCardWindow({ preload: preload('offer-card'), devTools, windows, tell });
  const desk = createOfferDesk({
    window: cardWindow,
    keys: createOfferKeys(process.platform),
    timer: createDeskTimer(),
    now: Date.now,
    tell: (act) => {
      tell.console('offerCard.act', act);
      if (act.action === 'open') host.focus();
    },
  });
  const notifications = createNotifications({
    make: nativeNotice,
    mayShowText: () => settings.read().notificationText && machine.state() === 'unlocked' && !screens.isVeiled(),
    isOnCard: (offerId) => cardStaysOnTop(process.platform, process.env) && desk.view().card?.offerId === offerId,
    onClick: (to) => {
      links.put(to);
      host.focus();
    },
  });
  const machine = watchMachine({
    power: powerMonitor,
    platform: process.platform,
    every: (ms, run) => {
      const timer = setInterval(run, ms);
      return () => clearInterval(timer);
    },
    onChanged: (state) => tell.console('machine.changed', { state }),
  });
  let isSignedIn = false;
  const closing = createClosing({ file, settings, isSignedIn: () => isSignedIn, quit: () => app.quit() });
  const tray = createTrayHost({
    platform: process.platform,
    log,
    choose: (status) => tell.console('tray.chosen', { status }),
    showConsole: () => host.focus(),
    quit: () => app.quit(),
  });
  const links = createLinkBox((link) => tell.console('links.arrived', link));

  const host = createConsoleHost({
    preload: preload('console'),
    icon: join(app.getAppPath(), 'build/icons/256x256.png'),
    devTools,
    file,
    zoom: () => settings.read().zoom,
    windows,
    log,
    closing,
    // Whoever drove the card and heard the links is gone; the next page starts from nothing.
    onPageGone: () => {
      links.close();
      desk.hide();
      screens.reset();
      notifications.clearAll(['offer', 'call']);
      tray.pageGone();
    },
    onPageLoaded: () => {
      void session.status().then(({ person }) => {
        isSignedIn = person !== null;
      });
    },
    onLook: (lookedAt) => tell.console('notify.look', { lookedAt }),
    onClosed: () => {
      desk.hide();
      cardWindow.close();
    },
  });

  const textKeys = createTextKeys(inUserData('text-keys.json'), cipher, () => randomBytes(32));
  const session = createSessionService({
    api: createRouterApi((input, init) => net.fetch(String(input), init)),
    vault,
    choice,
    now: Date.now,
    onChanged: (status) => {
      isSignedIn = status.person !== null;
      tell.console('session.changed', status);
      if (!status.person) {
        desk.hide();
        notifications.clearAll();
        tray.show(null);
      }
    },
    // After the answer to whoever asked for it has left.
    onRouterChanged: () => {
      if (!windows.find('console')) return;
      // What is put into the box from now on is for the page that comes.
      links.close();
      setImmediate(host.reload);
    },
  });

  const followLink = createLinkHandler({
    session,
    confirmRouter: (routerUrl) => confirmRouter(windows.find('console'), routerUrl),
    put: links.put,
    focus: host.focus,
  });

  serveChannels(createIpcGate({ kindOf: windows.kindOf, log }), {
    session,
    textKeys,
    settings,
    desk,
    links,
    notifications,
    tray,
    machine,
    screen: screens,
    system: {
      platform: () => platformInfo(app, process.platform),
      setBadge: (count) => setBadge(count, windows.find('console')),
      openOutside,
      focus: (conversationId) => {
        if (conversationId !== undefined) links.put({ kind: 'conversation', conversationId });
        return host.focus();
      },
    },
  });

  app.on('before-quit', () => closing.quitting());
  app.on('will-quit', () => {
    machine.stop();
    notifications.clearAll();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', () => host.focus());
  if (app.isPackaged) app.setAsDefaultProtocolClient('foyer');

  const follow: Desktop['follow'] = (link, trusted) => {
    if (!link) host.focus();
    else followLink(link, trusted).catch((error: unknown) => log.error('link_failed', errorFields(error)));
  };
  if (options.link) follow(options.link, true);
  else {
    host.focus();
    // Fetched while the page loads: the socket opens as soon as the page can.
    void session.prepareTicket();
  }
  // After the window has begun to load: it takes its time, and nobody opens it before.
  setAppMenu({
    platform: process.platform,
    devTools,
    zoom: () => settings.read().zoom,
    setZoom: (zoom) => settings.change({ zoom }),
  });
  log.info('started', { version: app.getVersion(), platform: process.platform });
  return { follow };
};
