import type { DeliveryStore } from '../../../shared/client/delivery/delivery-store.ts';
import { createMemoryStore } from '../../../shared/client/delivery/memory-store.ts';
import { openDeliveryStore } from '../../../shared/client/delivery/open-delivery-store.ts';
import type { Presence } from '../presence/presence.ts';

/**
 * The store of outbox and drafts: in memory as long as nothing may stay in this browser, on disk once it may, with what
 * was typed until then.
 */
export function openKeptStore({ keeping, siteKey }: Pick<Presence, 'keeping' | 'siteKey'>): DeliveryStore {
  const open = () => openDeliveryStore(`foyer:${siteKey}`);
  let current = keeping.getSnapshot() === 'yes' ? open() : createMemoryStore();
  let moved: Promise<unknown> = Promise.resolve();
  let onDisk = keeping.getSnapshot() === 'yes';

  const move = async (from: DeliveryStore, to: DeliveryStore): Promise<void> => {
    for (const item of await from.items()) await to.putItem(item);
    for (const draft of await from.drafts()) await to.putDraft(draft);
  };
  const drop = keeping.subscribe(() => {
    if (keeping.getSnapshot() !== 'yes' || onDisk) return;
    onDisk = true;
    const from = current;
    current = open();
    moved = move(from, current).catch(() => {});
  });
  // What was moved must not overwrite what came after it.
  const after = async <T>(act: (store: DeliveryStore) => Promise<T>): Promise<T> => {
    await moved;
    return act(current);
  };
  return {
    items: () => after((store) => store.items()),
    putItem: (item) => after((store) => store.putItem(item)),
    deleteItem: (clientId) => after((store) => store.deleteItem(clientId)),
    drafts: () => after((store) => store.drafts()),
    putDraft: (draft) => after((store) => store.putDraft(draft)),
    deleteDraft: (lane) => after((store) => store.deleteDraft(lane)),
    close() {
      drop();
      current.close();
    },
  };
}
