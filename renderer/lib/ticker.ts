import type { Timers } from '../../shared/client/timers.ts';
import type { Clock } from '../../shared/domain/clock.ts';

/** One timer for all seconds on screen: a list of a thousand waiting times must not own a thousand timers. */
export interface Ticker {
  /** The running whole second of the server's clock, the same value for all who ask within it. */
  second(): number;
  /** Calls at the start of each second until disposed; the timer runs only while someone listens. */
  subscribe(listener: () => void): () => void;
}

export function createTicker(clock: Clock, timers: Timers): Ticker {
  const listeners = new Set<() => void>();
  let cancel = (): void => {};

  // Aligned to the clock's own second, so that neighbouring digits change together.
  const arm = (): void => {
    cancel = timers.after(1000 - (clock.now() % 1000), tick);
  };
  const tick = (): void => {
    for (const listener of [...listeners]) listener();
    if (listeners.size > 0) arm();
  };

  return {
    second: () => Math.floor(clock.now() / 1000),
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) arm();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) cancel();
      };
    },
  };
}
