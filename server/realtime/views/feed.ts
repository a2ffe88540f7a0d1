import type { Log } from '../../observability/log.ts';
import { type Change, type Content, diffContent } from './view-diff.ts';

/** Runs `run` once after `ms`; 0 is when all that the current commit brought was told. Answers with a disposer. */
export type Later = (ms: number, run: () => void) => () => void;

/** The timers of the process. */
export const later: Later = (ms, run) => {
  if (ms === 0) {
    // What was committed is told to all listeners in one go, so this comes after it: another turn would be one to wait for.
    let dropped = false;
    queueMicrotask(() => {
      if (!dropped) run();
    });
    return () => {
      dropped = true;
    };
  }
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** A feed's source, with actor and parameters bound. */
export interface FeedSource {
  batchMs: number;
  read(): Promise<Content>;
  watch(dirty: () => void): () => void;
}

export interface FeedOptions {
  source: FeedSource;
  /** Tells all windows of the feed. */
  tell(version: number, change: Change): void;
  later: Later;
  log: Log;
}

/** What all windows that want the same show: it is read, compared and written once, whoever watches. */
export interface Feed {
  /** Resolves once the content is what is true; rejects where it cannot be read. */
  settled(): Promise<void>;
  /** What was told last. */
  readonly content: Content;
  readonly version: number;
  dispose(): void;
}

/** A source that cannot be read just now is asked again after this. */
const retryMs = 1_000;

/** Starts a feed: one reading, then numbered changes, at most one per batch, none after `dispose`. */
export const startFeed = ({ source, tell, later, log }: FeedOptions): Feed => {
  let content: Content | null = null;
  let version = 0;
  let dirty = true;
  let reading: Promise<void> | null = null;
  let closed = false;
  let dropTimer: (() => void) | null = null;

  const schedule = (ms: number): void => {
    dropTimer ??= later(ms, () => {
      dropTimer = null;
      // Whoever opened a window meanwhile had it read.
      if (dirty) refresh().catch((error: unknown) => log.error('a view could not be read', { error }));
    });
  };

  const read = async (): Promise<void> => {
    dirty = false;
    const next = await source.read();
    if (closed) return;
    const change = content && diffContent(content, next);
    content = next;
    if (!change) return;
    version += 1;
    tell(version, change);
  };

  /** Readings follow each other: what changes during one may be missed by it, so another comes after it. */
  const refresh = (): Promise<void> => {
    const ended = (wait: number): void => {
      reading = null;
      if (dirty && !closed && content) schedule(wait);
    };
    reading ??= read().then(
      () => ended(source.batchMs),
      (error: unknown) => {
        dirty = true;
        ended(retryMs);
        throw error;
      },
    );
    return reading;
  };

  // Watching begins before reading, so that no change falls between the two.
  const unwatch = source.watch(() => {
    dirty = true;
    if (!reading && !closed && content) schedule(source.batchMs);
  });

  return {
    async settled() {
      if (reading) await reading;
      if (dirty && !closed) await refresh();
    },
    get content() {
      return content ?? { items: [], summary: {} };
    },
    get version() {
      return version;
    },
    dispose() {
      closed = true;
      unwatch();
      dropTimer?.();
      dropTimer = null;
    },
  };
};
