import { useCallback, useEffect, useRef, useState } from 'react';
import type { ErrorBody } from '../../shared/protocol/errors.ts';
import type { Result } from '../../shared/protocol/result.ts';
import { useConnection } from './workspace.ts';

/** A list that is read page by page, as far as it was read. */
export interface Pages<Row> {
  rows: readonly Row[];
  more: boolean;
  asking: boolean;
  error: ErrorBody | null;
  /** Reads the next page where there is one. */
  fetchMore(): void;
  /** Tries again what failed. */
  again(): void;
  /** Reads from the start, keeping what is shown until then. */
  refresh(): void;
}

type Read<Row> = Omit<Pages<Row>, 'fetchMore' | 'again' | 'refresh'>;

/** Reads a keyset-paged list from its start at each connect and each new `ask`, which is to be memoised; `last` is the last row had. */
export function usePages<Row>(
  ask: (last: Row | undefined) => Promise<Result<{ rows: Row[]; more: boolean }>>,
): Pages<Row> {
  const state = useConnection();
  const epoch = state.kind === 'connected' ? state.epoch : 0;
  const [pages, setPages] = useState<Read<Row>>({ rows: [], more: true, asking: true, error: null });
  const asks = useRef(0);

  const fetch = useCallback(
    async (had: readonly Row[]) => {
      const mine = ++asks.current;
      setPages((now) => ({ ...now, asking: true }));
      const result = await ask(had.at(-1));
      if (mine !== asks.current) return;
      setPages(
        result.ok
          ? { rows: [...had, ...result.data.rows], more: result.data.more, asking: false, error: null }
          : { rows: had, more: true, asking: false, error: result.error },
      );
    },
    [ask],
  );
  useEffect(() => {
    if (epoch > 0) void fetch([]);
  }, [fetch, epoch]);

  return {
    ...pages,
    fetchMore: () => {
      if (pages.more && !pages.asking && pages.error === null) void fetch(pages.rows);
    },
    again: () => void fetch(pages.rows),
    refresh: useCallback(() => void fetch([]), [fetch]),
  };
}
