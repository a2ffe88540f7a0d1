import { bootApp } from '../../../server/tests/boot.ts';
import { measured } from './measured.ts';

/** What a client needs to chat on the measured router. */
export interface ChatDoors {
  url: string;
  ticket: string;
  token: string;
  conversationId: string;
  siteKey: string;
  /** An origin of the site's own pages. */
  hostOrigin: string;
}

const zone = 'Europe/Berlin';
const origin = 'http://host.example';
const secret = 'A'.repeat(43);

/** More than any bench takes, and forgotten after two seconds: then an idle visitor is one. */
const plenty = { points: 1_000_000, seconds: 2 };
const costs = { read: plenty, words: plenty, write: plenty, signal: plenty, guarded: plenty };
const sockets = { rep: costs, visitor: costs, visitorAddress: plenty, handshakes: plenty };

/** Ours: the whole router on a fresh database file, with one rep in a conversation with one visitor. */
const { app, url } = await bootApp({ limits: { sockets } });
const { services, core, tickets } = app;
const { store, ids } = core;

const unwrap = <T>(result: { ok: true; data: T } | { ok: false; error: { message: string } }): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.data;
};
const rep = unwrap(
  await store.run((tx) =>
    services.people.add(tx, { name: 'Ada Lind', email: 'ada@acme.example', role: 'rep', zone, passwordHash: null }),
  ),
);
const site = unwrap(
  await store.run((tx) => services.sites.add(tx, { name: 'Acme', origins: [origin], consent: 'implied' }, null)),
);
const given = { siteKey: site.key, secret, hostOrigin: origin, locale: 'en', zone, device: 'desktop' as const };
const { token } = unwrap(await services.visitors.exchange(given));
const admitted = await services.visitors.admit(token);
if (!admitted) throw new Error('the visitor was not let in');
const conversationId = await store.run(async (tx) => {
  await services.visitors.remember(tx, admitted.visitorId);
  const { row } = await services.conversations.start(tx, {
    visitor: { kind: 'visitor', ...admitted },
    clientId: ids.next(),
    impressionId: null,
    pagePath: '/pricing',
    said: [],
    words: '',
  });
  await services.conversations.assign(tx, { conversationId: row.id, repId: rep.id });
  return row.id;
});
const { ticket } = tickets.issue({ kind: 'rep', personId: rep.id, role: 'rep', sessionId: ids.next() });
measured<ChatDoors>({ url, ticket, token, conversationId, siteKey: site.key, hostOrigin: origin }, () => store.commits);
