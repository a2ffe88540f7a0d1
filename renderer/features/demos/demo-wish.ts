import { createListeners } from '../../../shared/client/listeners.ts';
import type { Readable } from '../../../shared/client/readable.ts';
import { slot } from '../../bridge/workspace.ts';

/** What a conversation's tool and the bar tell each other: the bar, with all that shows something, comes after the first screen. */
export interface DemoWish {
  /** Whether something is shown, or about to be. */
  readonly busy: Readable<boolean>;
  setBusy(busy: boolean): void;
  /** Wants to show the visitor of the conversation something. */
  begin(conversationId: string): void;
  onBegin(listener: (conversationId: string) => void): () => void;
}

/** The wish to show something, in the workspace. */
export const demoWishSlot = slot('demo-wish', (): DemoWish => {
  const changed = createListeners();
  const wished = createListeners<[string]>();
  let now = false;
  return {
    busy: { getSnapshot: () => now, subscribe: changed.add },
    setBusy(busy) {
      if (busy === now) return;
      now = busy;
      changed.tell();
    },
    begin: wished.tell,
    onBegin: wished.add,
  };
});
