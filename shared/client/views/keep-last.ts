import * as z from 'zod';
import type { Clock } from '../../domain/clock.ts';
import { Instant } from '../../domain/scalars.ts';
import { type ViewName, type ViewParams, views } from '../../protocol/rep/views.ts';
import type { OfflineCache } from '../cache/offline-cache.ts';
import { createListeners } from '../listeners.ts';
import type { Readable } from '../readable.ts';
import type { ConnectionState } from '../transport/connection.ts';
import type { Views } from './create-views.ts';
import type { View, ViewState } from './view.ts';

interface KeepLastOptions {
  connection: Readable<ConnectionState>;
  /** The router's clock: the moment a content was last true is told in its time. */
  clock: Clock;
  /** Keeps the inbox over a restart. */
  cache?: OfflineCache;
}

/** So many windows are remembered, the last ones closed. */
const most = 12;

const KeptInbox = z.object({ items: z.array(views.inbox.item), summary: views.inbox.summary, asOf: Instant });

/** How far a window looks back and how much of it was fetched make no other window of it. */
function keyOf<V extends ViewName>(view: V, params: ViewParams<V>): string {
  const { from: _from, limit: _limit, ...asked } = params as Record<string, unknown>;
  return JSON.stringify([view, asked]);
}

/** Windows that remember, until they are told to forget. */
export interface LastingViews extends Views {
  /** Forgets what closed windows showed, where it may tell of somebody who was erased. */
  forget(): void;
}

/**
 * Remembers what windows showed last, in memory. One that is opened while the connection is away begins with that, as `stale`
 * and `asOf` the moment it was last live, and leaves it for what the router sends once it is back; a window opened while
 * connected never shows it.
 */
export function keepLast(inside: Views, { connection, clock, cache }: KeepLastOptions): LastingViews {
  const kept = new Map<string, ViewState<ViewName>>();
  const remember = (key: string, state: ViewState<ViewName>): void => {
    kept.delete(key);
    kept.set(key, state);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  };

  function open<V extends ViewName>(view: V, params: ViewParams<V>): View<V> {
    const inner = inside.open(view, params);
    const changed = createListeners();
    let key = keyOf(view, params);
    let asOf: number | null = null;
    const isAway = (): boolean => connection.getSnapshot().kind !== 'connected';
    const lastOf = (): ViewState<V> | null => (isAway() ? ((kept.get(key) as ViewState<V> | undefined) ?? null) : null);
    let last = lastOf();

    const now = (): ViewState<V> => {
      const state = inner.getSnapshot();
      if (state.status === 'loading') return last ?? state;
      last = null;
      if (state.status !== 'stale') {
        asOf = null;
        return state;
      }
      asOf ??= clock.now();
      return { ...state, asOf };
    };
    let state = now();
    // The one window that a start without a connection shows.
    const lasting = view === 'inbox' ? cache : undefined;
    const write = (): void => {
      const { status, items, summary } = inner.getSnapshot();
      if (status === 'ready') lasting?.write('inbox', () => ({ items, summary, asOf: clock.now() }));
    };

    const keep = (): void => {
      const was = inner.getSnapshot();
      if (was.status !== 'ready' && was.status !== 'stale') return;
      remember(key, { ...was, status: 'stale', asOf: asOf ?? clock.now() } as ViewState<ViewName>);
    };
    const follow = (): void => {
      state = now();
      write();
      changed.tell();
    };
    void lasting?.read('inbox', KeptInbox).then((found) => {
      if (!found || last || !isAway() || inner.getSnapshot().status !== 'loading') return;
      last = { status: 'stale', error: null, ...found } as ViewState<ViewName> as ViewState<V>;
      follow();
    });
    const stop = inner.subscribe(follow);

    return {
      getSnapshot: () => state,
      subscribe: changed.add,
      setParams(next) {
        keep();
        key = keyOf(view, next);
        if (inner.getSnapshot().status === 'loading') last = lastOf();
        inner.setParams(next);
        follow();
      },
      close() {
        keep();
        stop();
        inner.close();
      },
    };
  }
  return { open, forget: () => kept.clear() };
}
