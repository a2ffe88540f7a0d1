import type { Clock, Ids } from '../../domain/clock.ts';
import { maxTextLength } from '../../domain/limits.ts';
import { isTransient } from '../../protocol/error-codes.ts';
import type { ErrorBody } from '../../protocol/errors.ts';
import type { Result } from '../../protocol/result.ts';
import { createListeners } from '../listeners.ts';
import type { Readable } from '../readable.ts';
import type { Timers } from '../timers.ts';
import { type BackOff, createBackOff } from '../transport/back-off.ts';
import type { ConnectionState } from '../transport/connection.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { Outbox, OutboxItem, OutboxSnapshot } from './outbox.ts';

/** What an outbox stands on. */
export interface OutboxOptions {
  store: DeliveryStore;
  /** Sends one item and answers with the `seq` the router gave it, or null where it gave none yet. */
  send: (item: OutboxItem) => Promise<Result<{ seq: number | null }>>;
  /** Nothing is tried while it is not connected. */
  connection: Readable<ConnectionState>;
  clock: Clock;
  ids: Ids;
  timers: Timers;
  random: () => number;
}

interface Kept extends OutboxItem {
  strikes: number;
}

interface Lane {
  busy: boolean;
  backOff: BackOff;
  dropTimer: (() => void) | null;
}

const tooLarge: ErrorBody = { code: 'too_large', message: `longer than ${maxTextLength} characters` };
const blank: ErrorBody = { code: 'bad_request', message: 'blank' };

/** Close codes by which router and proxies say that a frame was over their cap. */
const overCap = new Set(['1009', '413']);

const isSendable = (text: string): ErrorBody | null =>
  text.length > maxTextLength ? tooLarge : text.trim() === '' ? blank : null;

/** Makes the outbox of a store; what the store still holds from before is tried first. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { store, connection, clock, ids, timers, random } = options;
  const changed = createListeners();
  const kept = new Map<string, Kept>();
  const lanes = new Map<string, Lane>();
  let snapshot: OutboxSnapshot = { ready: false, items: [] };
  let closed = false;
  /** Items are shown in the order they were added, however long each takes to be stored. */
  let adding: Promise<unknown> = Promise.resolve();

  const publish = (): void => {
    snapshot = { ready: snapshot.ready, items: [...kept.values()] };
    changed.tell();
  };
  const change = (item: Kept, to: Partial<Kept>): Kept => {
    const next = { ...item, ...to };
    if (kept.has(item.clientId)) kept.set(item.clientId, next);
    publish();
    return next;
  };
  // A store that fails (full disk) must not keep a message from being sent: it stays in memory.
  const persist = ({ clientId, lane, text, createdAt, error, strikes }: Kept): Promise<void> =>
    store.putItem({ clientId, lane, text, createdAt, error, strikes }).catch(() => {});
  const forget = (clientId: string): void => void store.deleteItem(clientId).catch(() => {});

  const laneOf = (name: string): Lane => {
    let lane = lanes.get(name);
    if (!lane) {
      lane = { busy: false, backOff: createBackOff(random, 500, 30_000), dropTimer: null };
      lanes.set(name, lane);
    }
    return lane;
  };

  const fail = (item: Kept, error: ErrorBody): void => void persist(change(item, { state: 'failed', error }));

  /** Settles one try; answers whether the lane may go on at once. */
  const settle = (item: Kept, result: Result<{ seq: number | null }>, lane: Lane): boolean => {
    const now = kept.get(item.clientId);
    if (!now) return true;
    if (result.ok) {
      lane.backOff.reset();
      change(now, { state: 'sent', seq: result.data.seq, error: null });
      forget(item.clientId);
      return true;
    }
    const { error } = result;
    if (!isTransient(error.code)) {
      lane.backOff.reset();
      fail(now, error);
      return true;
    }
    // Only a close that speaks of size counts: a router that died twice during a send must not cost a message.
    const strikes = now.strikes + (overCap.has(error.detail?.code ?? '') ? 1 : 0);
    if (strikes >= 2) {
      fail({ ...now, strikes }, tooLarge);
      return true;
    }
    const waiting = change(now, { state: 'waiting', strikes });
    if (strikes > now.strikes) void persist(waiting);
    return false;
  };

  const run = async (name: string): Promise<void> => {
    const lane = laneOf(name);
    if (lane.busy || lane.dropTimer || closed) return;
    lane.busy = true;
    let goOn = true;
    while (goOn && !closed && connection.getSnapshot().kind === 'connected') {
      const item = [...kept.values()].find((one) => one.lane === name && one.state === 'waiting');
      if (!item) break;
      goOn = settle(item, await options.send(change(item, { state: 'sending' })), lane);
    }
    lane.busy = false;
    if (goOn || closed) return;
    lane.dropTimer = timers.after(lane.backOff.next(), () => {
      lane.dropTimer = null;
      void run(name);
    });
  };

  const wake = (): void => {
    for (const name of new Set([...kept.values()].map((item) => item.lane))) {
      const lane = laneOf(name);
      lane.dropTimer?.();
      lane.dropTimer = null;
      void run(name);
    }
  };

  let epoch = 0;
  const dropConnection = connection.subscribe(() => {
    const state = connection.getSnapshot();
    if (state.kind !== 'connected' || state.epoch === epoch) return;
    epoch = state.epoch;
    wake();
  });

  void store
    .items()
    .catch(() => [])
    .then((stored) => {
      const early = [...kept.values()];
      kept.clear();
      for (const item of stored.sort((a, b) => a.createdAt - b.createdAt || (a.clientId < b.clientId ? -1 : 1))) {
        kept.set(item.clientId, { ...item, seq: null, state: item.error ? 'failed' : 'waiting' });
      }
      for (const item of early) kept.set(item.clientId, item);
      snapshot = { ...snapshot, ready: true };
      publish();
      wake();
    });

  return {
    getSnapshot: () => snapshot,
    subscribe: changed.add,
    async add(lane, text) {
      const refusal = isSendable(text);
      if (refusal) return { ok: false, error: refusal };
      const item: Kept = {
        clientId: ids.next(),
        lane,
        text,
        createdAt: clock.now(),
        state: 'waiting',
        seq: null,
        error: null,
        strikes: 0,
      };
      adding = Promise.all([persist(item), adding]);
      await adding;
      kept.set(item.clientId, item);
      publish();
      void run(lane);
      return { ok: true, data: item };
    },
    retry(clientId) {
      const item = kept.get(clientId);
      if (item?.state !== 'failed') return;
      void persist(change(item, { state: 'waiting', error: null, strikes: 0 }));
      void run(item.lane);
    },
    discard(clientId) {
      if (!kept.delete(clientId)) return;
      forget(clientId);
      publish();
    },
    settle(clientIds) {
      const done = [...kept.values()].filter((item) => item.state === 'sent' && clientIds.has(item.clientId));
      for (const item of done) kept.delete(item.clientId);
      if (done.length > 0) publish();
    },
    wake,
    close() {
      closed = true;
      dropConnection();
      for (const lane of lanes.values()) lane.dropTimer?.();
    },
  };
}
