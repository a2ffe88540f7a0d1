import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { View, ViewState } from '../../../../shared/client/views/view.ts';
import type { ColleagueTalk } from '../../../../shared/protocol/rep/colleagues.ts';
import { useMe, useWorkspace } from '../../../bridge/workspace.ts';

type State = ViewState<'colleagues'>;

/** So many rows come at once; the window grows by as many when one comes to its end. */
const step = 100;
const most = 1_000;
const loading: State = { status: 'loading', items: [], summary: null, error: null };
const never = () => () => {};

/** What colleagues are on, while somebody looks at it: a window that grows as one scrolls. My own are in the open box. */
export function useColleagues(): Omit<State, 'items'> & { items: readonly ColleagueTalk[]; fetchMore(): void } {
  const { views } = useWorkspace();
  const me = useMe();
  const [view, setView] = useState<View<'colleagues'> | null>(null);
  const [limit, setLimit] = useState(step);
  useEffect(() => {
    const opened = views.open('colleagues', { limit: step });
    setView(opened);
    return () => opened.close();
  }, [views]);
  useEffect(() => view?.setParams({ limit }), [view, limit]);
  const state = useSyncExternalStore(view?.subscribe ?? never, view?.getSnapshot ?? (() => loading));
  const items = useMemo(() => state.items.filter((item) => item.rep.id !== me.id), [state.items, me.id]);
  const more = (state.summary?.total ?? 0) > limit && limit < most;
  return { ...state, items, fetchMore: () => more && setLimit(Math.min(limit + step, most)) };
}
