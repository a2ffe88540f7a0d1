import { createListeners } from '../../shared/client/listeners.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { ConsoleLink } from '../../shared/ipc/console-link.ts';
import type { NoticeKind } from '../../shared/ipc/notify.ts';
import type { SessionStatus } from '../../shared/ipc/session.ts';
import { type DesktopSettings, defaultDesktopSettings, wholeSettings } from '../../shared/ipc/settings.ts';
import { ok, type Result } from '../../shared/protocol/result.ts';
import type { Bridge, SessionBridge, SettingsBridge } from './bridge.ts';
import { createBrowserNotices, type NotificationApi } from './browser-notices.ts';
import { createNotify } from './create-notify.ts';
import { safeExternalUrl } from './external-url.ts';
import type { RouterHttp } from './router-http.ts';

const SETTINGS_KEY = 'foyer.settings';

/** What of the browser the stand-in needs; a test gives its own. */
export interface BrowserSurroundings {
  origin: string;
  locale: string;
  os: 'mac' | 'windows' | 'linux';
  appVersion: string;
  storage: Pick<Storage, 'getItem' | 'setItem'>;
  setTitle(title: string): void;
  openWindow(url: string): void;
  focus(): void;
  isLookedAt(): boolean;
  notifications: NotificationApi | undefined;
  /** What a notification says while the person keeps names and words out of them. */
  plainTitle(kind: NoticeKind): string;
}

function sessionOf(http: RouterHttp, origin: string): SessionBridge {
  const changed = createListeners<[SessionStatus]>();
  const statusOf = (person: Person | null): SessionStatus => ({ routerUrl: origin, person, persisted: true });
  const signedIn = async (answer: Promise<Result<{ person: Person }>>): Promise<Result<SessionStatus>> => {
    const result = await answer;
    if (!result.ok) return result;
    const status = statusOf(result.data.person);
    changed.tell(status);
    return ok(status);
  };
  return {
    async status() {
      const result = await http.current();
      return result.ok ? ok(statusOf(result.data.person)) : result;
    },
    options: http.options,
    setRouter: null,
    signIn: (input) => signedIn(http.signIn(input)),
    demoSignIn: (input) => signedIn(http.demoSignIn(input)),
    exchangeCode: (input) => signedIn(http.exchangeCode(input)),
    invitation: http.invitation,
    acceptInvitation: (input) => signedIn(http.acceptInvitation(input)),
    passwordReset: http.passwordReset,
    resetPassword: (input) => signedIn(http.resetPassword(input)),
    setUp: (input) => signedIn(http.setUp(input)),
    async signOut() {
      const result = await http.signOut();
      // A session the router no longer knows is signed out as well.
      if (!result.ok && result.error.code !== 'unauthenticated') return result;
      const status = statusOf(null);
      changed.tell(status);
      return ok(status);
    },
    async ticket() {
      const result = await http.ticket();
      if (!result.ok && result.error.code === 'unauthenticated') changed.tell(statusOf(null));
      return result;
    },
    onChanged: changed.add,
  };
}

function settingsOf(storage: BrowserSurroundings['storage']): SettingsBridge & { now(): DesktopSettings } {
  const changed = createListeners<[DesktopSettings]>();
  const read = (): DesktopSettings => {
    try {
      // A browser zooms by itself.
      return { ...wholeSettings(JSON.parse(storage.getItem(SETTINGS_KEY) ?? '{}')), zoom: defaultDesktopSettings.zoom };
    } catch {
      return defaultDesktopSettings;
    }
  };
  return {
    now: read,
    read: async () => ok(read()),
    async change(part) {
      const next = { ...read(), ...part };
      storage.setItem(SETTINGS_KEY, JSON.stringify(next));
      changed.tell(next);
      return ok(next);
    },
    onChanged: changed.add,
  };
}

/** The console in a plain browser: the page's origin is the router, the session lies in its HttpOnly cookie. */
export function createBrowserBridge(http: RouterHttp, around: BrowserSurroundings): Bridge {
  const links = createListeners<[ConsoleLink]>();
  const settings = settingsOf(around.storage);
  let isVeiled = false;
  const notices = createBrowserNotices({
    api: around.notifications,
    plainTitle: (kind) => (settings.now().notificationText && !isVeiled ? null : around.plainTitle(kind)),
    onClick(to) {
      around.focus();
      links.tell(to);
    },
  });
  return {
    kind: 'browser',
    session: sessionOf(http, around.origin),
    settings,
    offerCard: null,
    notify: createNotify(notices, around.isLookedAt),
    textKey: null,
    tray: null,
    machine: { state: async () => ok({ state: 'unlocked' }), onChanged: () => () => {} },
    screen: {
      picker: null,
      async veil({ veiled }) {
        isVeiled = veiled;
        if (veiled) notices.hideText();
        return ok({});
      },
    },
    system: {
      platform: async () =>
        ok({ os: around.os, appVersion: around.appVersion, titleBar: 'system', locale: around.locale }),
      async setBadge({ count }) {
        // A tab has no icon of its own to number: the title is what shows in the row of tabs.
        around.setTitle(count > 0 ? `(${count}) Foyer` : 'Foyer');
        return ok({ shown: true });
      },
      async openExternal({ url }) {
        const safe = safeExternalUrl(url);
        if (safe === null) return ok({ opened: false });
        around.openWindow(safe);
        return ok({ opened: true });
      },
      async focusWindow() {
        around.focus();
        return ok({ focused: true });
      },
    },
    onLink: links.add,
  };
}
