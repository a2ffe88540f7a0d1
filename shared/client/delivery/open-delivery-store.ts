import { type DBSchema, openDB } from 'idb';
import type { DeliveryStore, StoredDraft, StoredItem } from './delivery-store.ts';
import { lateStore } from './late-store.ts';
import { createMemoryStore } from './memory-store.ts';

interface Tables extends DBSchema {
  outbox: { key: string; value: StoredItem };
  drafts: { key: string; value: StoredDraft };
}

async function openTables(name: string): Promise<DeliveryStore> {
  const db = await openDB<Tables>(name, 1, {
    upgrade(made) {
      made.createObjectStore('outbox', { keyPath: 'clientId' });
      made.createObjectStore('drafts', { keyPath: 'lane' });
    },
    // A newer page must be able to upgrade; ours then goes on in memory until it is reloaded.
    blocking: () => db.close(),
  });
  const write = async <N extends 'outbox' | 'drafts'>(table: N, value: Tables[N]['value']): Promise<void> => {
    // Strict: what is shown as kept must be on the disk, not in the browser's memory, when the machine dies. A draft is
    // written at each key.
    const tx = db.transaction(table, 'readwrite', { durability: table === 'outbox' ? 'strict' : 'relaxed' });
    const put = tx.store.put(value);
    // At once: a page that goes before it hears of the writing would take it back.
    tx.commit();
    await Promise.all([put, tx.done]);
  };
  return {
    items: () => db.getAll('outbox'),
    putItem: (item) => write('outbox', item),
    deleteItem: (clientId) => db.delete('outbox', clientId),
    drafts: () => db.getAll('drafts'),
    putDraft: (draft) => write('drafts', draft),
    deleteDraft: (lane) => db.delete('drafts', lane),
    close: () => db.close(),
  };
}

/**
 * Opens the IndexedDB of that name; where the browser gives none (private windows, blocked storage) the store lives as
 * long as the page.
 */
export function openDeliveryStore(name: string): DeliveryStore {
  return lateStore(openTables(name).catch(() => createMemoryStore()));
}
