import { bootApp } from '../../server/tests/boot.ts';

/** What the child says once it serves. */
export interface FaultRouterReady {
  port: number;
  conversationId: string;
}

/** What its parent asks: credentials for a handshake. */
export type FaultRouterAsk = { id: number; ask: 'rep' | 'visitor' };

/** The origin under which all of its clients come. */
export const faultOrigin = 'http://foyer.test';

const zone = 'Europe/Berlin';
const hostOrigin = 'https://www.acme.example';
const secret = 'A'.repeat(43);

/**
 * The whole router in a process of its own, to be killed: on a folder that outlives it, with one rep in a conversation with
 * one visitor, and without limits.
 */
const serve = async (): Promise<void> => {
  const { app, url } = await bootApp({ dataDir: process.env.FOYER_DATA_DIR, publicUrl: faultOrigin });
  const { services, core, tickets } = app;
  const { store, ids } = core;
  const unwrap = <T>(result: { ok: true; data: T } | { ok: false; error: { message: string } }): T => {
    if (!result.ok) throw new Error(result.error.message);
    return result.data;
  };
  const given = (siteKey: string) => ({ siteKey, secret, hostOrigin, locale: 'en', zone, device: 'desktop' as const });

  const known = await store.k.selectFrom('conversations').select(['id', 'rep_id']).executeTakeFirst();
  const setUp = async (): Promise<{ id: string; rep_id: string | null }> => {
    const rep = unwrap(
      await store.run((tx) =>
        services.people.add(tx, { name: 'Ada Lind', email: 'ada@acme.example', role: 'rep', zone, passwordHash: null }),
      ),
    );
    const site = unwrap(
      await store.run((tx) =>
        services.sites.add(tx, { name: 'Acme', origins: [hostOrigin], consent: 'implied' }, null),
      ),
    );
    const admitted = await services.visitors.admit(unwrap(await services.visitors.exchange(given(site.key))).token);
    if (!admitted) throw new Error('the visitor was not let in');
    const id = await store.run(async (tx) => {
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
    return { id, rep_id: rep.id };
  };
  const { id: conversationId, rep_id: personId } = known ?? (await setUp());
  if (personId === null) throw new Error('the conversation has no rep');
  const site = await store.k.selectFrom('sites').select('key').executeTakeFirstOrThrow();

  process.on('message', async ({ id, ask }: FaultRouterAsk) => {
    const answer =
      ask === 'rep'
        ? tickets.issue({ kind: 'rep', personId, role: 'rep', sessionId: ids.next() }).ticket
        : unwrap(await services.visitors.exchange(given(site.key))).token;
    process.send?.({ id, answer });
  });
  const ready: FaultRouterReady = { port: Number(new URL(url).port), conversationId };
  process.send?.({ ready });
};

if (process.send) await serve();
