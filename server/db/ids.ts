import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';
import type { Clock, Ids } from '../../shared/domain/clock.ts';

/** A clock that went back by less than this is the same moment: ids keep growing through it. */
const smallStepMs = 10_000;
const bytesPerId = 16;
/** Asking the system for randomness costs more than the rest of an id; this many ids share one asking. */
const idsPerFill = 256;

const randomness = (): (() => Uint8Array) => {
  const pool = new Uint8Array(bytesPerId * idsPerFill);
  let at = pool.length;
  return () => {
    if (at === pool.length) {
      randomFillSync(pool);
      at = 0;
    }
    at += bytesPerId;
    return pool.subarray(at - bytesPerId, at);
  };
};

/** Makes UUIDv7s by the given clock, growing within one millisecond and through small corrections of the clock. */
export const createIds = (clock: Clock): Ids => {
  const nextRandom = randomness();
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
      return v7({ msecs: last, seq, random: nextRandom() });
    },
  };
};
