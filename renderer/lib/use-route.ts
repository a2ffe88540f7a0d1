import { useMemo, useSyncExternalStore } from 'react';
import { parseRoute, type Route } from './route.ts';

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The place the window is at. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => parseRoute(hash), [hash]);
}

/** Goes to an address made by `href`; `replace` leaves no step in the history (redirects, arrow keys in a list). */
export function navigate(address: string, options: { replace?: boolean } = {}): void {
  if (window.location.hash === address) return;
  if (options.replace === true) {
    window.history.replaceState(null, '', address);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  } else {
    window.location.hash = address;
  }
}
