import type { Clock, Ids } from '../../shared/domain/clock.ts';
import type { SignalBoard } from '../db/signal-board.ts';
import type { Store } from '../db/store.ts';
import type { Log } from '../observability/log.ts';

/** What every service is built on. */
export interface Core {
  store: Store;
  board: SignalBoard;
  clock: Clock;
  ids: Ids;
  log: Log;
}
