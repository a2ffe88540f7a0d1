import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import type { SavedView } from '../../../shared/protocol/rep/live.ts';
import type { Workspace } from '../../bridge/workspace.ts';

export interface SavedViewsStore {
  readonly views: StoreApi<{ list: readonly SavedView[] }>;
  /** Asks the router anew: others may have shared something. */
  load(): Promise<void>;
  /** Stores a view; answers with what went wrong, or null. */
  save(view: Pick<SavedView, 'id' | 'name' | 'shared' | 'look'>): Promise<ErrorBody | null>;
  remove(id: string): Promise<ErrorBody | null>;
}

/** The saved views of the live screen, as the router has them. */
export function createSavedViews({ connection }: Pick<Workspace, 'connection'>): SavedViewsStore {
  const views = createStore<{ list: readonly SavedView[] }>(() => ({ list: [] }));
  const load = async (): Promise<void> => {
    const result = await connection.request('live.views.list', {});
    if (result.ok) views.setState({ list: result.data.views });
  };
  return {
    views,
    load,
    async save(view) {
      const result = await connection.request('live.views.save', view);
      if (!result.ok) return result.error;
      await load();
      return null;
    },
    async remove(id) {
      const result = await connection.request('live.views.remove', { id });
      if (!result.ok && result.error.code !== 'not_found') return result.error;
      await load();
      return null;
    },
  };
}
