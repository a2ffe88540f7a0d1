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
import type { DeliveryStore, StoredItem } from './delivery-store.ts';
import type { Outbox, OutboxAct, OutboxItem, OutboxSnapshot } from './outbox.ts';
import type { TabClaims } from './tab-claims.ts';

/** What an outbox stands on. */
export interface OutboxOptions {
  store: DeliveryStore;
  /** Sends one item and answers with the `seq` the router gave it, or null where it gave none yet. */
  send: (item: OutboxItem) => Promise<Result<{ seq: number | null }>>;
  /** True while what an item takes along is not there yet: it waits, and what was written after it goes first. */
  held?: (item: OutboxItem) => boolean;
  /** Nothing is tried while it is not connected. */
  connection: Readable<ConnectionState>;
  clock: Clock;
  ids: Ids;
  timers: Timers;
  random: () => number;
  /** Which of several pages on one store sends what; without it this page sends all of it. */
  claims?: TabClaims;
}

interface Kept extends OutboxItem {
  strikes: number;
  order: number;
  /** True once it may have reached the router: from then on it can only be followed, not changed. */
  tried: boolean;
}

interface Lane {
  busy: boolean;
  backOff: BackOff;
  dropTimer: (() => void) | null;
}

/** A disk that does not answer (a blocked or broken database) holds a message up this long, in milliseconds. */
const patienceMs = 1_500;

const tooLarge: ErrorBody = { code: 'too_large', message: `longer than ${maxTextLength} characters` };
const blank: ErrorBody = { code: 'bad_request', message: 'blank' };

/** Close codes by which router and proxies say that a frame was over their cap. */
const overCap = new Set(['1009', '413']);

const isSendable = (text: string, files: readonly string[] = []): ErrorBody | null =>
  text.length > maxTextLength ? tooLarge : text.trim() === '' && files.length === 0 ? blank : null;

/** Makes the outbox of a store; what the store still holds from before is tried first. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { store, connection, clock, ids, timers, random, claims } = options;
  const changed = createListeners();
  const kept = new Map<string, Kept>();
  const lanes = new Map<string, Lane>();
  let snapshot: OutboxSnapshot = { ready: false, items: [] };
  let closed = false;
  /** Items are shown in the order they were added, however long each takes to be stored. */
  let adding: Promise<unknown> = Promise.resolve();
  const putting = new Set<string>();
  let lastOrder = 0;

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
  // A store that fails (full disk) or hangs must not keep a message from being sent: it stays in memory.
  const persist = ({ state: _state, seq: _seq, tried: _tried, ...item }: Kept): Promise<void> =>
    new Promise((resolve) => {
      const giveUp = timers.after(patienceMs, resolve);
      store
        .putItem(claims ? { ...item, owner: claims.me } : item)
        .catch(() => {})
        .then(() => {
          giveUp();
          resolve();
        });
    });
  const forget = (clientId: string): void => void store.deleteItem(clientId).catch(() => {});
  const drop = (items: readonly Kept[]): void => {
    for (const { clientId } of items) {
      kept.delete(clientId);
      forget(clientId);
    }
    if (items.length > 0) publish();
  };
  const changesOf = (messageKey: string): Kept[] => [...kept.values()].filter((item) => item.of === messageKey);
  /** True where the router cannot have it: it may be changed where it lies. */
  const isHere = ({ state, tried }: Kept): boolean => state === 'failed' || (state === 'waiting' && !tried);

  const laneOf = (name: string): Lane => {
    let lane = lanes.get(name);
    if (!lane) {
      lane = { busy: false, backOff: createBackOff(random, 500, 30_000), dropTimer: null };
      lanes.set(name, lane);
    }
    return lane;
  };

  const fail = (item: Kept, error: ErrorBody): void => {
    // Changes of what the router never took are made here: there is nothing over there to change.
    const changes = item.of === null ? changesOf(item.clientId) : [];
    drop(changes);
    if (changes.some(({ does }) => does === 'remove')) drop([item]);
    else void persist(change(item, { state: 'failed', error, text: changes.at(-1)?.text ?? item.text }));
  };

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
      const item = [...kept.values()].find(
        (one) => one.lane === name && one.state === 'waiting' && !options.held?.(one),
      );
      if (!item) break;
      goOn = settle(item, await options.send(change(item, { state: 'sending', tried: true })), lane);
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
    if (claims && snapshot.ready) void look();
    wake();
  });

  const nextOrder = (): number => {
    lastOrder = Math.max(lastOrder + 1, clock.now());
    return lastOrder;
  };

  /** Takes stored items over, in the order in which they were written. */
  const take = (stored: readonly StoredItem[]): void => {
    const known = stored.filter(({ clientId }) => !kept.has(clientId) && !putting.has(clientId));
    const items = known.map((item): Kept => {
      const { does = 'send', of = null, order = item.createdAt } = item;
      return { ...item, does, of, order, seq: null, state: item.error ? 'failed' : 'waiting', tried: true };
    });
    lastOrder = Math.max(lastOrder, ...items.map(({ order }) => order));
    const all = [...items, ...kept.values()].sort((a, b) => a.order - b.order);
    kept.clear();
    for (const item of all) kept.set(item.clientId, item);
  };

  /** What other pages left behind is sent by this one once they are gone. */
  const look = async (): Promise<void> => {
    const stored = await store.items().catch((): StoredItem[] => []);
    if (closed) return;
    const isMine = ({ owner }: StoredItem): boolean => !claims || owner === undefined || owner === claims.me;
    take(stored.filter(isMine));
    snapshot = { ...snapshot, ready: true };
    publish();
    wake();
    for (const owner of new Set(stored.flatMap((item) => (isMine(item) ? [] : (item.owner ?? []))))) {
      claims?.whenGone(owner, () => void adopt(owner));
    }
  };
  const adopt = async (owner: string): Promise<void> => {
    const left = (await store.items().catch((): StoredItem[] => [])).filter((item) => item.owner === owner);
    if (closed) return;
    take(left);
    for (const { clientId } of left) {
      const item = kept.get(clientId);
      if (item) void persist(item);
    }
    publish();
    wake();
  };
  const began = Promise.race([look(), new Promise<void>((resolve) => void timers.after(patienceMs, resolve))]);

  const put = async (
    lane: string,
    does: OutboxAct,
    of: string | null,
    text: string,
    carried: Pick<OutboxItem, 'files' | 'mentions'> = {},
  ): Promise<Kept> => {
    // What was left from before is known first: it goes first.
    await began;
    const item: Kept = {
      clientId: ids.next(),
      lane,
      does,
      of,
      text,
      ...carried,
      createdAt: clock.now(),
      state: 'waiting',
      seq: null,
      error: null,
      strikes: 0,
      order: nextOrder(),
      tried: false,
    };
    putting.add(item.clientId);
    adding = Promise.all([persist(item), adding]);
    await adding;
    putting.delete(item.clientId);
    kept.set(item.clientId, item);
    publish();
    void run(lane);
    return item;
  };
  const again = (item: Kept, text: string): Kept => {
    const next = change(item, { state: 'waiting', error: null, strikes: 0, text });
    void persist(next);
    void run(item.lane);
    return next;
  };

  return {
    getSnapshot: () => snapshot,
    subscribe: changed.add,
    async add(lane, text, files = []) {
      const refusal = isSendable(text, files);
      if (refusal) return { ok: false, error: refusal };
      return { ok: true, data: await put(lane, 'send', null, text, files.length > 0 ? { files } : {}) };
    },
    async note(lane, text, mentions) {
      const refusal = isSendable(text);
      if (refusal) return { ok: false, error: refusal };
      return { ok: true, data: await put(lane, 'note', null, text, { mentions }) };
    },
    async edit(lane, messageKey, text) {
      const refusal = isSendable(text);
      if (refusal) return { ok: false, error: refusal };
      const own = kept.get(messageKey);
      const edit = changesOf(messageKey).findLast(({ does }) => does === 'edit');
      const here = [own, edit].find((item) => item !== undefined && isHere(item));
      return { ok: true, data: here ? again(here, text) : await put(lane, 'edit', messageKey, text) };
    },
    async remove(lane, messageKey, keepEdits) {
      const own = kept.get(messageKey);
      const changes = changesOf(messageKey);
      if (own && isHere(own)) return drop([own, ...changes]);
      if (!keepEdits) drop(changes.filter((item) => item.does === 'edit' && isHere(item)));
      const removal = changes.find(({ does }) => does === 'remove');
      if (!removal) await put(lane, 'remove', messageKey, '');
      else if (removal.state === 'failed') again(removal, '');
    },
    retry(clientId) {
      const item = kept.get(clientId);
      if (item?.state === 'failed') again(item, item.text);
    },
    discard(clientId) {
      const item = kept.get(clientId);
      if (item) drop([item]);
    },
    settle(lane, entries) {
      const logged = new Set(entries.flatMap((entry) => (entry.type === 'message' ? [entry.clientId] : [])));
      const last = entries.at(-1)?.seq ?? 0;
      const done = [...kept.values()].filter(
        (item) =>
          item.state === 'sent' &&
          item.lane === lane &&
          ((item.seq !== null && item.seq <= last) || logged.has(item.clientId)),
      );
      for (const item of done) kept.delete(item.clientId);
      if (done.length > 0) publish();
    },
    wake,
    close() {
      closed = true;
      dropConnection();
      claims?.close();
      for (const lane of lanes.values()) lane.dropTimer?.();
    },
  };
}
