import { createIds } from '../../shared/client/ids.ts';
import type { Readable } from '../../shared/client/readable.ts';
import { browserTimers } from '../../shared/client/timers.ts';
import { connect } from '../../shared/client/transport/connect.ts';
import { createServerClock } from '../../shared/client/transport/server-clock.ts';
import { zodChecks } from '../../shared/client/transport/zod-checks.ts';
import { createViews } from '../../shared/client/views/create-views.ts';
import { keepLast } from '../../shared/client/views/keep-last.ts';
import { systemClock } from '../../shared/domain/clock.ts';
import { repRequests } from '../../shared/protocol/rep/contract.ts';
import { repPushes } from '../../shared/protocol/rep/pushes.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import type { Bridge } from '../bridge/bridge.ts';
import type { Hello, Slot, Workspace } from '../bridge/workspace.ts';
import { createTicker, type Ticker } from '../lib/ticker.ts';
import { forgetErased } from './forget-erased.ts';
import { createHelloStore } from './hello-store.ts';
import { openFiles } from './open-files.ts';
import { openOfflineCache } from './open-offline-cache.ts';
import { openTexts } from './open-texts.ts';
import { tellMachine } from './tell-machine.ts';

/** A workspace as `app` sees it: not yet greeted by the router, and to be closed. */
export interface OpenWorkspace extends Omit<Workspace, 'hello'> {
  readonly hello: Readable<Hello | null>;
  readonly ticker: Ticker;
  close(): void;
}

/** The name under which this person's things on this router are kept on this machine. */
export function workspaceId(routerUrl: string, personId: string): string {
  return `${routerUrl}#${personId}`;
}

/** One signed-in person on one router: socket, clock, storage and the features' stores, all made here and closed here. */
export function createWorkspace(id: string, routerUrl: string, bridge: Bridge): OpenWorkspace {
  const clock = createServerClock(systemClock);
  const ids = createIds(systemClock);
  const timers = browserTimers;
  const connection = connect({
    url: routerUrl,
    namespace: '/rep',
    checks: zodChecks(repRequests, repPushes),
    protocol: protocolVersion,
    async auth() {
      const result = await bridge.session.ticket();
      return result.ok ? { ok: true, data: { ticket: result.data.ticket } } : result;
    },
  });
  const cache = openOfflineCache(`foyer.${id}`, bridge);
  const hello = createHelloStore({ connection, serverClock: clock, localClock: systemClock, timers, cache });
  // Who may not come in any more finds nothing here either.
  const stopForgetting = connection.on('session.ended', () => void cache.clear());
  const views = keepLast(createViews({ connection, ids, timers, random: Math.random }), { connection, clock, cache });
  const stopErasing = forgetErased({ connection, cache, views });
  const stopTelling = tellMachine(connection, bridge.machine, timers);
  const delivery = openTexts(`foyer.${id}`, bridge);
  const stores = new Map<string, { from: unknown; store: object }>();

  const workspace: OpenWorkspace = {
    id,
    routerUrl,
    bridge,
    connection,
    views,
    cache,
    delivery,
    openFiles: () => openFiles(`foyer.${id}`, bridge),
    clock,
    timers,
    ids,
    hello,
    ticker: createTicker(clock, timers),
    get<Store extends object>(slot: Slot<Store>): Store {
      const kept = stores.get(slot.name);
      if (kept !== undefined && kept.from === slot) return kept.store as Store;
      if (kept !== undefined) throw new Error(`Two features want the place "${slot.name}"`);
      // A store is first asked for by a screen, and screens are drawn only once the router has said hello.
      const store = slot.create(workspace as Workspace);
      stores.set(slot.name, { from: slot, store });
      return store;
    },
    close() {
      for (const { store } of [...stores.values()].reverse()) {
        if ('close' in store && typeof store.close === 'function') store.close();
      }
      stores.clear();
      stopTelling();
      hello.close();
      stopForgetting();
      stopErasing();
      connection.close();
      cache.close();
      delivery.close();
    },
  };
  return workspace;
}
