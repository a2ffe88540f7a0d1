import { useEffect, useState, useSyncExternalStore } from 'react';
import type { View } from '../../shared/client/views/view.ts';
import type { TeamItem } from '../../shared/protocol/rep/team.ts';
import { useWorkspace } from './workspace.ts';

const never = () => () => {};
const nobody: readonly TeamItem[] = [];

/** Everybody who works here, live while it is on screen; null while it is loading. */
export function useTeam(): readonly TeamItem[] | null {
  const { views } = useWorkspace();
  const [view, setView] = useState<View<'team'> | null>(null);
  useEffect(() => {
    const opened = views.open('team', {});
    setView(opened);
    return () => opened.close();
  }, [views]);
  const state = useSyncExternalStore(view?.subscribe ?? never, view?.getSnapshot ?? (() => null));
  if (state === null || state.status === 'loading') return null;
  return state.status === 'failed' ? nobody : state.items;
}
