import { createStore, type StoreApi } from 'zustand/vanilla';
import { slot } from '../../bridge/workspace.ts';
import { type LiveUi, liveStep } from './live-window.ts';

export interface LiveStore {
  /** What the screen remembers while the rep is elsewhere. */
  readonly ui: StoreApi<LiveUi>;
}

/** The live screen's store in the workspace. */
export const liveSlot = slot<LiveStore>('live', () => ({
  ui: createStore<LiveUi>(() => ({ scope: 'all', order: 'priority', search: '', limit: liveStep })),
}));
