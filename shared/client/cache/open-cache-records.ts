import { type DBSchema, openDB } from 'idb';
import type { CacheRecord, CacheRecords } from './offline-cache.ts';

interface Tables extends DBSchema {
  kept: { key: string; value: CacheRecord };
}

/** Opens the records in the IndexedDB of that name. */
export async function openCacheRecords(name: string): Promise<CacheRecords> {
  const db = await openDB<Tables>(name, 1, {
    upgrade: (made) => void made.createObjectStore('kept', { keyPath: 'key' }),
    blocking: () => db.close(),
  });
  return {
    get: (key) => db.get('kept', key),
    put: async (record) => void (await db.put('kept', record)),
    delete: (key) => db.delete('kept', key),
    all: () => db.getAll('kept'),
    close: () => db.close(),
  };
}
