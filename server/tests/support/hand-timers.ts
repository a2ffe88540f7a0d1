import type { Timers } from '../../features/timers.ts';

/** Timers that fire when a test moves them, in the order of their time; `clock` is moved along. */
export const handTimers = (clock?: { advance(ms: number): void }): Timers & { advance(ms: number): void } => {
  let now = 0;
  let waiting: { at: number; run: () => void }[] = [];
  return {
    after(ms, run) {
      const timer = { at: now + ms, run };
      waiting.push(timer);
      return () => {
        waiting = waiting.filter((other) => other !== timer);
      };
    },
    advance(ms) {
      const until = now + ms;
      for (;;) {
        const next = waiting.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
        const to = next?.at ?? until;
        clock?.advance(to - now);
        now = to;
        if (!next) return;
        waiting = waiting.filter((timer) => timer !== next);
        next.run();
      }
    },
  };
};
