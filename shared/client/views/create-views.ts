import type { Ids } from '../../domain/clock.ts';
import { isTransient } from '../../protocol/error-codes.ts';
import type { ErrorBody } from '../../protocol/errors.ts';
import type { RepContract } from '../../protocol/rep/contract.ts';
import type { RepPushes } from '../../protocol/rep/pushes.ts';
import {
  OpenView,
  type ViewDelta,
  type ViewItem,
  type ViewName,
  type ViewParams,
  type ViewSummary,
  views,
} from '../../protocol/rep/views.ts';
import { createListeners } from '../listeners.ts';
import type { Timers } from '../timers.ts';
import { createBackOff } from '../transport/back-off.ts';
import type { Connection } from '../transport/connection.ts';
import { applyDelta, keepSame } from './apply-delta.ts';
import type { View, ViewState } from './view.ts';

/** What views stand on. */
export interface ViewsOptions {
  connection: Connection<RepContract, RepPushes>;
  ids: Ids;
  timers: Timers;
  random: () => number;
}

/** Opens windows on the router. */
export interface Views {
  open<V extends ViewName>(view: V, params: ViewParams<V>): View<V>;
}

const garbage: ErrorBody = { code: 'internal', message: 'the router sent a view in an unknown shape' };

/** Makes the views of a connection. */
export function createViews({ connection, ids, timers, random }: ViewsOptions): Views {
  function open<V extends ViewName>(view: V, firstParams: ViewParams<V>): View<V> {
    const changed = createListeners();
    const backOff = createBackOff(random, 500, 15_000);
    let state: ViewState<V> = { status: 'loading', items: [], summary: null, error: null };
    let params = firstParams;
    let closed = false;
    let epoch = 0;
    let version = 0;
    /** The window now on the router; each opening has an id of its own, so that deltas of the last one cannot be mixed up. */
    let viewId = '';
    /** The feed whose deltas the window follows; 0 while it is not known. */
    let feed = 0;
    /** Deltas of any feed that came before the snapshot, which one of them may have overtaken; null while none is awaited. */
    let early: ViewDelta[] | null = null;
    /** Feeds that ended meanwhile: one of them may be the one the snapshot is of. */
    const endedEarly = new Set<number>();
    let dropTimer = () => {};

    const publish = (next: Partial<ViewState<V>>): void => {
      state = { ...state, ...next };
      changed.tell();
    };
    const parseItems = (items: readonly unknown[]): ViewItem<V>[] | null => {
      const parsed = items.map((item) => views[view].item.safeParse(item));
      return parsed.every((one) => one.success) ? parsed.map((one) => one.data as ViewItem<V>) : null;
    };
    const parseSummary = (summary: unknown): ViewSummary<V> | null =>
      (views[view].summary.safeParse(summary).data ?? null) as ViewSummary<V> | null;

    const forget = (): void => {
      viewId = '';
      feed = 0;
      early = null;
    };

    const leave = (): void => {
      if (viewId && connection.getSnapshot().kind === 'connected') void connection.request('view.close', { viewId });
      forget();
    };

    /** Applies one delta; false where it does not follow. */
    const apply = (delta: ViewDelta): boolean => {
      if (delta.version <= version) return true;
      const put = delta.version === version + 1 ? parseItems(delta.put) : null;
      if (!put) return false;
      version = delta.version;
      const items = applyDelta<ViewItem<V>>(state.items, { put, remove: delta.remove, moves: delta.moves });
      const summary = delta.summary === undefined ? state.summary : parseSummary(delta.summary);
      publish({ items, summary });
      return true;
    };

    const reopen = async (): Promise<void> => {
      dropTimer();
      leave();
      if (closed || connection.getSnapshot().kind !== 'connected') return;
      const mine = ids.next();
      viewId = mine;
      early = [];
      endedEarly.clear();
      const asked = OpenView.safeParse({ viewId: mine, view, params });
      if (!asked.success) throw new Error(`view ${view}: parameters of the wrong shape`);
      const result = await connection.request('view.open', asked.data);
      if (closed || viewId !== mine) return;
      if (!result.ok) {
        forget();
        if (isTransient(result.error.code)) dropTimer = timers.after(backOff.next(), () => void reopen());
        else publish({ status: 'failed', error: result.error });
        return;
      }
      const items = parseItems(result.data.items);
      const summary = parseSummary(result.data.summary);
      const waiting = (early ?? []).filter((delta: ViewDelta) => delta.feed === result.data.feed);
      early = null;
      if (!items || !summary) {
        leave();
        return publish({ status: 'failed', error: garbage });
      }
      ({ version, feed } = result.data);
      publish({ status: 'ready', items: keepSame(state.items, items), summary, error: null });
      const fits = !endedEarly.has(feed) && waiting.sort((a, b) => a.version - b.version).every(apply);
      if (fits) backOff.reset();
      else lag();
    };

    /** Something was missed: show what there is as stale and ask anew, not faster than the back-off allows. */
    const lag = (): void => {
      publish({ status: 'stale' });
      leave();
      dropTimer();
      dropTimer = timers.after(backOff.next(), () => void reopen());
    };

    const dropDeltas = connection.on('view.delta', (delta) => {
      if (early) early.push(delta);
      else if (delta.feed === feed && !apply(delta)) lag();
    });
    const dropEnds = connection.on('view.ended', (ended) => {
      if (early) endedEarly.add(ended.feed);
      if (ended.feed !== feed) return;
      publish({ status: 'stale' });
      void reopen();
    });

    const onState = (): void => {
      const now = connection.getSnapshot();
      if (now.kind === 'connected') {
        if (now.epoch === epoch) return;
        epoch = now.epoch;
        forget();
        backOff.reset();
        void reopen();
      } else {
        forget();
        dropTimer();
        if (state.status === 'ready') publish({ status: 'stale' });
      }
    };
    const dropState = connection.subscribe(onState);
    onState();

    return {
      getSnapshot: () => state,
      subscribe: changed.add,
      setParams(next) {
        if (JSON.stringify(next) === JSON.stringify(params)) return;
        params = next;
        if (state.status !== 'loading') publish({ status: 'stale' });
        void reopen();
      },
      close() {
        closed = true;
        dropTimer();
        dropDeltas();
        dropEnds();
        dropState();
        leave();
      },
    };
  }
  return { open };
}
