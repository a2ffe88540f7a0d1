import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SavedView } from '../../../shared/protocol/rep/live.ts';
import { slot } from '../../bridge/workspace.ts';
import { firstLook, type LiveUi, liveStep } from './live-window.ts';
import { createSavedViews, type SavedViewsStore } from './saved-views-store.ts';

export interface LiveStore {
  /** What the screen remembers while the rep is elsewhere. */
  readonly ui: StoreApi<LiveUi>;
  readonly saved: SavedViewsStore;
  /** Shows it differently, from the top. */
  show(part: Partial<LiveUi>): void;
  /** Shows a saved view, or everybody. */
  choose(view: SavedView | null): void;
}

const layoutKey = 'foyer.live.layout';

const keptLayout = (): LiveUi['layout'] => (localStorage.getItem(layoutKey) === 'cards' ? 'cards' : firstLook.layout);

/** The live screen's store in the workspace. */
export const liveSlot = slot<LiveStore>('live', (workspace) => {
  const ui = createStore<LiveUi>(() => ({ ...firstLook, layout: keptLayout(), limit: liveStep, viewId: null }));
  return {
    ui,
    saved: createSavedViews(workspace),
    show(part) {
      if (part.layout !== undefined) localStorage.setItem(layoutKey, part.layout);
      ui.setState({ limit: liveStep, ...part });
    },
    choose(view) {
      const look = view?.look ?? { ...firstLook, layout: ui.getState().layout };
      ui.setState({ ...look, limit: liveStep, viewId: view?.id ?? null });
    },
  };
});
