import type { FoyerConsoleApi } from '../../shared/ipc/console-api.ts';
import type { NoticeKind } from '../../shared/ipc/notify.ts';
import { platformOf } from '../lib/platform.ts';
import type { Bridge } from './bridge.ts';
import { createBrowserBridge } from './browser-bridge.ts';
import { createDesktopBridge } from './desktop-bridge.ts';
import { createRouterHttp } from './router-http.ts';

declare global {
  interface Window {
    /** Put there by the preload script; absent in a browser. */
    readonly foyer?: FoyerConsoleApi;
  }
}

/** The bridge of the window the page runs in; `plainTitle` words a notification that may not carry names. */
export function makeBridge(window: Window & typeof globalThis, plainTitle: (kind: NoticeKind) => string): Bridge {
  const isLookedAt = (): boolean => window.document.visibilityState === 'visible' && window.document.hasFocus();
  const fetch = window.fetch.bind(window);
  if (window.foyer !== undefined) {
    return createDesktopBridge(window.foyer, (url) => createRouterHttp(fetch, url), isLookedAt);
  }
  const { origin } = window.location;
  return createBrowserBridge(createRouterHttp(fetch, origin), {
    origin,
    locale: window.navigator.language,
    os: platformOf(window.navigator),
    appVersion: '',
    storage: window.localStorage,
    setTitle: (title) => {
      window.document.title = title;
    },
    openWindow: (url) => {
      window.open(url, '_blank', 'noopener,noreferrer');
    },
    focus: () => window.focus(),
    isLookedAt,
    notifications: 'Notification' in window ? window.Notification : undefined,
    plainTitle,
  });
}
