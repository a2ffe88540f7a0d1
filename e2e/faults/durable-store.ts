import type { DeliveryStore, StoredDraft, StoredItem } from '../../shared/client/delivery/delivery-store.ts';

/** A disk under a page: what was written when the page died is there for the next one, what was being written is not. */
export interface Disk {
  /** The store as a page opens it; the pages before are dead. */
  open(): DeliveryStore;
}

/** Makes an empty disk; a write takes a turn of the event loop. */
export const createDisk = (): Disk => {
  const items = new Map<string, StoredItem>();
  const drafts = new Map<string, StoredDraft>();
  let page = 0;
  return {
    open: () => {
      page += 1;
      const mine = page;
      const write = (act: () => void): Promise<void> =>
        new Promise((resolve) =>
          setImmediate(() => {
            if (mine !== page) return;
            act();
            resolve();
          }),
        );
      return {
        items: async () => structuredClone([...items.values()]),
        putItem: (item) => {
          const copy = structuredClone(item);
          return write(() => items.set(item.clientId, copy));
        },
        deleteItem: (clientId) => write(() => items.delete(clientId)),
        drafts: async () => [...drafts.values()],
        putDraft: (draft) => write(() => drafts.set(draft.lane, draft)),
        deleteDraft: (lane) => write(() => drafts.delete(lane)),
        close() {},
      };
    },
  };
};
