/** Every place one can be in the console. Addresses live in the hash, so they work from `app://`, in a browser and in a reload. */
export type Route =
  | { screen: 'live'; visitorId?: string }
  /** `at` is a place in the conversation. */
  | { screen: 'inbox'; conversationId?: string; at?: number }
  | { screen: 'meetings'; meetingId?: string }
  | { screen: 'team'; part: 'now' | 'missed'; item?: string }
  | { screen: 'settings'; section?: string; item?: string; part?: string }
  | { screen: 'join'; token: string }
  | { screen: 'reset'; token: string }
  | { screen: 'setup'; code?: string }
  | { screen: 'snippet' }
  | { screen: 'code'; code: string }
  | { screen: 'unknown'; path: string };

/** Reads a location hash (`#/inbox/0192…`); an empty one is Live, the screen a day starts with. */
export function parseRoute(hash: string): Route {
  const path = hash.replace(/^#/, '');
  const parts = path.split('/').filter((part) => part !== '');
  let words: string[];
  try {
    words = parts.map((part) => decodeURIComponent(part));
  } catch {
    return { screen: 'unknown', path };
  }
  const [screen, first, second, ...rest] = words;
  if (screen === undefined) return { screen: 'live' };
  if (rest.length === 0 && screen === 'team') return teamRoute(path, first, second);
  if (rest.length <= 1 && screen === 'settings') {
    const [part] = rest;
    return {
      screen,
      ...(first === undefined ? {} : { section: first }),
      ...(second === undefined ? {} : { item: second }),
      ...(part === undefined ? {} : { part }),
    };
  }
  if (rest.length === 0 && screen === 'inbox' && first !== undefined && second !== undefined) {
    return /^[1-9]\d{0,9}$/.test(second)
      ? { screen, conversationId: first, at: Number(second) }
      : { screen: 'unknown', path };
  }
  if (rest.length === 0 && second === undefined) {
    if (screen === 'live') return first === undefined ? { screen } : { screen, visitorId: first };
    if (screen === 'inbox') return first === undefined ? { screen } : { screen, conversationId: first };
    if (screen === 'meetings') return first === undefined ? { screen } : { screen, meetingId: first };
    if (screen === 'setup') return first === undefined ? { screen } : { screen, code: first };
    if (screen === 'snippet' && first === undefined) return { screen };
    if (screen === 'reset' && first !== undefined) return { screen, token: first };
    if (screen === 'join' && first !== undefined) return { screen, token: first };
    if (screen === 'code' && first !== undefined) return { screen, code: first };
  }
  return { screen: 'unknown', path };
}

function teamRoute(path: string, part = 'now', item?: string): Route {
  if (part !== 'now' && part !== 'missed') return { screen: 'unknown', path };
  return { screen: 'team', part, ...(item === undefined ? {} : { item }) };
}

function join(...parts: (string | undefined)[]): string {
  return `#/${parts
    .filter((part) => part !== undefined)
    .map((part) => encodeURIComponent(part))
    .join('/')}`;
}

/** Addresses for links; a screen never writes one by hand. */
export const href = {
  live: (visitorId?: string): string => join('live', visitorId),
  /** `at` is the place of an entry: the conversation is opened there. */
  inbox: (conversationId?: string, at?: number | null): string =>
    join('inbox', conversationId, at == null ? undefined : String(at)),
  meetings: (meetingId?: string): string => join('meetings', meetingId),
  /** Who is there now, or who was missed; `item` is the person or the missed visitor. */
  team: (part?: 'now' | 'missed', item?: string): string => join('team', part, item),
  /** `part` lies within the item, as a rule does within the room of the rules. */
  settings: (section?: string, item?: string, part?: string): string => join('settings', section, item, part),
  join: (token: string): string => join('join', token),
  setup: (): string => join('setup'),
  snippet: (): string => join('snippet'),
};
