import { createListeners } from '../../shared/client/listeners.ts';
import type { Readable } from '../../shared/client/readable.ts';
import { slot, useReadable, useSlot } from './workspace.ts';

/** The visitor who sees this screen while names are hidden from it; null where that is not known yet. */
interface Presented {
  to: string | null;
}

/** Whether a screen is shown to a visitor now, and names are to be hidden from it. */
export interface Presenting extends Readable<Presented | null> {
  set(now: Presented | null): void;
}

/** What hides names and words asks here; who shows a screen says it. */
export const presentingSlot = slot('presenting', (): Presenting => {
  const changed = createListeners();
  let now: Presented | null = null;
  return {
    getSnapshot: () => now,
    subscribe: changed.add,
    set(next) {
      if (next?.to === now?.to) return;
      now = next;
      changed.tell();
    },
  };
});

/**
 * The mark of words about a visitor, for `data-veil`: hidden where the screen is shown to anybody else. Null is somebody who is not
 * known, undefined nobody.
 */
export function useVeil(visitorId: string | null | undefined): 'screen' | undefined {
  const presented = useReadable(useSlot(presentingSlot));
  if (presented === null || visitorId === undefined) return undefined;
  return visitorId !== null && presented.to === visitorId ? undefined : 'screen';
}
