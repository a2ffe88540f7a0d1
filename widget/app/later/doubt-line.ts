import type { Readable } from '../../../shared/client/readable.ts';
import type { Clock } from '../../../shared/domain/clock.ts';
import type { VisitorConnection } from '../presence/presence.ts';
import { createValue } from '../presence/value.ts';

/** What is not answered by then is said: a little later the line reads it. */
const answerMs = 3_000;
/** So long an answer stands for the next ones. */
const trustMs = 3_000;

/** True while the line stands and the router says nothing by it. */
export interface LineDoubt extends Readable<boolean> {
  /** The visitor did something, and may wait for it. */
  used(): void;
  close(): void;
}

/**
 * Asks the router whether it is there when the visitor does something. A network that goes without a word leaves a socket that
 * seems to stand until its heartbeat is missed, a quarter of a minute later; what is written or called meanwhile goes nowhere.
 */
export function doubtLine(connection: VisitorConnection, clock: Clock): LineDoubt {
  const silent = createValue(false);
  let asking = false;
  let trustedUntil = 0;
  let closed = false;
  const ask = async (): Promise<void> => {
    if (asking || closed || connection.getSnapshot().kind !== 'connected') return;
    asking = true;
    const answer = await connection.request('state.get', {}, { timeoutMs: answerMs });
    asking = false;
    const cause = answer.ok ? undefined : answer.error.detail?.cause;
    // A socket that is gone is no doubt any more, and its silence stays said until the next one stands.
    if (cause === 'closed' || cause === 'offline') return;
    silent.set(cause === 'timeout');
    trustedUntil = clock.now() + trustMs;
    if (cause === 'timeout') void ask();
  };
  const stop = connection.subscribe(() => {
    if (connection.getSnapshot().kind === 'connected') silent.set(false);
  });
  return {
    getSnapshot: silent.getSnapshot,
    subscribe: silent.subscribe,
    used() {
      if (clock.now() >= trustedUntil) void ask();
    },
    close() {
      closed = true;
      stop();
    },
  };
}
