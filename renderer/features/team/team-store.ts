import { createStore, type StoreApi } from 'zustand/vanilla';
import type { View } from '../../../shared/client/views/view.ts';
import { slot, type Workspace } from '../../bridge/workspace.ts';

/** What the team screen remembers while the reader is elsewhere. */
export interface TeamUi {
  whose: 'mine' | 'all';
  state: 'open' | 'done' | 'all';
}

export interface TeamStore {
  readonly ui: StoreApi<TeamUi>;
  /** What managers have to know; open for as long as the workspace is, for the rail counts it and notices are made of it. */
  readonly alerts: View<'alerts'>;
  readonly followUps: View<'follow_ups'>;
  close(): void;
}

/** The team's store in the workspace. */
export const teamSlot = slot<TeamStore>('team', ({ views, hello }: Workspace) => {
  const alerts = views.open('alerts', {});
  const followUps = views.open('follow_ups', {});
  const manages = hello.getSnapshot().me.role !== 'rep';
  return {
    ui: createStore<TeamUi>(() => ({ whose: manages ? 'all' : 'mine', state: 'open' })),
    alerts,
    followUps,
    close() {
      alerts.close();
      followUps.close();
    },
  };
});
