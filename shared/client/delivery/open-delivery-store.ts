import { type DBSchema, openDB } from 'idb';
import type { DeliveryStore, StoredDraft, StoredItem, TextCodec } from './delivery-store.ts';
import { createMemoryStore } from './memory-store.ts';

type Sealed<T extends { text: string }> = Omit<T, 'text'> & { text: string | Uint8Array };

interface Tables extends DBSchema {
  outbox: { key: string; value: Sealed<StoredItem> };
  drafts: { key: string; value: Sealed<StoredDraft> };
}

async function openTables(name: string, codec: TextCodec | undefined): Promise<DeliveryStore> {
  const db = await openDB<Tables>(name, 1, {
    upgrade(made) {
      made.createObjectStore('outbox', { keyPath: 'clientId' });
      made.createObjectStore('drafts', { keyPath: 'lane' });
    },
    // A newer page must be able to upgrade; ours then goes on in memory until it is reloaded.
    blocking: () => db.close(),
  });
  const seal = async <T extends { text: string }>(value: T): Promise<Sealed<T>> =>
    codec ? { ...value, text: await codec.seal(value.text) } : value;
  const unseal = async <T extends { text: string }>(values: Sealed<T>[]): Promise<T[]> => {
    const opened = await Promise.allSettled(
      values.map(async (value) => {
        const { text } = value;
        if (typeof text !== 'string' && !codec) throw new Error('sealed, and no codec was given');
        return { ...value, text: typeof text === 'string' ? text : await codec?.open(text) } as unknown as T;
      }),
    );
    return opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  };
  const write = async <N extends 'outbox' | 'drafts'>(name: N, value: Tables[N]['value']): Promise<void> => {
    // Strict: an acknowledged line must be on the disk, not in the browser's memory, when the machine dies.
    const tx = db.transaction(name, 'readwrite', { durability: 'strict' });
    await Promise.all([tx.store.put(value), tx.done]);
  };
  return {
    items: async () => unseal<StoredItem>(await db.getAll('outbox')),
    putItem: async (item) => write('outbox', await seal(item)),
    deleteItem: (clientId) => db.delete('outbox', clientId),
    drafts: async () => unseal<StoredDraft>(await db.getAll('drafts')),
    putDraft: async (draft) => write('drafts', await seal(draft)),
    deleteDraft: (lane) => db.delete('drafts', lane),
    close: () => db.close(),
  };
}

/**
 * Opens the IndexedDB of that name; where the browser gives none (private windows, blocked storage) the store lives as
 * long as the page. Records that the codec cannot open any more are left out.
 */
export function openDeliveryStore(name: string, codec?: TextCodec): DeliveryStore {
  const opening = openTables(name, codec).catch(() => createMemoryStore());
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
