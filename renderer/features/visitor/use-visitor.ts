import { useCallback, useEffect, useState } from 'react';
import type { VisitorDetail } from '../../../shared/domain/visitor.ts';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import { useConnection, useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { type SeenVisitor, visitorsSlot } from './visitors-store.ts';

interface VisitorState {
  detail: VisitorDetail | null;
  error: ErrorBody | null;
  /** While the router cannot be asked: when this was so. */
  asOf: number | null;
}

interface Known {
  id: string;
  seen: SeenVisitor | null;
  error: ErrorBody | null;
}

const refreshMs = 10_000;

/** The visitor's detail, as it was seen last: asked for at once, again at each connect, every ten seconds while it is on screen, and when `changed` does. */
export function useVisitor(visitorId: string, changed = ''): VisitorState & { reload(): void } {
  const { connection, timers } = useWorkspace();
  const state = useConnection();
  const epoch = state.kind === 'connected' ? state.epoch : 0;
  const visitors = useSlot(visitorsSlot);
  const [known, setKnown] = useState<Known>(() => ({ id: visitorId, seen: visitors.seen(visitorId), error: null }));
  const [asked, setAsked] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new epoch, a press of *Try again* and what was seen to change ask again
  useEffect(() => {
    let over = false;
    let stopTimer = (): void => {};
    const ask = async (): Promise<void> => {
      const result = await connection.request('visitor.get', { visitorId });
      if (over) return;
      setKnown((had) => {
        if (result.ok) return { id: visitorId, seen: visitors.keep(visitorId, result.data), error: null };
        const gone = had.id !== visitorId || result.error.code === 'not_found';
        return { id: visitorId, seen: gone ? null : had.seen, error: result.error };
      });
      stopTimer = timers.after(refreshMs, () => void ask());
    };
    if (epoch > 0) void ask();
    return () => {
      over = true;
      stopTimer();
    };
  }, [connection, timers, visitors, visitorId, epoch, asked, changed]);

  // A start without the router has what an earlier one was told.
  useEffect(() => {
    if (epoch > 0 || visitors.seen(visitorId) !== null) return;
    let over = false;
    void visitors.recall(visitorId).then((seen) => {
      if (!over && seen !== null)
        setKnown((had) => (had.id === visitorId && had.seen !== null ? had : { id: visitorId, seen, error: null }));
    });
    return () => {
      over = true;
    };
  }, [visitors, visitorId, epoch]);

  const reload = useCallback(() => setAsked((count) => count + 1), []);
  const { seen, error } = known.id === visitorId ? known : { seen: visitors.seen(visitorId), error: null };
  return { detail: seen?.detail ?? null, error, asOf: epoch === 0 ? (seen?.asOf ?? null) : null, reload };
}
