import { resolve, sep } from 'node:path';
import { consoleOrigin } from './pages.ts';
import { parseUrl } from './parse-url.ts';

const decoded = (pathname: string): string | null => {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
};

/**
 * The file below `root` that an `app://console/…` URL names, or null when the URL is not ours or tries to leave `root`.
 */
export const resolveAsset = (root: string, requested: string): string | null => {
  const url = parseUrl(requested);
  if (!url || `${url.protocol}//${url.host}` !== consoleOrigin || url.username !== '' || url.password !== '')
    return null;
  const path = decoded(url.pathname);
  // A backslash is a separator and a colon a drive or a stream on Windows; a second decoding must not find anything new.
  if (path === null || /[\\:\0%]/.test(path)) return null;
  // Neither `..` nor the hidden files that a build leaves for other tools.
  if (path.split('/').some((segment) => segment.startsWith('.'))) return null;
  const base = resolve(root);
  const file = resolve(base, `.${path === '/' || path === '' ? '/index.html' : path}`);
  return file.startsWith(base + sep) ? file : null;
};
