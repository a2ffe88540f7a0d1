import type { OfflineCache } from '../../shared/client/cache/offline-cache.ts';
import { createListeners } from '../../shared/client/listeners.ts';
import type { Readable } from '../../shared/client/readable.ts';
import type { Timers } from '../../shared/client/timers.ts';
import type { Connection } from '../../shared/client/transport/connection.ts';
import type { ServerClock } from '../../shared/client/transport/server-clock.ts';
import type { Clock } from '../../shared/domain/clock.ts';
import { isTransient } from '../../shared/protocol/error-codes.ts';
import { type RepContract, repRequests } from '../../shared/protocol/rep/contract.ts';
import type { RepPushes } from '../../shared/protocol/rep/pushes.ts';
import type { Hello } from '../bridge/workspace.ts';

export interface HelloStore extends Readable<Hello | null> {
  close(): void;
}

interface HelloOptions {
  connection: Connection<RepContract, RepPushes>;
  serverClock: ServerClock;
  localClock: Clock;
  timers: Timers;
  /** What was said before: a console that starts without a connection still knows whose it is. */
  cache?: OfflineCache;
}

const Said = repRequests['session.hello'].output;
/** A router that has not answered by now is not there. */
const PATIENCE_MS = 2500;

const RETRY_MS = 2000;

/**
 * Says hello at each connect, learns the router's clock from the answer, and keeps the answer current by pushes. What was
 * known stays while the connection is away: a console that is offline still knows whose it is.
 */
export function createHelloStore({ connection, serverClock, localClock, timers, cache }: HelloOptions): HelloStore {
  const changed = createListeners();
  let hello: Hello | null = null;
  let greeted = 0;
  let stopRetry = (): void => {};

  const set = (part: Partial<Hello>): void => {
    if (hello === null) return;
    hello = { ...hello, ...part };
    changed.tell();
  };

  const samePresence = ({ status, since }: Hello['presence']): boolean =>
    hello?.presence.status === status && hello.presence.since === since;
  const setBy = (): Hello['presenceBy'] => hello?.presenceBy ?? null;

  const greet = async (epoch: number): Promise<void> => {
    greeted = epoch;
    const askedAt = localClock.now();
    const result = await connection.request('session.hello', {});
    const state = connection.getSnapshot();
    if (state.kind !== 'connected' || state.epoch !== epoch) return;
    if (!result.ok) {
      if (isTransient(result.error.code)) stopRetry = timers.after(RETRY_MS, () => void greet(epoch));
      return;
    }
    const { now, ...rest } = result.data;
    serverClock.observe(askedAt, localClock.now(), now);
    hello = { ...rest, presenceReason: undefined, presenceBy: samePresence(rest.presence) ? setBy() : null };
    cache?.write('hello', () => result.data);
    changed.tell();
  };

  const follow = (): void => {
    const state = connection.getSnapshot();
    if (state.kind !== 'connected') stopRetry();
    else if (state.epoch !== greeted) void greet(state.epoch);
  };

  const stops = [
    connection.subscribe(follow),
    connection.on('me.changed', ({ me }) => set({ me })),
    connection.on('statuses.changed', ({ statuses }) => set({ statuses })),
    connection.on('settings.changed', ({ settings }) => set({ settings })),
    connection.on('presence.changed', ({ presence, reason, by, note }) => {
      if (presence.repId !== hello?.me.id) return;
      // What came and went with the connection says nothing about who set the status.
      const told = by === undefined ? null : { name: by.name, note: note ?? null };
      set({ presence, presenceReason: reason, presenceBy: told ?? (samePresence(presence) ? setBy() : null) });
    }),
  ];
  follow();
  const recall = async (): Promise<void> => {
    const said = await cache?.read('hello', Said);
    if (!said || hello !== null || connection.getSnapshot().kind === 'connected') return;
    const { now: _, ...rest } = said;
    hello = { ...rest, presenceReason: undefined, presenceBy: null };
    changed.tell();
  };
  const stopRecall = cache ? timers.after(PATIENCE_MS, () => void recall()) : () => {};

  return {
    getSnapshot: () => hello,
    subscribe: changed.add,
    close() {
      stopRetry();
      stopRecall();
      for (const stop of stops) stop();
    },
  };
}
