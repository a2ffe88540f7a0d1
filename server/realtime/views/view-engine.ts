import type * as z from 'zod';
import type { OpenView, ViewDelta, ViewName, ViewSnapshot } from '../../../shared/protocol/rep/views.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { RepActor } from '../../features/actor.ts';
import type { Log } from '../../observability/log.ts';
import type { Line } from '../handlers.ts';
import { type Feed, type FeedSource, type Later, startFeed } from './feed.ts';
import { gather } from './gather.ts';
import type { ParsedParams, ViewSource } from './view-source.ts';

/** One source for each view of the contract. */
export type ViewSources = { [V in ViewName]: ViewSource<V> };

/** How the engine reaches sockets. A feed's deltas go to all its lines at once, so that they are written once. */
export interface ViewLines {
  /** A request may be handled after its socket has gone: its window would never be closed. */
  isOpen(lineId: string): boolean;
  join(lineId: string, feed: number): void;
  leave(lineId: string, feed: number): void;
  tell(feed: number, delta: ViewDelta): void;
  /** The feed ended: whoever has a window of it opens it again. */
  ended(feed: number): void;
}

export interface ViewEngineOptions {
  sources: ViewSources;
  lines: ViewLines;
  later: Later;
  log: Log;
}

/** The open windows of all `/rep` sockets. */
export interface ViewEngine {
  open(line: Line<RepActor>, input: z.output<typeof OpenView>): Promise<Result<ViewSnapshot>>;
  close(lineId: string, viewId: string): void;
  /** The socket is gone: so are its windows. */
  lineClosed(lineId: string): void;
  readonly size: number;
}

/** What windows of the same key share. */
interface Shared {
  readonly id: number;
  readonly key: string;
  readonly feed: Feed;
  /** How many windows each line has of it. */
  readonly lines: Map<string, number>;
  readonly unwatchKeys: () => void;
}

/** More windows than any screen has: a client that needs more is broken. */
const maxWindows = 24;

interface Wanted extends FeedSource {
  key: string;
  watchKeys?: ((changed: () => void) => () => void) | undefined;
}

/** Makes the view engine: it numbers feeds and keeps who watches which; a feed diffs and batches, a source only reads. */
export const createViewEngine = ({ sources, lines, later, log }: ViewEngineOptions): ViewEngine => {
  const windows = new Map<string, Map<string, Shared>>();
  const feeds = new Map<string, Shared>();
  const together = gather(later);
  let numbered = 0;

  const bind = <V extends ViewName>(view: V, actor: RepActor, params: ParsedParams<V>): Wanted => {
    const source: ViewSource<V> = sources[view];
    return {
      key: `${view} ${source.key(actor, params)}`,
      batchMs: source.batchMs,
      read: () => source.read(actor, params),
      watch: (dirty) => source.watch(actor, params, dirty),
      watchKeys: source.watchKeys,
    };
  };

  const wantedBy = (actor: RepActor, input: z.output<typeof OpenView>): Wanted => {
    switch (input.view) {
      case 'live':
        return bind(input.view, actor, input.params);
      case 'colleagues':
        return bind(input.view, actor, input.params);
      case 'meetings':
        return bind(input.view, actor, input.params);
      default:
        return bind(input.view, actor, input.params);
    }
  };

  const end = (shared: Shared): void => {
    shared.unwatchKeys();
    shared.feed.dispose();
    if (feeds.get(shared.key) === shared) feeds.delete(shared.key);
  };

  const start = ({ key, watchKeys, ...source }: Wanted): Shared => {
    numbered += 1;
    const id = numbered;
    const tell = (version: number, change: Omit<ViewDelta, 'feed' | 'version'>): void =>
      lines.tell(id, { feed: id, version, ...change });
    const shared: Shared = {
      id,
      key,
      feed: startFeed({ source, tell, later: together, log }),
      lines: new Map(),
      unwatchKeys:
        watchKeys?.(() => {
          end(shared);
          lines.ended(id);
        }) ?? (() => {}),
    };
    feeds.set(key, shared);
    return shared;
  };

  const close = (lineId: string, viewId: string): void => {
    const open = windows.get(lineId);
    const shared = open?.get(viewId);
    if (!open || !shared) return;
    open.delete(viewId);
    if (open.size === 0) windows.delete(lineId);
    const left = (shared.lines.get(lineId) ?? 1) - 1;
    if (left > 0) {
      shared.lines.set(lineId, left);
      return;
    }
    shared.lines.delete(lineId);
    lines.leave(lineId, shared.id);
    if (shared.lines.size === 0) end(shared);
  };

  return {
    async open(line, input) {
      const { viewId } = input;
      if (!lines.isOpen(line.id)) return fail('unavailable', 'the socket is gone');
      close(line.id, viewId);
      const open = windows.get(line.id) ?? new Map<string, Shared>();
      if (open.size >= maxWindows) return fail('conflict', 'too many open views on this socket');
      const wanted = wantedBy(line.actor, input);
      const shared = feeds.get(wanted.key) ?? start(wanted);
      open.set(viewId, shared);
      windows.set(line.id, open);
      shared.lines.set(line.id, (shared.lines.get(line.id) ?? 0) + 1);
      try {
        await shared.feed.settled();
      } catch (error) {
        if (windows.get(line.id)?.get(viewId) === shared) close(line.id, viewId);
        throw error;
      }
      if (windows.get(line.id)?.get(viewId) !== shared) return fail('unavailable', 'the window was closed');
      if (feeds.get(shared.key) !== shared) return fail('unavailable', 'the feed ended');
      // In one breath with the reading of the content: no delta falls between the two.
      lines.join(line.id, shared.id);
      const { content, version } = shared.feed;
      return ok({
        viewId,
        feed: shared.id,
        version,
        items: [...content.items],
        summary: content.summary,
      } as ViewSnapshot);
    },
    close,
    lineClosed(lineId) {
      for (const viewId of [...(windows.get(lineId)?.keys() ?? [])]) close(lineId, viewId);
    },
    get size() {
      return [...windows.values()].reduce((sum, open) => sum + open.size, 0);
    },
  };
};
