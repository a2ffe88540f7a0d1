import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Views } from '../../../shared/client/views/create-views.ts';
import type { View, ViewState } from '../../../shared/client/views/view.ts';
import { useWorkspace } from '../../bridge/workspace.ts';

const never = () => () => {};

/** A view that is open while somebody looks at it; `open` must stay the same function. */
function useOpen<V extends 'team' | 'waiting'>(open: (views: Views) => View<V>): ViewState<V> {
  const { views } = useWorkspace();
  const [view, setView] = useState<View<V> | null>(null);
  const [loading] = useState<ViewState<V>>({ status: 'loading', items: [], summary: null, error: null });
  useEffect(() => {
    const opened = open(views);
    setView(opened);
    return () => opened.close();
  }, [views, open]);
  return useSyncExternalStore(view?.subscribe ?? never, view?.getSnapshot ?? (() => loading));
}

const openTeam = (views: Views): View<'team'> => views.open('team', {});
const openWaiting = (views: Views): View<'waiting'> => views.open('waiting', {});

/** Everybody who works here, with what they are on. */
export const useTeam = (): ViewState<'team'> => useOpen(openTeam);
/** Who waits for a rep. */
export const useWaiting = (): ViewState<'waiting'> => useOpen(openWaiting);
