import { parseUrl } from './parse-url.ts';

const outside: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:', 'tel:']);

/** A link we may hand to the operating system, and the part of it a person should read before they follow it. */
export interface ExternalLink {
  href: string;
  readable: string;
}

/**
 * Parses a link that is to open outside, or null when its scheme is not one of the four allowed. The parsed form is what
 * gets opened, so nobody else reads the text differently from how it was checked.
 */
export const externalLink = (text: string): ExternalLink | null => {
  if (text.length > 8192) return null;
  const url = parseUrl(text);
  if (!url || !outside.has(url.protocol)) return null;
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  if (isWeb && (url.username !== '' || url.password !== '' || url.hostname === '')) return null;
  const shown = isWeb ? `${url.origin}${url.pathname}` : url.href;
  return { href: url.href, readable: shown.length > 200 ? `${shown.slice(0, 199)}…` : shown };
};
