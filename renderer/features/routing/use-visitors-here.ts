import { useEffect, useState, useSyncExternalStore } from 'react';
import type { View, ViewState } from '../../../shared/client/views/view.ts';
import { useWorkspace } from '../../bridge/workspace.ts';

const loading: ViewState<'live'> = { status: 'loading', items: [], summary: null, error: null };
const never = () => () => {};
const still = () => loading;

/** The most visitors there are to choose from. */
const most = 100;

/** Who is on the sites now, while somebody chooses among them. */
export function useVisitorsHere(): ViewState<'live'> {
  const { views } = useWorkspace();
  const [view, setView] = useState<View<'live'> | null>(null);
  useEffect(() => {
    const opened = views.open('live', { limit: most });
    setView(opened);
    return () => opened.close();
  }, [views]);
  return useSyncExternalStore(view?.subscribe ?? never, view?.getSnapshot ?? still);
}
