import { expect, test } from 'vitest';
import { noCache, type OfflineCache } from '../../shared/client/cache/offline-cache.ts';
import { createListeners } from '../../shared/client/listeners.ts';
import { createManualTime, settled } from '../../shared/client/tests/manual-time.ts';
import type { Connection, ConnectionState } from '../../shared/client/transport/connection.ts';
import { createServerClock } from '../../shared/client/transport/server-clock.ts';
import type { RepContract } from '../../shared/protocol/rep/contract.ts';
import type { RepPushes } from '../../shared/protocol/rep/pushes.ts';
import { fail, ok } from '../../shared/protocol/result.ts';
import { createHelloStore } from './hello-store.ts';

const me = { id: '0192f0c8-7f3a-7000-8000-000000000001', name: 'Ana Moreira' };
const presence = { repId: me.id, status: 'available', since: 1, connection: 'connected', machine: 'unlocked' };

/** A connection that is moved by hand and answers `session.hello` with what the test says. */
function aConnection(answer: () => unknown) {
  const changed = createListeners();
  const pushed = new Map<string, ReturnType<typeof createListeners<[unknown]>>>();
  let state: ConnectionState = { kind: 'connecting', since: 0 };
  let hellos = 0;
  const connection = {
    getSnapshot: () => state,
    subscribe: changed.add,
    request: async () => {
      hellos += 1;
      return answer();
    },
    on(event: string, listener: (data: unknown) => void) {
      const listeners = pushed.get(event) ?? createListeners<[unknown]>();
      pushed.set(event, listeners);
      return listeners.add(listener);
    },
  } as unknown as Connection<RepContract, RepPushes>;
  return {
    connection,
    hellos: () => hellos,
    move(next: ConnectionState) {
      state = next;
      changed.tell();
    },
    push: (event: keyof RepPushes, data: unknown) => pushed.get(event)?.tell(data),
  };
}

function aStore(answer: (now: number) => unknown, cache?: OfflineCache) {
  const time = createManualTime();
  const fake = aConnection(() => answer(time.now()));
  const serverClock = createServerClock(time);
  const store = createHelloStore({ connection: fake.connection, serverClock, localClock: time, timers: time, cache });
  return { ...fake, store, time, serverClock };
}

const hello = (now: number) => ok({ me, presence, settings: {}, demo: true, now: now + 90_000 });

test('says hello at each connect, and learns the router’s clock from the answer', async () => {
  const { store, move, hellos, serverClock, time } = aStore(hello);
  expect(store.getSnapshot()).toBeNull();
  move({ kind: 'connected', since: 0, epoch: 1 });
  await settled();
  expect(store.getSnapshot()?.me.name).toBe('Ana Moreira');
  expect(serverClock.now() - time.now()).toBe(90_000);
  move({ kind: 'reconnecting', since: 0, epoch: 1 });
  move({ kind: 'connected', since: 0, epoch: 2 });
  await settled();
  expect(hellos()).toBe(2);
});

test('what was known stays while the connection is away', async () => {
  const { store, move } = aStore(hello);
  move({ kind: 'connected', since: 0, epoch: 1 });
  await settled();
  move({ kind: 'reconnecting', since: 0, epoch: 1 });
  expect(store.getSnapshot()?.me.name).toBe('Ana Moreira');
});

test('a hello that failed for a moment is said again, and not after the connection went', async () => {
  let answers = 0;
  const { store, move, time, hellos } = aStore((now) => {
    answers += 1;
    return answers === 1 ? fail('unavailable', 'busy') : hello(now);
  });
  move({ kind: 'connected', since: 0, epoch: 1 });
  await settled();
  expect(store.getSnapshot()).toBeNull();
  await time.advance(2000);
  expect(store.getSnapshot()).not.toBeNull();
  expect(hellos()).toBe(2);
  expect(time.next()).toBeNull();
});

test('an answer to an earlier connect is not taken for this one’s', async () => {
  let release = (): void => {};
  const waiting = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { store, move } = aStore((now) => waiting.then(() => hello(now)));
  move({ kind: 'connected', since: 0, epoch: 1 });
  move({ kind: 'reconnecting', since: 0, epoch: 1 });
  release();
  await settled();
  expect(store.getSnapshot()).toBeNull();
});

test('my own status is followed with its reason, a colleague’s is not', async () => {
  const { store, move, push } = aStore(hello);
  move({ kind: 'connected', since: 0, epoch: 1 });
  await settled();
  push('presence.changed', { presence: { ...presence, status: 'away_missed' }, reason: 'missed_offers' });
  expect(store.getSnapshot()).toMatchObject({ presence: { status: 'away_missed' }, presenceReason: 'missed_offers' });
  push('presence.changed', { presence: { ...presence, repId: 'another', status: 'busy' } });
  expect(store.getSnapshot()?.presence.status).toBe('away_missed');
});

test('remembers who set the status until the status is another one, over reconnecting too', async () => {
  let now = { ...presence };
  const { store, move, push } = aStore((at) => ok({ me, presence: now, settings: {}, demo: true, now: at }));
  move({ kind: 'connected', since: 0, epoch: 1 });
  await settled();
  now = { ...presence, status: 'away', since: 2 };
  const by = { id: 'marta', name: 'Marta Berg', photo: null };
  push('presence.changed', { presence: now, reason: 'manager', by, note: 'Lunch' });
  expect(store.getSnapshot()?.presenceBy).toEqual({ name: 'Marta Berg', note: 'Lunch' });
  push('presence.changed', { presence: { ...now, connection: 'lost' }, reason: 'lost' });
  move({ kind: 'connected', since: 0, epoch: 2 });
  await settled();
  expect(store.getSnapshot()?.presenceBy).toEqual({ name: 'Marta Berg', note: 'Lunch' });
  now = { ...presence, status: 'available', since: 3 };
  move({ kind: 'connected', since: 0, epoch: 3 });
  await settled();
  expect(store.getSnapshot()?.presenceBy).toBeNull();
});

test('after close it hears nothing more', async () => {
  const { store, move, hellos } = aStore(hello);
  store.close();
  move({ kind: 'connected', since: 0, epoch: 1 });
  await settled();
  expect(hellos()).toBe(0);
});

test('who starts without a connection is known from the last time, and no sooner than a router would have answered', async () => {
  const known = { me, presence, statuses: [], settings: {}, demo: true, now: 1 };
  const { store, time, move } = aStore(hello, { ...noCache, read: async () => known as never });
  await time.advance(2_000);
  expect(store.getSnapshot()).toBeNull();
  await time.advance(1_000);
  expect(store.getSnapshot()).toMatchObject({ me, presence });
  move({ kind: 'connected', since: 0, epoch: 1 });
  await settled();
  expect(store.getSnapshot()).toMatchObject({ me, demo: true });
});
