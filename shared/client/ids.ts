import { v7 } from 'uuid';
import type { Clock, Ids } from '../domain/clock.ts';

/** Makes UUIDv7 ids by the given clock. */
export const createIds = (clock: Clock): Ids => ({ next: () => v7({ msecs: clock.now() }) });
