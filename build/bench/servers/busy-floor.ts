import { randomBytes } from 'node:crypto';
import type { VisitorActor } from '../../../server/features/actor.ts';
import { bootApp } from '../../../server/tests/boot.ts';
import { changing, feedCard, startChanges } from '../feed-cards.ts';
import { measured } from './measured.ts';

/** Where a console works that has much to show. */
export interface FloorDoors {
  url: string;
  personId: string;
  /** The last words of each of the rep's chats. */
  words: string;
}

const chats = Number(process.env.FOYER_BENCH_CHATS);
const messages = 20;
const origin = 'http://host.example';
const zone = 'Europe/Berlin';
const words = 'Does the warranty cover a second shift?';

/** The whole router with one rep, their open chats, and a thousand visitors on the floor who look at page after page. */
const { app, url } = await bootApp({ demo: true });
const { services, core } = app;
const { store, ids } = core;
const unwrap = <T>(result: { ok: true; data: T } | { ok: false; error: { message: string } }): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.data;
};
const person = { name: 'Ada Lind', email: 'ada@acme.example', role: 'rep' as const, zone, passwordHash: null };
const rep = unwrap(await store.run((tx) => services.people.add(tx, person)));
const site = unwrap(
  await store.run((tx) => services.sites.add(tx, { name: 'Acme', origins: [origin], consent: 'implied' }, null)),
);
await services.siteDirectory.settled();

for (let chat = 0; chat < chats; chat += 1) {
  const secret = randomBytes(32).toString('base64url');
  const given = { siteKey: site.key, secret, hostOrigin: origin, locale: 'en', zone, device: 'desktop' as const };
  const admitted = await services.visitors.admit(unwrap(await services.visitors.exchange(given)).token);
  if (!admitted) throw new Error('a visitor was not let in');
  const visitor: VisitorActor = { kind: 'visitor', ...admitted };
  await store.run(async (tx) => {
    await services.visitors.remember(tx, visitor.visitorId);
    const start = { visitor, clientId: ids.next(), impressionId: null, pagePath: '/pricing', said: [], words };
    const { row } = await services.conversations.start(tx, start);
    await services.conversations.assign(tx, { conversationId: row.id, repId: rep.id });
    for (let message = 0; message < messages; message += 1) {
      const said = { conversationId: row.id, clientId: ids.next(), text: words };
      unwrap(await services.conversations.send(tx, visitor, said));
    }
  });
}
const { floor } = services.visitors;
for (let index = 0; index < changing; index += 1) floor.put(feedCard(index, 0));
const changes = startChanges((card) => floor.put(card));
measured<FloorDoors>({ url, personId: rep.id, words }, changes);
