import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import type { ConsentMode } from '../../../shared/protocol/http/setup.ts';
import type { WidgetTokenInput } from '../../../shared/protocol/http/widget.ts';
import type { Settings } from '../../../shared/protocol/rep/contract.ts';
import type { VisitorState } from '../../../shared/protocol/visitor/contract.ts';
import { createServices } from '../../create-services.ts';
import type { Database, Row } from '../../db/schema.ts';
import type { RepActor, VisitorActor } from '../../features/actor.ts';
import { aStore } from './a-store.ts';
import { aPerson, aSite } from './builders.ts';
import { handTimers } from './hand-timers.ts';
import { secretOf } from './visitor-house.ts';

const origin = 'https://acme.example';

interface Kept {
  file: string;
  siteId: string;
  at: number;
}

/** The whole router but its sockets, with time moved by hand. */
const pounceHouse = async (consent: ConsentMode = 'implied', kept?: Kept) => {
  const file = kept?.file ?? join(mkdtempSync(join(tmpdir(), 'foyer-pounce-')), 'foyer.db');
  const { core, clock } = await aStore(file);
  const { store } = core;
  if (kept) clock.advance(kept.at - clock.now());
  const siteId = kept?.siteId ?? (await aSite(core));
  await store.k.updateTable('sites').set({ consent }).where('id', '=', siteId).execute();
  const siteKey = (await store.k.selectFrom('sites').select('key').where('id', '=', siteId).executeTakeFirstOrThrow())
    .key;
  const timers = handTimers(clock);
  const pushed: [string, VisitorState][] = [];
  const services = await createServices(core, {
    publicUrl: 'https://foyer.example',
    demo: false,
    filesFolder: join(dirname(file), 'files'),
    timers,
    pushState: (visitorId, state) => pushed.push([visitorId, state]),
  });
  await services.start();
  const { visitors, presence, pounces, experiences, messenger, settings } = services;

  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 6; turn += 1) await store.run(() => undefined);
    await messenger.settled();
  };

  const look = (actor: VisitorActor, path: string) =>
    visitors.pageView(actor, 'tab', { url: origin + path, title: path, referrer: '' });

  return {
    ...services,
    core,
    clock,
    timers,
    store,
    pushed,
    settled,
    look,

    /** A rep with a console open. */
    rep: async (name: string, role: RepActor['role'] = 'rep'): Promise<RepActor> => {
      const actor = await aPerson(core, name, role);
      await presence.socketOpened(actor.personId);
      await presence.set(actor, 'available');
      return actor;
    },

    /** A browser opens a page of the site. */
    arrive: async (name: string, path = '/pricing', over: Partial<WidgetTokenInput> = {}): Promise<VisitorActor> => {
      const token = await visitors.exchange({
        siteKey,
        secret: secretOf(name),
        hostOrigin: origin,
        locale: 'en',
        zone: 'Europe/Lisbon',
        device: 'desktop',
        ...over,
      });
      if (!token.ok) throw new Error(token.error.message);
      const admitted = await visitors.admit(token.data.token);
      if (!admitted) throw new Error('not admitted');
      const actor: VisitorActor = { kind: 'visitor', ...admitted };
      visitors.socketOpened(actor, 'tab');
      await look(actor, path);
      return actor;
    },

    /** An account whose people have addresses of this domain. */
    account: async (domain: string, ownerId: string | null, target = 1): Promise<void> => {
      const account = { id: core.ids.next(), name: domain.split('.')[0] ?? domain, domain, kind: 'prospect' as const };
      await store.k
        .insertInto('accounts')
        .values({ ...account, target, owner_id: ownerId, created_at: clock.now() })
        .execute();
    },

    /** Claimed and sent. */
    pounce: async (actor: RepActor, visitor: VisitorActor, text = 'Hi, can I help?') => {
      const claimed = await pounces.claim(actor, visitor.visitorId);
      if (!claimed.ok) throw new Error(JSON.stringify(claimed.error));
      const pounceId = claimed.data.pounce.id;
      const sent = await pounces.send(actor, { pounceId, clientId: core.ids.next(), text });
      if (!sent.ok) throw new Error(JSON.stringify(sent.error));
      return sent.data.pounce;
    },

    reply: async (visitor: VisitorActor, pounceId: string, text = 'Yes please', clientId = core.ids.next()) => {
      const by = { kind: 'pounce_reply' as const, pounceId, text };
      const started = await experiences.start(visitor, 'tab', { clientId, by });
      if (!started.ok) throw new Error(JSON.stringify(started.error));
      return started.data.conversation;
    },

    change: async (change: Partial<Settings>): Promise<void> => {
      await store.run((tx) => settings.put(tx, { ...settings.current(), ...change }, null));
      await settled();
    },

    rows: <T extends keyof Database>(table: T): Promise<Row<T>[]> =>
      store.k
        .selectFrom(table as never)
        .selectAll()
        .execute() as Promise<Row<T>[]>,

    /** Time passes; what is due happens when it is due. */
    pass: async (ms: number): Promise<void> => {
      for (let left = ms; left > 0; left -= 5_000) {
        timers.advance(Math.min(left, 5_000));
        await settled();
      }
    },

    /** The process is gone; another one opens the same database. */
    restart: async () => {
      await settled();
      services.stop();
      await store.close();
      return pounceHouse(consent, { file, siteId, at: clock.now() });
    },

    /** Ends it for good. */
    close: async (): Promise<void> => {
      await settled();
      services.stop();
      await store.close();
      rmSync(dirname(file), { recursive: true, force: true });
    },
  };
};

export type PounceHouse = Awaited<ReturnType<typeof pounceHouse>>;

/** Houses that are closed after each test. */
export const pounceHouses = () => {
  const houses: PounceHouse[] = [];
  afterEach(async () => {
    for (const house of houses.splice(0)) await house.close();
  });
  return {
    open: async (consent?: ConsentMode): Promise<PounceHouse> => {
      const house = await pounceHouse(consent);
      houses.push(house);
      return house;
    },
    restart: async (house: PounceHouse): Promise<PounceHouse> => {
      const next = await house.restart();
      houses.splice(houses.indexOf(house), 1, next);
      return next;
    },
  };
};
