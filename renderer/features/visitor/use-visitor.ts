import { useCallback, useEffect, useState } from 'react';
import type { VisitorDetail } from '../../../shared/domain/visitor.ts';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import { useConnection, useWorkspace } from '../../bridge/workspace.ts';

interface VisitorState {
  detail: VisitorDetail | null;
  error: ErrorBody | null;
}

const refreshMs = 10_000;

/** The visitor's detail: asked for at once, again at each connect, every ten seconds while it is on screen, and when `seen` changes. */
export function useVisitor(visitorId: string, seen = ''): VisitorState & { reload(): void } {
  const { connection, timers } = useWorkspace();
  const state = useConnection();
  const epoch = state.kind === 'connected' ? state.epoch : 0;
  const [known, setKnown] = useState<VisitorState & { id: string }>({ id: visitorId, detail: null, error: null });
  const [asked, setAsked] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new epoch, a press of *Try again* and what was seen to change ask again
  useEffect(() => {
    let over = false;
    let stopTimer = (): void => {};
    const ask = async (): Promise<void> => {
      const result = await connection.request('visitor.get', { visitorId });
      if (over) return;
      setKnown((had) => {
        const detail = had.id === visitorId ? had.detail : null;
        return result.ok
          ? { id: visitorId, detail: result.data, error: null }
          : { id: visitorId, detail, error: result.error };
      });
      stopTimer = timers.after(refreshMs, () => void ask());
    };
    if (epoch > 0) void ask();
    return () => {
      over = true;
      stopTimer();
    };
  }, [connection, timers, visitorId, epoch, asked, seen]);

  const reload = useCallback(() => setAsked((count) => count + 1), []);
  const mine = known.id === visitorId;
  return { detail: mine ? known.detail : null, error: mine ? known.error : null, reload };
}
