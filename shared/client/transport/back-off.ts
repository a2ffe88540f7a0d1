/** How long to wait before an attempt, growing from failure to failure; jitter keeps clients from coming back in step. */
export interface BackOff {
  /** The wait before the next attempt, in milliseconds; each call counts as one failure. */
  next(): number;
  reset(): void;
}

/** Makes a back-off that doubles from `firstMs` to `mostMs`; each wait lies between its half and its whole. */
export function createBackOff(random: () => number, firstMs: number, mostMs: number): BackOff {
  let failures = 0;
  return {
    next() {
      const whole = Math.min(mostMs, firstMs * 2 ** Math.min(failures, 30));
      failures += 1;
      return Math.round(whole * (0.5 + random() / 2));
    },
    reset() {
      failures = 0;
    },
  };
}
