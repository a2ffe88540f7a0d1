import { parseUrl } from './parse-url.ts';

/** Whether an address is one of a file on this router: what leads there is saved, not gone to. */
export const isRouterFile = (text: string, routerOrigin: string | null): boolean => {
  const url = parseUrl(text);
  return (
    routerOrigin !== null &&
    url?.origin === routerOrigin &&
    url.username === '' &&
    /^\/files\/[0-9a-f-]{36}$/.test(url.pathname)
  );
};

/** Whether something may be saved: files of the router, and what the console's own page made. */
export const maySave = (text: string, routerOrigin: string | null): boolean =>
  text.startsWith('blob:app://console/') || isRouterFile(text, routerOrigin);
