import type { Instant } from './scalars.ts';

/** Tells the time in UTC milliseconds; injected so that tests and the demo's history may choose it. */
export interface Clock {
  now(): Instant;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** Makes ids: UUIDv7, sorted by the time they were made. */
export interface Ids {
  next(): string;
}
