import type { Clock } from '../../../shared/domain/clock.ts';
import type { Timers } from '../timers.ts';

/** Node's timers cannot be set further ahead; whoever is woken early looks again. */
const longestMs = 2_000_000_000;

/** One timer for all that is due: set to the earliest, moved whenever that changes. */
export const createRoutingClock = (clock: Clock, timers: Timers, ring: () => void) => {
  let setFor: number | null = null;
  let stop = () => {};
  let stopped = false;

  const set = (due: number | null): void => {
    if (stopped || due === setFor) return;
    stop();
    stop = () => {};
    setFor = due;
    if (due === null) return;
    stop = timers.after(Math.min(longestMs, Math.max(0, due - clock.now())), () => {
      setFor = null;
      ring();
    });
  };

  return {
    set,
    stop: (): void => {
      stopped = true;
      stop();
    },
  };
};
