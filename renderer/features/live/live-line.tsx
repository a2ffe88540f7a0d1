import { memo, useEffect } from 'react';
import { useStore } from 'zustand';
import type { LiveFacets } from '../../../shared/protocol/rep/live.ts';
import { useSlot } from '../../bridge/workspace.ts';
import { FilterChips } from './filter-chips.tsx';
import { liveSlot } from './live-store.ts';
import { isFiltered } from './live-window.ts';
import { SavedViews } from './saved-views.tsx';

interface LiveLineProps {
  facets: LiveFacets | null;
  onLoadFacets(): void;
}

/** The line under the bar: saved views and the filter in words. There is none while there is neither. */
export const LiveLine = memo(function LiveLine({ facets, onLoadFacets }: LiveLineProps) {
  const { ui, saved } = useSlot(liveSlot);
  const { filter, scope, search } = useStore(ui);
  const { list } = useStore(saved.views);
  const filtered = isFiltered(filter);
  // A saved view knows ids; their names come with the facets.
  useEffect(() => {
    if (filtered && facets === null) onLoadFacets();
  }, [filtered, facets, onLoadFacets]);
  const worthSaving = filtered || scope !== 'all' || search.trim() !== '';
  const shown = list.length > 0 || worthSaving;
  return (
    <div
      className={
        shown ? 'flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-hairline px-3 py-1' : 'hidden'
      }
    >
      <SavedViews worthSaving={worthSaving}>
        <FilterChips facets={facets} />
      </SavedViews>
    </div>
  );
});
