import type { FoyerConsoleApi } from '../../shared/ipc/console-api.ts';
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

/** The bridge of the window the page runs in. */
export function makeBridge(window: Window): Bridge {
  const fetch = window.fetch.bind(window);
  if (window.foyer !== undefined) return createDesktopBridge(window.foyer, (url) => createRouterHttp(fetch, url));
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
  });
}
