import type { Clock } from '../../shared/domain/clock.ts';

/** The router's clock as this console knows it: local time plus the offset the transport measured. */
export interface ServerClock extends Clock {
  setOffset(milliseconds: number): void;
}

export function createServerClock(local: Clock): ServerClock {
  let offset = 0;
  return {
    now: () => local.now() + offset,
    setOffset(milliseconds) {
      offset = milliseconds;
    },
  };
}
