import type { Clock } from '../../shared/domain/clock.ts';

/** What `createTicker` needs from the platform: one timer that can be taken back. */
export interface Timers {
  setTimeout(run: () => void, milliseconds: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** One timer for all seconds on screen: a list of a thousand waiting times must not own a thousand timers. */
export interface Ticker {
  /** The running whole second of the server's clock, the same value for all who ask within it. */
  second(): number;
  /** Calls at the start of each second until disposed; the timer runs only while someone listens. */
  subscribe(listener: () => void): () => void;
}

export function createTicker(clock: Clock, timers: Timers): Ticker {
  const listeners = new Set<() => void>();
  let timer: unknown;

  // Aligned to the clock's own second, so that neighbouring digits change together.
  const arm = (): void => {
    timer = timers.setTimeout(tick, 1000 - (((clock.now() % 1000) + 1000) % 1000));
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
        if (listeners.size === 0) timers.clearTimeout(timer);
      };
    },
  };
}
