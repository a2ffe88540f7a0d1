import { useEffect, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { View, ViewState } from '../../../shared/client/views/view.ts';
import type { Meeting } from '../../../shared/domain/meeting.ts';
import { useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { useMinute } from '../../ui/ui-provider.tsx';
import { meetingsSlot } from './meetings-store.ts';

const dayMs = 24 * 60 * 60_000;
const loading: ViewState<'meetings'> = { status: 'loading', items: [], summary: null, error: null };
const never = () => () => {};
const still = () => loading;

/** Meetings of the window the screen asks for: those not yet over, or those that are. */
export function useMeetings(): { state: ViewState<'meetings'>; meetings: readonly Meeting[] } {
  const { views, clock } = useWorkspace();
  const { ui } = useSlot(meetingsSlot);
  const { whose, when, pastDays } = useStore(ui);
  const minute = useMinute();
  const [view, setView] = useState<View<'meetings'> | null>(null);

  // A day back: what began before now may still be going on, and what is over today stays in sight.
  useEffect(() => {
    const { whose: mine, when: part, pastDays: days } = ui.getState();
    const back = part === 'past' ? days : 1;
    const opened = views.open('meetings', { whose: mine, from: clock.now() - back * dayMs });
    setView(opened);
    return () => opened.close();
  }, [views, clock, ui]);
  useEffect(() => {
    const back = when === 'past' ? pastDays : 1;
    view?.setParams({ whose, from: clock.now() - back * dayMs });
  }, [view, clock, whose, when, pastDays]);

  const state = useSyncExternalStore(view?.subscribe ?? never, view?.getSnapshot ?? still);
  return {
    state,
    meetings: state.items.filter((meeting) => (when === 'past') === meeting.endsAt <= minute),
  };
}
