import { useMemo, useRef } from 'react';
import type { ViewState } from '../../../shared/client/views/view.ts';
import { type LiveUnit, unitsOf } from './live-units.ts';

const none: never[] = [];

/** The window's visitors as they are drawn; what a delta did not change stays the same object. */
export function useLiveUnits({ items, summary }: ViewState<'live'>, grouped: boolean): readonly LiveUnit[] {
  const before = useRef<readonly LiveUnit[]>(none);
  const larger = summary?.larger ?? none;
  return useMemo(() => {
    before.current = unitsOf(items, grouped, larger, before.current);
    return before.current;
  }, [items, grouped, larger]);
}
