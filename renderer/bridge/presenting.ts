import { createListeners } from '../../shared/client/listeners.ts';
import type { Readable } from '../../shared/client/readable.ts';
import { slot } from './workspace.ts';

/** Whether a screen is shown to a visitor now, and names are to be hidden from it. */
export interface Presenting extends Readable<boolean> {
  set(veiled: boolean): void;
}

/** What hides names and words asks here; who shows a screen says it. */
export const presentingSlot = slot('presenting', (): Presenting => {
  const changed = createListeners();
  let now = false;
  return {
    getSnapshot: () => now,
    subscribe: changed.add,
    set(veiled) {
      if (veiled === now) return;
      now = veiled;
      changed.tell();
    },
  };
});
