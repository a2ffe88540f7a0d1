import type { Core } from '../core.ts';
import type { Timers } from '../timers.ts';
import { indexedUpTo, lastPlace, markIndexed, takeIn } from './index-repository.ts';
import type { SearchEngine } from './match-expression.ts';

/** Entries looked at in one command, and how long new words may wait for the next. */
const chunk = 500;
const waitMs = 2_000;
/** What is far behind catches up without pressing: nobody waits for the router meanwhile. */
const pauseMs = 50;
/** Whoever searches waits for so many chunks at most. */
const patience = 40;

/**
 * Takes new words into the index many at a time, a moment after they were said; whoever searches has what is missing taken in
 * first. PostgreSQL's index needs none of this: the database does it while others go on.
 */
export const createWordsKeeper = ({ store, board, log }: Core, engine: SearchEngine, timers: Timers) => {
  let stopped = false;
  let dropTimer: (() => void) | null = null;
  /** False only while nothing can have been said since the last chunk. */
  let behind = true;

  /** True where more is left to do. */
  const takeChunk = async (): Promise<boolean> => {
    behind = false;
    try {
      return await store.run(async (tx) => {
        const from = await indexedUpTo(tx.k);
        const last = await lastPlace(tx.k);
        const upTo = Math.min(last, from + chunk);
        if (upTo <= from) return false;
        await takeIn(tx.k, from, upTo);
        await markIndexed(tx.k, upTo);
        return upTo < last;
      });
    } catch (error) {
      behind = true;
      throw error;
    }
  };

  const schedule = (ms: number): void => {
    if (stopped || engine !== 'sqlite') return;
    dropTimer ??= timers.after(ms, () => {
      dropTimer = null;
      takeChunk().then(
        (more) => {
          if (more) schedule(pauseMs);
        },
        (error: unknown) => {
          log.error('new words could not be taken into the index', { error });
          schedule(waitMs);
        },
      );
    });
  };

  const dispose = board.after('conversation.appended', ({ entry }) => {
    if (entry.type !== 'message' && entry.type !== 'note') return;
    behind = true;
    schedule(waitMs);
  });

  return {
    /** Takes in what is missing, as far as one may wait for it. */
    catchUp: async (): Promise<void> => {
      if (engine !== 'sqlite' || !behind) return;
      let more = true;
      for (let taken = 0; more && taken < patience; taken += 1) more = await takeChunk();
      if (more) {
        behind = true;
        schedule(pauseMs);
      }
    },
    start: (): void => schedule(waitMs),
    stop: (): void => {
      stopped = true;
      dispose();
      dropTimer?.();
    },
  };
};
