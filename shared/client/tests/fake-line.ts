import { createListeners } from '../listeners.ts';
import type { ConnectionState } from '../transport/connection.ts';
import type { createManualTime } from './manual-time.ts';

/** A side's connection to a router in memory, which a test cuts and mends; each mend is another connection. */
export const aLine = (time: Pick<ReturnType<typeof createManualTime>, 'now'>) => {
  const changed = createListeners();
  let epoch = 1;
  let state: ConnectionState = { kind: 'connected', since: time.now(), epoch };
  const move = (kind: 'connected' | 'reconnecting'): void => {
    state = { kind, since: time.now(), epoch };
    changed.tell();
  };
  return {
    isCut: (): boolean => state.kind !== 'connected',
    getSnapshot: (): ConnectionState => state,
    subscribe: changed.add,
    cut: () => move('reconnecting'),
    mend: () => {
      epoch += 1;
      move('connected');
    },
  };
};
