import { parseUrl } from '../security/parse-url.ts';

// URL parsers let quotes, semicolons and stars stand in a host, and the origin goes into a Content-Security-Policy.
const plainHost = /^([a-z0-9_-]+(\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])$/;

const loopback = /^(localhost|[a-z0-9-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether a host name, as `URL.hostname` gives it, can only be this machine. */
export const isLoopback = (hostname: string): boolean => loopback.test(hostname);

const withScheme = (text: string): string => {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return text;
  const host = /^(\[[^\]]*\]|[^/:?#]*)/.exec(text)?.[0] ?? '';
  return `${isLoopback(host.toLowerCase()) ? 'http' : 'https'}://${text}`;
};

/**
 * The origin of a router from what a person typed or a link carried, or null when it is not one we may talk to. Plain
 * http is for this machine alone: a password or a token must never cross a network in clear.
 */
export const routerOrigin = (text: string): string | null => {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 2048) return null;
  const url = parseUrl(withScheme(trimmed));
  if (url?.username !== '' || url.password !== '' || !plainHost.test(url.hostname)) return null;
  if (url.protocol === 'https:') return url.origin;
  return url.protocol === 'http:' && isLoopback(url.hostname) ? url.origin : null;
};
