import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createServices } from '../../server/create-services.ts';
import { createIds } from '../../server/db/ids.ts';
import { openStore } from '../../server/db/open-store.ts';
import { SignalBoard } from '../../server/db/signal-board.ts';
import type { RepActor, VisitorActor } from '../../server/features/actor.ts';
import { silentLog } from '../../server/tests/support/a-store.ts';
import { systemClock } from '../../shared/domain/clock.ts';
import { defaultPlan } from '../../shared/domain/routing-plan.ts';
import type { CommandBell } from './recorded-statements.ts';

const origin = 'http://host.example';
const zone = 'Europe/Berlin';
const atOnce = 200;

const unwrap = <T>(result: { ok: true; data: T } | { ok: false; error: { message: string } }): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.data;
};

/** The router's services on a data folder, without sockets: what routing costs by itself. */
export interface RoutingRoom extends AsyncDisposable {
  readonly file: string;
  readonly bell: CommandBell;
  /** As many reps who are there and accept chats. */
  hire(count: number): Promise<RepActor[]>;
  setAvailable(rep: RepActor): Promise<void>;
  /** As many visitors come in and ask for sales. */
  arrive(count: number): Promise<void>;
  /** A visitor comes in, as far as nothing of it is routing. */
  admit(): Promise<VisitorActor>;
  ask(visitor: VisitorActor): Promise<void>;
  /** The visitor who has waited longest gives up. */
  giveUp(): Promise<void>;
  /** Takes all that is offered now; answers how many that were. */
  takeOffers(reps: readonly RepActor[]): Promise<number>;
}

/** Opens a room on a new folder, or again; offers go to one rep at a time, and nobody is shown the booker while it lasts. */
export const openRoutingRoom = async (
  dataDir: string,
  { durable, again = false }: { durable: boolean; again?: boolean },
): Promise<RoutingRoom> => {
  const board = new SignalBoard();
  const broke = (): never => {
    throw new Error('the routing of a bench broke');
  };
  const options = { board, clock: systemClock, onOutlived: () => {}, onListenerError: broke, durable };
  const store = await openStore({ dataDir, ...options });
  const bell: CommandBell = { begins: () => {} };
  const run = store.run.bind(store);
  store.run = (command) =>
    run((tx) => {
      bell.begins();
      return command(tx);
    });
  const core = { store, board, clock: systemClock, ids: createIds(systemClock), log: silentLog };
  const services = await createServices(core, {
    publicUrl: 'http://localhost',
    demo: false,
    timers: { after: () => () => {} },
    pushState: () => {},
    filesFolder: join(dataDir, 'files'),
  });
  await services.start();
  const site = unwrap(
    await store.run((tx) => services.sites.add(tx, { name: 'Acme', origins: [origin], consent: 'implied' }, null)),
  );
  await services.siteDirectory.settled();
  const tabs = new Map<string, string>();
  const waiting: { visitorId: string; conversationId: string }[] = [];

  const hire = (count: number): Promise<RepActor[]> =>
    inGroups(count, async () => {
      const id = core.ids.next();
      const person = { name: `Rep ${id}`, email: `${id}@acme.example`, role: 'rep' as const, zone, passwordHash: null };
      const rep = unwrap(await store.run((tx) => services.people.add(tx, person)));
      await services.presence.socketOpened(rep.id);
      return { kind: 'rep', personId: rep.id, role: 'rep', sessionId: core.ids.next() };
    });

  const [manager] = await hire(1);
  if (!manager) throw new Error('nobody was hired');
  const plan = defaultPlan({ ownerAloneS: 0, overflowS: 900 }, { queue: 'Everybody', rule: 'Everybody else' });
  for (const rule of plan.rules) for (const target of rule.targets) target.strategy = 'longest_idle';
  if (!again) unwrap(await services.routingPlan.save(manager, { plan, basedOn: 1 }));

  const admit = async (): Promise<VisitorActor> => {
    const secret = randomBytes(32).toString('base64url');
    const given = { siteKey: site.key, secret, hostOrigin: origin, locale: 'en', zone, device: 'desktop' as const };
    const admitted = await services.visitors.admit(unwrap(await services.visitors.exchange(given)).token);
    if (!admitted) throw new Error('a visitor was not let in');
    const visitor: VisitorActor = { kind: 'visitor', ...admitted };
    const tabId = core.ids.next();
    tabs.set(visitor.visitorId, tabId);
    services.visitors.socketOpened(visitor, tabId);
    const view = { url: `${origin}/pricing`, title: 'Pricing', referrer: '' };
    unwrap(await services.visitors.pageView(visitor, tabId, view));
    return visitor;
  };

  const ask = async (visitor: VisitorActor): Promise<void> => {
    const tabId = tabs.get(visitor.visitorId) ?? '';
    const start = { clientId: core.ids.next(), by: { kind: 'text' as const, text: 'Do you integrate with SAP?' } };
    const { conversation } = unwrap(await services.experiences.start(visitor, tabId, start));
    waiting.push({ visitorId: visitor.visitorId, conversationId: conversation.id });
  };

  return {
    file: join(dataDir, 'foyer.sqlite'),
    bell,
    hire,
    admit,
    ask,
    setAvailable: async (rep) => void unwrap(await services.presence.set(rep, 'available')),
    arrive: async (count) => void (await inGroups(count, async () => ask(await admit()))),
    giveUp: async () => {
      const first = waiting.shift();
      if (!first) throw new Error('nobody waits');
      await store.run((tx) => services.conversations.close(tx, first.conversationId, 'visitor', first.visitorId));
    },
    takeOffers: async (reps) => {
      const offers = await Promise.all(reps.map((rep) => services.offers(rep.personId)));
      const taken = offers.flatMap((items, at) => {
        const rep = reps[at];
        return rep ? items.map((item) => services.routing.accept(rep, item.id)) : [];
      });
      return (await Promise.all(taken)).filter((result) => result.ok).length;
    },
    [Symbol.asyncDispose]: async () => {
      services.stop();
      await store.close();
    },
  };
};

/** Does something as often as said, so many at a time. */
const inGroups = async <T>(count: number, work: () => Promise<T>): Promise<T[]> => {
  const done: T[] = [];
  while (done.length < count) {
    const group = Math.min(atOnce, count - done.length);
    done.push(...(await Promise.all(Array.from({ length: group }, work))));
  }
  return done;
};

/** A visitor asks, and who has waited longest gives up: as many wait as before. Can be had `count` times. */
export const cyclesIn = async (room: RoutingRoom, count: number): Promise<() => Promise<void>> => {
  const visitors: VisitorActor[] = [];
  for (let one = 0; one < count; one += 1) visitors.push(await room.admit());
  return async () => {
    const visitor = visitors.pop();
    if (!visitor) throw new Error('too few visitors');
    await room.ask(visitor);
    await room.giveUp();
  };
};

/** Microseconds of CPU that one of so many takes. */
export const cpuOf = async (count: number, work: () => Promise<void>): Promise<number> => {
  const before = process.cpuUsage();
  for (let one = 0; one < count; one += 1) await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
};
