import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createServices } from '../../../server/create-services.ts';
import { createIds } from '../../../server/db/ids.ts';
import { openStore } from '../../../server/db/open-store.ts';
import { SignalBoard } from '../../../server/db/signal-board.ts';
import type { RepActor, VisitorActor } from '../../../server/features/actor.ts';
import { silentLog } from '../../../server/tests/support/a-store.ts';
import { systemClock } from '../../../shared/domain/clock.ts';
import { defaultPlan } from '../../../shared/domain/routing-plan.ts';

/** Fills a data folder with visitors who wait for the one rep there is, each through the services a real one goes through. */
const dataDir = process.env.FOYER_BENCH_DIR ?? '';
const waiting = Number(process.env.FOYER_BENCH_WAITING);
const origin = 'http://host.example';
const zone = 'Europe/Berlin';
const atOnce = 200;

const unwrap = <T>(result: { ok: true; data: T } | { ok: false; error: { message: string } }): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.data;
};

const board = new SignalBoard();
const broke = (): never => {
  throw new Error('the seeding broke');
};
const options = { board, clock: systemClock, onOutlived: () => {}, onListenerError: broke, durable: false };
const store = await openStore({ dataDir, ...options });
const core = { store, board, clock: systemClock, ids: createIds(systemClock), log: silentLog };
// Nobody is reminded, offered anew or overflows while the folder is filled.
const timers = { after: () => () => {} };
const services = await createServices(core, {
  publicUrl: 'http://localhost',
  demo: false,
  timers,
  pushState: () => {},
  filesFolder: join(dataDir, 'files'),
});
await services.start();
const person = { name: 'Ada Lind', email: 'ada@acme.example', role: 'rep' as const, zone, passwordHash: null };
const rep = unwrap(await store.run((tx) => services.people.add(tx, person)));
const site = unwrap(
  await store.run((tx) => services.sites.add(tx, { name: 'Acme', origins: [origin], consent: 'implied' }, null)),
);
await services.siteDirectory.settled();
const actor: RepActor = { kind: 'rep', personId: rep.id, role: 'rep', sessionId: core.ids.next() };
const plan = defaultPlan({ ownerAloneS: 15, overflowS: 900 }, { queue: 'Everybody', rule: 'Everybody else' });
unwrap(await services.routingPlan.save(actor, { plan, basedOn: 1 }));
await services.presence.socketOpened(rep.id);
unwrap(await services.presence.set(actor, 'available'));

const arrive = async (): Promise<void> => {
  const secret = randomBytes(32).toString('base64url');
  const given = { siteKey: site.key, secret, hostOrigin: origin, locale: 'en', zone, device: 'desktop' as const };
  const admitted = await services.visitors.admit(unwrap(await services.visitors.exchange(given)).token);
  if (!admitted) throw new Error('a visitor was not let in');
  const visitor: VisitorActor = { kind: 'visitor', ...admitted };
  const tabId = core.ids.next();
  services.visitors.socketOpened(visitor, tabId);
  unwrap(
    await services.visitors.pageView(visitor, tabId, { url: `${origin}/pricing`, title: 'Pricing', referrer: '' }),
  );
  const by = { kind: 'text' as const, text: 'Do you integrate with SAP?' };
  unwrap(await services.experiences.start(visitor, tabId, { clientId: core.ids.next(), by }));
};
for (let made = 0; made < waiting; made += atOnce) await Promise.all(Array.from({ length: atOnce }, arrive));
services.stop();
const { count } = await store.k
  .selectFrom('work_items')
  .select((eb) => eb.fn.countAll<number>().as('count'))
  .where('state', 'in', ['pending', 'reserved'])
  .executeTakeFirstOrThrow();
await store.close();
if (count !== waiting) throw new Error(`${count} of ${waiting} wait`);
