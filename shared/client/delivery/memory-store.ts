import type { DeliveryStore, StoredDraft, StoredItem } from './delivery-store.ts';

/** A store that lives as long as the page: for browsers that give none, and before a visitor agreed to one. */
export function createMemoryStore(): DeliveryStore {
  const items = new Map<string, StoredItem>();
  const drafts = new Map<string, StoredDraft>();
  return {
    items: async () => [...items.values()],
    async putItem(item) {
      items.set(item.clientId, item);
    },
    async deleteItem(clientId) {
      items.delete(clientId);
    },
    drafts: async () => [...drafts.values()],
    async putDraft(draft) {
      drafts.set(draft.lane, draft);
    },
    async deleteDraft(lane) {
      drafts.delete(lane);
    },
    close() {},
  };
}
