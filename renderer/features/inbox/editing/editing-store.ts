import { createStore, type StoreApi } from 'zustand/vanilla';
import { slot } from '../../../bridge/workspace.ts';
import { inboxSlot } from '../inbox-store.ts';

/** How long a deletion can be taken back before it is sent, in milliseconds. */
export const undoMs = 5_000;

interface EditingState {
  /** The key of the message that is being edited. */
  editing: string | null;
  /** The keys of messages whose deletion can still be taken back. */
  removing: ReadonlySet<string>;
  /** The keys of what I may change in the conversation on screen, oldest first. */
  own: readonly string[];
}

interface EditingStore {
  readonly state: StoreApi<EditingState>;
  edit(key: string | null): void;
  /** Edits the last of my messages, or the one before `key`. */
  editBefore(key: string | null): void;
  remove(conversationId: string, key: string): void;
  /** Takes a deletion back; false where it is under way already. */
  undo(key: string): boolean;
  close(): void;
}

/**
 * Which message is being changed. A deletion lies in the outbox at once and is held there for a moment, so that it can be
 * undone without anybody having seen it; whoever leaves meanwhile did not take it back.
 */
export const editingSlot = slot('editing', ({ timers, get }): EditingStore => {
  const state = createStore<EditingState>(() => ({ editing: null, removing: new Set(), own: [] }));
  const due = new Map<string, () => void>();
  const { outbox, held } = get(inboxSlot);
  const changesOf = (key: string) => outbox.getSnapshot().items.filter(({ of }) => of === key);
  const drop = (key: string): void => {
    due.get(key)?.();
    due.delete(key);
    held.delete(key);
    state.setState(({ removing }) => ({ removing: new Set([...removing].filter((one) => one !== key)) }));
  };
  const send = (key: string): void => {
    // Nobody need see how it read in between.
    for (const { clientId, does, state: at } of changesOf(key)) {
      if (does === 'edit' && at === 'waiting') outbox.discard(clientId);
    }
    drop(key);
    outbox.wake();
  };
  const sendAll = (): void => {
    for (const key of [...due.keys()]) send(key);
  };
  globalThis.addEventListener?.('pagehide', sendAll);
  return {
    state,
    edit: (editing) => state.setState({ editing }),
    editBefore(key) {
      const { own, removing } = state.getState();
      const from = key === null ? own.length : own.indexOf(key);
      const before = own.slice(0, Math.max(0, from)).findLast((one) => !removing.has(one));
      if (before !== undefined) state.setState({ editing: before });
    },
    remove(conversationId, key) {
      if (due.has(key)) return;
      held.add(key);
      due.set(
        key,
        timers.after(undoMs, () => send(key)),
      );
      state.setState(({ removing }) => ({ editing: null, removing: new Set([...removing, key]) }));
      void outbox.remove(conversationId, key, true);
    },
    undo(key) {
      const cancel = due.get(key);
      if (!cancel) return false;
      cancel();
      // Stored a moment after it was asked for: it may not lie there yet.
      const look = (): void => {
        const removal = changesOf(key).find(({ does }) => does === 'remove');
        if (!removal) return;
        stop();
        outbox.discard(removal.clientId);
        drop(key);
      };
      const stop = outbox.subscribe(look);
      look();
      return true;
    },
    close() {
      globalThis.removeEventListener?.('pagehide', sendAll);
      sendAll();
    },
  };
});
