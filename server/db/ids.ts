import { v7 } from 'uuid';
import type { Clock, Ids } from '../../shared/domain/clock.ts';

/** A clock that went back by less than this is the same moment: ids keep growing through it. */
const smallStepMs = 10_000;

/** Makes UUIDv7s by the given clock, growing within one millisecond and through small corrections of the clock. */
export const createIds = (clock: Clock): Ids => {
  let last = -1;
  let seq = 0;
  return {
    next: () => {
      const now = clock.now();
      if (now > last || last - now > smallStepMs) {
        last = now;
        seq = 0;
      } else {
        seq += 1;
      }
      return v7({ msecs: last, seq });
    },
  };
};
