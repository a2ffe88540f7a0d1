import type { Clock } from '../../domain/clock.ts';
import type { Timers } from '../timers.ts';

/** Clock and timers that move only when a test says so. */
export interface ManualTime extends Clock, Timers {
  /** Moves the time on and runs what falls due, in order, letting promises settle after each. */
  advance(ms: number): Promise<void>;
  /** Milliseconds until the next timer, or null. */
  next(): number | null;
}

/** Lets everything that waits for settled promises run. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Makes a time that stands at `start`. */
export function createManualTime(start = 1_800_000_000_000): ManualTime {
  let now = start;
  let count = 0;
  const due: { at: number; order: number; run: () => void }[] = [];
  const first = () => due.toSorted((a, b) => a.at - b.at || a.order - b.order)[0];
  return {
    now: () => now,
    after(ms, run) {
      count += 1;
      const timer = { at: now + ms, order: count, run };
      due.push(timer);
      return () => {
        const at = due.indexOf(timer);
        if (at >= 0) due.splice(at, 1);
      };
    },
    async advance(ms) {
      const end = now + ms;
      await settled();
      for (let timer = first(); timer && timer.at <= end; timer = first()) {
        due.splice(due.indexOf(timer), 1);
        now = timer.at;
        timer.run();
        await settled();
      }
      now = end;
    },
    next() {
      const timer = first();
      return timer ? timer.at - now : null;
    },
  };
}
