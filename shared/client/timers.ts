/** Timers, injected so that tests choose when they fire. */
export interface Timers {
  /** Runs once after `ms` milliseconds unless the answered disposer was called before. */
  after(ms: number, run: () => void): () => void;
}

/** The browser's timers. */
export const browserTimers: Timers = {
  after(ms, run) {
    const id = setTimeout(run, ms);
    return () => clearTimeout(id);
  },
};
