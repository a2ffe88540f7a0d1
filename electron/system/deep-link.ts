import { parseUrl } from '../security/parse-url.ts';
import { routerOrigin } from '../session/router-url.ts';

/** What a `foyer://` link asks for; only well-formed links become one. */
export type DeepLink =
  | { kind: 'open'; routerUrl: string; code: string }
  | { kind: 'join'; routerUrl: string; token: string }
  | { kind: 'conversation'; conversationId: string };

const secret = /^[A-Za-z0-9._~+/=-]{1,512}$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const once = (query: URLSearchParams, name: string): string | null => {
  const values = query.getAll(name);
  return values.length === 1 ? (values[0] ?? null) : null;
};

/**
 * Reads a `foyer://` link. Any website can make one and the system hands it over unasked, so whatever is not exactly
 * one of the three known shapes is null.
 */
export const deepLink = (text: string): DeepLink | null => {
  if (text.length > 4096) return null;
  const url = parseUrl(text);
  if (url?.protocol !== 'foyer:' || url.username !== '' || url.password !== '' || url.port !== '') return null;
  if (url.host === 'conversation') {
    const conversationId = url.pathname.slice(1);
    return uuid.test(conversationId) ? { kind: 'conversation', conversationId } : null;
  }
  if (url.pathname !== '' && url.pathname !== '/') return null;
  const routerUrl = routerOrigin(once(url.searchParams, 'router') ?? '');
  if (!routerUrl) return null;
  const key = once(url.searchParams, url.host === 'open' ? 'code' : 'token') ?? '';
  if (!secret.test(key)) return null;
  if (url.host === 'open') return { kind: 'open', routerUrl, code: key };
  return url.host === 'join' ? { kind: 'join', routerUrl, token: key } : null;
};

/** The first `foyer://` link among a process's arguments: how Windows and Linux hand links over. */
export const linkAmong = (args: readonly string[]): DeepLink | null => {
  const text = args.find((arg) => arg.toLowerCase().startsWith('foyer:'));
  return text === undefined ? null : deepLink(text);
};
