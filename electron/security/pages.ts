import { parseUrl } from './parse-url.ts';

/** The scheme of our own pages: a real origin, unlike `file:`, so CSP, storage and sender checks can name it. */
export const appScheme = 'app';

/** The origin of our own pages. */
export const consoleOrigin = 'app://console';

/** The console window's page. */
export const consolePage = `${consoleOrigin}/`;

/** The offer card window's page. */
export const offerCardPage = `${consoleOrigin}/offer-card.html`;

/** A page's trust level: each has its own preload and its own set of channels. */
export type PageKind = 'console' | 'offerCard';

/** Which of our pages a URL is, or null for anything else. */
export const pageKind = (text: string): PageKind | null => {
  const url = parseUrl(text);
  if (!url || url.protocol !== `${appScheme}:` || url.host !== 'console' || url.username !== '' || url.password !== '')
    return null;
  return url.pathname === '/offer-card.html' ? 'offerCard' : 'console';
};
