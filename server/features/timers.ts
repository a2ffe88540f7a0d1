/** Timers, injected so that tests choose when they fire. */
export interface Timers {
  /** Runs once after `ms` milliseconds unless the answered disposer was called before. */
  after(ms: number, run: () => void): () => void;
}

/** Node's timers; none of them keeps the process alive by itself. */
export const nodeTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
