import { createStore, type StoreApi } from 'zustand/vanilla';
import { slot } from '../../bridge/workspace.ts';

/** What the meetings screen remembers while the rep is elsewhere. */
export interface MeetingsUi {
  whose: 'mine' | 'all';
  when: 'upcoming' | 'past';
  /** How far back the past goes, in days. */
  pastDays: number;
}

export interface MeetingsStore {
  readonly ui: StoreApi<MeetingsUi>;
}

/** How many days of the past are asked for at a time. */
export const pastStep = 30;

/** The meetings screen's store in the workspace. */
export const meetingsSlot = slot<MeetingsStore>('meetings', () => ({
  ui: createStore<MeetingsUi>(() => ({ whose: 'mine', when: 'upcoming', pastDays: pastStep })),
}));
