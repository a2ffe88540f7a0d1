import { useEffect, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { View, ViewState } from '../../../shared/client/views/view.ts';
import { useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { liveSlot } from './live-store.ts';
import { liveWindow } from './live-window.ts';

const loading: ViewState<'live'> = { status: 'loading', items: [], summary: null, error: null };
const never = () => () => {};
const still = () => loading;

/** A word is searched for once the typing pauses: each window costs the router a ranking. */
const pauseMs = 150;

/** Who is on the site now. The window is open on the router only while the screen is: nobody pays for rows nobody sees. */
export function useLive(): ViewState<'live'> {
  const { views, timers } = useWorkspace();
  const { ui } = useSlot(liveSlot);
  const wanted = useStore(ui);
  const [view, setView] = useState<View<'live'> | null>(null);

  useEffect(() => {
    const opened = views.open('live', liveWindow(ui.getState()));
    setView(opened);
    return () => opened.close();
  }, [views, ui]);

  useEffect(() => {
    if (view === null) return;
    return timers.after(wanted.search === '' ? 0 : pauseMs, () => view.setParams(liveWindow(wanted)));
  }, [view, timers, wanted]);

  return useSyncExternalStore(view?.subscribe ?? never, view?.getSnapshot ?? still);
}
