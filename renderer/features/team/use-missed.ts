import { useCallback, useEffect, useRef, useState } from 'react';
import type { MissedVisitor } from '../../../shared/domain/missed-visitor.ts';
import { useConnection, useReadable, useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { type TeamUi, teamSlot } from './team-store.ts';

interface Page {
  items: readonly MissedVisitor[];
  more: boolean;
  state: 'loading' | 'ready' | 'failed';
}

const nothing: Page = { items: [], more: true, state: 'loading' };

export interface Missed extends Page {
  fetchMore(): void;
  again(): void;
  /** Takes what a change answered; what the filter no longer fits stays until the list is asked for again. */
  put(one: MissedVisitor): void;
}

/** Missed visitors under the filter, page by page; asked for again when a follow-up changed anywhere. */
export function useMissed({ whose, state }: TeamUi): Missed {
  const { connection } = useWorkspace();
  const connected = useConnection().kind === 'connected';
  const { followUps } = useSlot(teamSlot);
  const { summary, items: mine } = useReadable(followUps);
  const [page, setPage] = useState(nothing);
  const asking = useRef(0);

  const fetch = useCallback(
    async (had: readonly MissedVisitor[]) => {
      const ask = ++asking.current;
      const last = had.at(-1);
      const result = await connection.request('team.missed', {
        whose,
        state,
        ...(last === undefined ? {} : { before: { at: last.at, id: last.id } }),
      });
      if (ask !== asking.current) return;
      setPage((now) =>
        result.ok
          ? { items: [...had, ...result.data.items], more: result.data.more, state: 'ready' }
          : { items: had.length > 0 ? had : now.items, more: true, state: 'failed' },
      );
    },
    [connection, whose, state],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter is another list
  useEffect(() => setPage(nothing), [fetch]);
  const changes = JSON.stringify([summary, mine.map(({ id }) => id)]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change anywhere asks again
  useEffect(() => {
    if (connected) void fetch([]);
  }, [fetch, connected, changes]);

  return {
    ...page,
    fetchMore: () => void (page.more && page.state !== 'loading' && fetch(page.items)),
    again: () => void fetch([]),
    put: (one) => setPage((had) => ({ ...had, items: had.items.map((item) => (item.id === one.id ? one : item)) })),
  };
}
