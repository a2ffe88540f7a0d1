import { createStore, type StoreApi } from 'zustand/vanilla';
import { slot } from '../../../bridge/workspace.ts';
import { inboxSlot } from '../inbox-store.ts';

/** How long a deletion can be taken back before it is sent, in milliseconds. */
const undoMs = 5_000;

interface EditingState {
  /** The key of the message that is being edited. */
  editing: string | null;
  /** The keys of messages that will be deleted unless it is undone. */
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
  undo(key: string): void;
  close(): void;
}

/** Which message is being changed. A deletion waits for a moment, so that it can be undone without anybody having seen it. */
export const editingSlot = slot('editing', ({ timers, get }): EditingStore => {
  const state = createStore<EditingState>(() => ({ editing: null, removing: new Set(), own: [] }));
  const due = new Map<string, { cancel: () => void; send: () => void }>();
  const drop = (key: string): void => {
    due.get(key)?.cancel();
    due.delete(key);
    state.setState(({ removing }) => ({ removing: new Set([...removing].filter((one) => one !== key)) }));
  };
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
      const send = (): void => {
        drop(key);
        void get(inboxSlot).outbox.remove(conversationId, key);
      };
      due.set(key, { send, cancel: timers.after(undoMs, send) });
      state.setState(({ removing }) => ({ editing: null, removing: new Set([...removing, key]) }));
    },
    undo: drop,
    close() {
      // Who leaves did not take it back.
      for (const { send } of [...due.values()]) send();
    },
  };
});
