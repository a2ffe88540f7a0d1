import type { DeliveryStore } from './delivery-store.ts';

/** A store that is still being opened, to be used at once: what is asked of it waits. */
export function lateStore(opening: Promise<DeliveryStore>): DeliveryStore {
  return {
    items: async () => (await opening).items(),
    putItem: async (item) => (await opening).putItem(item),
    deleteItem: async (clientId) => (await opening).deleteItem(clientId),
    drafts: async () => (await opening).drafts(),
    putDraft: async (draft) => (await opening).putDraft(draft),
    deleteDraft: async (lane) => (await opening).deleteDraft(lane),
    close: () => void opening.then((store) => store.close()),
  };
}
