import { defaultPlan, type RoutingPlan } from '../../../shared/domain/routing-plan.ts';
import type { VisitorConnection } from '../../../shared/domain/visitor.ts';
import type { Settings } from '../../../shared/protocol/rep/contract.ts';
import type { Database, Row } from '../../db/schema.ts';
import type { Signals } from '../../db/signals.ts';
import type { Actor, RepActor, VisitorActor } from '../../features/actor.ts';
import { createAudit } from '../../features/audit/audit.ts';
import { createCalls } from '../../features/calls/calls.ts';
import { createIceServers } from '../../features/calls/ice-servers.ts';
import { createConversations } from '../../features/conversations/conversations.ts';
import { createDemos } from '../../features/demos/demos.ts';
import { createMeetings } from '../../features/meetings/meetings.ts';
import { createSlotHolds } from '../../features/meetings/slot-holds.ts';
import { createPresence } from '../../features/presence/presence.ts';
import { createOffers } from '../../features/routing/offers.ts';
import { createRouting } from '../../features/routing/routing.ts';
import { defaultSettings } from '../../features/settings/settings.ts';
import { offersSource } from '../../realtime/views/offers-source.ts';
import { aStore, type TestStore } from './a-store.ts';
import { aPerson, aSite, aVisitor } from './builders.ts';
import { handTimers } from './hand-timers.ts';
import { plainCards } from './plain-cards.ts';
import { replayRouting } from './replay-routing.ts';

interface Kept {
  test: Pick<TestStore, 'core' | 'clock'>;
  siteId?: string;
  visitors?: Map<string, VisitorActor>;
  settings?: Settings;
  plan?: RoutingPlan;
}

const aRelay = {
  text: 'turn:relay.example',
  kind: 'turn' as const,
  secure: false,
  host: 'relay.example',
  port: 3478,
  transport: 'udp' as const,
};

/** Conversations, presence and routing on a real store, with time moved by hand; only sockets and visits stand outside. */
export const routingHouse = async (over: Partial<Settings> = {}, kept?: Kept) => {
  const test = kept?.test ?? (await aStore());
  const { core, clock } = test;
  const { store } = core;
  const siteId = kept?.siteId ?? (await aSite(core));
  const visitors = kept?.visitors ?? new Map<string, VisitorActor>();
  let settings = kept?.settings ?? { ...defaultSettings, ...over };
  let plan =
    kept?.plan ?? defaultPlan({ ownerAloneS: 15, overflowS: 60 }, { queue: 'Everybody', rule: 'Everybody else' });
  const timers = handTimers(clock);
  const conversations = createConversations(core);
  const audit = createAudit(core);
  const presence = createPresence(core, { audit, timers });
  const routing = createRouting(core, {
    conversations,
    presence,
    settings: () => settings,
    plan: () => plan,
    audit,
    timers,
  });
  const away = new Map<string, VisitorConnection>();
  const calls = createCalls(core, {
    conversations,
    presence,
    visitors: { connectionOf: (visitorId) => away.get(visitorId) ?? 'here' },
    timers,
    ice: createIceServers({ urls: [aRelay], secret: 'of this house' }, clock),
    relayOnly: () => false,
  });
  const demos = createDemos(core, {
    conversations,
    visitors: { connectionOf: (visitorId) => away.get(visitorId) ?? 'here' },
    timers,
    ice: createIceServers({ urls: [], secret: null }, clock),
    relayOnly: () => false,
  });
  const holds = createSlotHolds(core, { conversations, routing, timers });
  const meetings = createMeetings(core, {
    holds,
    conversations,
    routing,
    visitors: plainCards,
  });
  const offersOf = createOffers(core);
  const told: Signals['presence.changed'][] = [];
  core.board.after('presence.changed', (payload) => told.push(payload));
  await presence.start();
  await calls.resume();
  await demos.resume();
  await routing.start();
  await holds.start();

  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 4; turn += 1) await store.run(() => null);
  };

  const rows = <T extends keyof Database>(table: T): Promise<Row<T>[]> =>
    store.k
      .selectFrom(table as never)
      .selectAll()
      .execute() as Promise<Row<T>[]>;

  const visitorOf = (name: string): VisitorActor => {
    const visitor = visitors.get(name);
    if (!visitor) throw new Error(`${name} never came`);
    return visitor;
  };

  const newAccount = async (ownerId: string): Promise<string> => {
    const id = core.ids.next();
    const account = { id, name: 'Acme', domain: `${id}.example`, kind: 'prospect' as const, target: 1 };
    await store.k
      .insertInto('accounts')
      .values({ ...account, owner_id: ownerId, created_at: clock.now() })
      .execute();
    return id;
  };

  const come = async (name: string, ownerId: string | null): Promise<VisitorActor> => {
    const account = ownerId === null ? {} : { accountId: await newAccount(ownerId) };
    const visitor = visitors.get(name) ?? (await aVisitor(core, siteId, account));
    visitors.set(name, visitor);
    return visitor;
  };

  const newConversation = async (
    name: string,
    { ownerId = null, words = 'Is there a free trial?' }: { ownerId?: string | null; words?: string } = {},
  ): Promise<{ conversationId: string; visitorId: string }> => {
    const visitor = await come(name, ownerId);
    const clientId = core.ids.next();
    const said = [{ from: 'visitor' as const, text: words || 'Talk to sales', clientId: core.ids.next() }];
    const { row } = await store.run((tx) =>
      conversations.start(tx, { visitor, clientId, impressionId: null, pagePath: '/pricing', said, words }),
    );
    return { conversationId: row.id, visitorId: visitor.visitorId };
  };

  const stop = async (): Promise<void> => {
    await settled();
    presence.stop();
    routing.stop();
    holds.stop();
    calls.stop();
    demos.close();
  };

  return {
    core,
    clock,
    timers,
    store,
    conversations,
    presence,
    calls,
    demos,
    routing,
    holds,
    meetings,
    offersOf,
    told,
    rows,
    visitorOf,
    newConversation,
    settled,
    stop,
    settings: () => settings,

    /** A rep with a console open. */
    rep: async (name: string, status: 'available' | 'away' = 'available'): Promise<RepActor> => {
      const actor = await aPerson(core, name);
      await presence.socketOpened(actor.personId, 'desk');
      await presence.set(actor, status);
      return actor;
    },

    /** A visitor asks for sales. */
    ask: async (name: string, how: { ownerId?: string | null; words?: string } = {}) => {
      const asked = await newConversation(name, how);
      await store.run((tx) => routing.ask(tx, asked));
      return asked;
    },

    /** The visitor is somebody to practise on. */
    practise: async (name: string): Promise<void> => {
      const { visitorId } = visitorOf(name);
      await store.k.updateTable('visitors').set({ practice: 1 }).where('id', '=', visitorId).execute();
    },

    onlyOffer: async (actor: RepActor) => {
      const [offer, ...more] = await offersOf(actor.personId);
      if (!offer || more.length > 0) throw new Error(`${more.length + (offer ? 1 : 0)} offers instead of one`);
      return offer;
    },

    lease: (name: string, lease: VisitorConnection) =>
      store.run(async (tx) => {
        const { visitorId } = visitorOf(name);
        away.set(visitorId, lease);
        await routing.visitorLease(tx, visitorId, lease);
        await calls.visitorLease(tx, visitorId, lease);
        await demos.visitorLease(tx, visitorId, lease);
        if (lease === 'left') await holds.letGo(tx, visitorId);
      }),

    say: async (actor: Actor, conversationId: string, text: string): Promise<void> => {
      const sent = await store.run((tx) =>
        conversations.send(tx, actor, { conversationId, clientId: core.ids.next(), text }),
      );
      if (!sent.ok) throw new Error(sent.error.message);
    },

    close: (conversationId: string) => store.run((tx) => conversations.close(tx, conversationId, 'rep', null)),

    conversation: (id: string) => store.run((tx) => conversations.row(tx, id)),

    entries: async (conversationId: string): Promise<string[]> => {
      const stream = `conversation:${conversationId}`;
      const events = (await rows('events')).filter((event) => event.stream === stream);
      return events.map((event) => event.type);
    },

    deactivate: (actor: RepActor) =>
      store.run(async (tx) => {
        await tx.k.updateTable('people').set({ active: 0 }).where('id', '=', actor.personId).execute();
        await tx.signal('person.deactivated', { personId: actor.personId });
        await tx.signal('person.changed', { personId: actor.personId });
      }),

    change: (change: Partial<Settings>) =>
      store.run((tx) => {
        settings = { ...settings, ...change };
        return tx.signal('settings.changed', {});
      }),

    plan: (): RoutingPlan => plan,

    /** An admin saves another plan. */
    replan: (next: RoutingPlan) =>
      store.run((tx) => {
        plan = next;
        return tx.signal('plan.changed', { version: 0 });
      }),

    /** Time passes; what is due happens when it is due. */
    pass: async (ms: number): Promise<void> => {
      const until = clock.now() + ms;
      await settled();
      while (clock.now() < until) {
        timers.advance(Math.min(1_000, until - clock.now()));
        await settled();
      }
      timers.advance(0);
      await settled();
    },

    /** The process is gone; another one opens the same database. */
    restart: async () => {
      presence.stop();
      routing.stop();
      holds.stop();
      calls.stop();
      demos.close();
      await settled();
      return routingHouse({}, { test, siteId, visitors, settings, plan });
    },

    events: async () => (await rows('events')).filter((event) => event.stream === 'routing'),

    /** Gives the log to a fresh engine; answers with the places where it decided otherwise. */
    replay: async () => {
      const events = (await rows('events')).filter((event) => event.stream === 'routing');
      return { steps: events.length, differing: replayRouting(events) };
    },
  };
};

export type RoutingHouse = Awaited<ReturnType<typeof routingHouse>>;

export const repOffersOf = (house: RoutingHouse) => offersSource(house.core, house.offersOf);
