/** URL parsers let through `*`, `;` and `,`, which would be a wildcard or a new directive where an origin is put in a policy. */
const plainHost = /^(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)$/;

/** The origin a text names (scheme, host and port, nothing else), as browsers write it; null for anything that is not one. */
export const readOrigin = (text: string): string | null => {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (!plainHost.test(url.hostname)) return null;
  const bare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  return bare ? url.origin : null;
};

/** True where `origin` is exactly one of the allowed ones: same scheme, host and port; no wildcard, no loopback by default. */
export const isAllowedOrigin = (allowed: readonly string[], origin: string): boolean => {
  const read = readOrigin(origin);
  return read !== null && allowed.some((each) => readOrigin(each) === read);
};
