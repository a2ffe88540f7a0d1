import { type DBSchema, openDB } from 'idb';

/** A picked file as it is stored, without its bytes. */
export interface StoredPick {
  clientId: string;
  lane: string;
  name: string;
  type: string;
  bytes: number;
  createdAt: number;
}

/** Where picked files survive a restart; a write has reached the disk when its promise resolves. */
export interface FileStore {
  picks(): Promise<StoredPick[]>;
  blob(clientId: string, type: string): Promise<Blob | null>;
  put(pick: StoredPick, blob: Blob): Promise<void>;
  delete(clientId: string): Promise<void>;
  close(): void;
}

/** Seals bytes before they are stored; the desktop does, because its disk may be read by others. */
export interface ByteCodec {
  sealBytes(bytes: ArrayBuffer): Promise<ArrayBuffer>;
  /** Rejects where the key does not fit any more. */
  openBytes(sealed: ArrayBuffer): Promise<ArrayBuffer>;
  seal(text: string): Promise<string>;
  open(sealed: string): Promise<string>;
}

interface Tables extends DBSchema {
  picks: { key: string; value: StoredPick };
  bytes: { key: string; value: { clientId: string; data: Blob | ArrayBuffer } };
}

/** A store that lives as long as the page. */
export function createMemoryFiles(): FileStore {
  const kept = new Map<string, { pick: StoredPick; blob: Blob }>();
  return {
    picks: async () => [...kept.values()].map(({ pick }) => pick),
    blob: async (clientId) => kept.get(clientId)?.blob ?? null,
    async put(pick, blob) {
      kept.set(pick.clientId, { pick, blob });
    },
    async delete(clientId) {
      kept.delete(clientId);
    },
    close() {},
  };
}

async function openTables(name: string, codec: ByteCodec | null): Promise<FileStore> {
  const db = await openDB<Tables>(name, 1, {
    upgrade(made) {
      made.createObjectStore('picks', { keyPath: 'clientId' });
      made.createObjectStore('bytes', { keyPath: 'clientId' });
    },
    blocking: () => db.close(),
  });
  const opened = async (pick: StoredPick): Promise<StoredPick> =>
    codec ? { ...pick, name: await codec.open(pick.name) } : pick;
  return {
    async picks() {
      const all = await Promise.allSettled((await db.getAll('picks')).map(opened));
      return all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    },
    async blob(clientId, type) {
      const data = (await db.get('bytes', clientId))?.data;
      if (data === undefined || data instanceof Blob) return data ?? null;
      return new Blob([codec ? await codec.openBytes(data) : data], { type });
    },
    async put(pick, blob) {
      const data = codec ? await codec.sealBytes(await blob.arrayBuffer()) : blob;
      const stored = codec ? { ...pick, name: await codec.seal(pick.name) } : pick;
      const tx = db.transaction(['picks', 'bytes'], 'readwrite', { durability: 'strict' });
      await Promise.all([
        tx.objectStore('picks').put(stored),
        tx.objectStore('bytes').put({ clientId: pick.clientId, data }),
        tx.done,
      ]);
    },
    async delete(clientId) {
      const tx = db.transaction(['picks', 'bytes'], 'readwrite');
      await Promise.all([tx.objectStore('picks').delete(clientId), tx.objectStore('bytes').delete(clientId), tx.done]);
    },
    close: () => db.close(),
  };
}

/** Opens the files of that name; where the browser gives no storage they live as long as the page. */
export function openFileStore(name: string, codec: ByteCodec | null = null): FileStore {
  const opening = openTables(`${name}.files`, codec).catch(() => createMemoryFiles());
  return {
    picks: async () => (await opening).picks(),
    blob: async (clientId, type) => (await opening).blob(clientId, type),
    put: async (pick, blob) => (await opening).put(pick, blob),
    delete: async (clientId) => (await opening).delete(clientId),
    close: () => void opening.then((store) => store.close()),
  };
}
