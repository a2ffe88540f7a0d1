import type { ViewSnapshot } from '../../../shared/protocol/rep/views.ts';
import type { Log } from '../../observability/log.ts';
import type { NumberedChange } from './delta-text.ts';
import { type Content, diffShared } from './view-diff.ts';

/** Runs `run` once after `ms`; 0 is the end of the turn. Answers with a disposer. */
export type Later = (ms: number, run: () => void) => () => void;

/** The timers of the process. */
export const later: Later = (ms, run) => {
  if (ms === 0) {
    const turn = setImmediate(run);
    return () => clearImmediate(turn);
  }
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** A window's source, with actor and parameters bound. */
export interface WindowSource {
  batchMs: number;
  read(): Promise<Content>;
  watch(dirty: () => void): () => void;
}

export interface WindowOptions {
  viewId: string;
  source: WindowSource;
  send(change: NumberedChange): void;
  later: Later;
  log: Log;
}

/** One open window of one socket. */
export interface ViewWindow {
  /** The first reading; deltas follow it. */
  open(): Promise<ViewSnapshot>;
  dispose(): void;
}

/** A source that cannot be read just now is asked again after this. */
const retryMs = 1_000;

/** Opens a window: one snapshot, then numbered deltas, at most one per batch, none after `dispose`. */
export const createViewWindow = ({ viewId, source, send, later, log }: WindowOptions): ViewWindow => {
  let content: Content = { items: [], summary: {} };
  let version = 0;
  let dirty = false;
  let reading = true;
  let closed = false;
  let dropTimer: (() => void) | null = null;
  let unwatch = () => {};

  const schedule = (ms: number): void => {
    dropTimer ??= later(ms, () => {
      dropTimer = null;
      void refresh();
    });
  };

  const touched = (): void => {
    dirty = true;
    // A reading that is under way may have missed this change: it looks again when it is done.
    if (!reading && !closed) schedule(source.batchMs);
  };

  const refresh = async (): Promise<void> => {
    reading = true;
    dirty = false;
    let wait = source.batchMs;
    try {
      const next = await source.read();
      if (closed) return;
      const change = diffShared(content, next);
      content = next;
      if (change) {
        version += 1;
        send({ viewId, version, change });
      }
    } catch (error) {
      log.error('a view could not be read', { id: viewId, error });
      dirty = true;
      wait = retryMs;
    }
    reading = false;
    if (dirty && !closed) schedule(wait);
  };

  return {
    async open() {
      // Watching begins before reading, so that no change falls between the two.
      unwatch = source.watch(touched);
      try {
        content = await source.read();
      } catch (error) {
        unwatch();
        throw error;
      }
      reading = false;
      if (closed) unwatch();
      else if (dirty) schedule(source.batchMs);
      return { viewId, version: 0, items: [...content.items], summary: content.summary } as ViewSnapshot;
    },
    dispose() {
      closed = true;
      unwatch();
      dropTimer?.();
      dropTimer = null;
    },
  };
};
