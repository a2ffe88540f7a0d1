import type { TextCodec } from '../delivery/seal-texts.ts';
import type { Timers } from '../timers.ts';

/** What a kept value lies in: sealed, with the moment it was written. */
export interface CacheRecord {
  key: string;
  sealed: string;
  at: number;
}

/** Where kept values lie. */
export interface CacheRecords {
  get(key: string): Promise<CacheRecord | undefined>;
  put(record: CacheRecord): Promise<void>;
  delete(key: string): Promise<void>;
  all(): Promise<CacheRecord[]>;
  close(): void;
}

/** What a console shows that is opened without a connection. Keeping it never fails aloud: it is a copy of what the router has. */
export interface OfflineCache {
  /** What was kept under the key, where it is still of that shape; else null. */
  read<T>(key: string, shape: { safeParse(value: unknown): { data?: T } }): Promise<T | null>;
  /** Keeps a value in a moment; only the last one given by then is made and written. */
  write(key: string, make: () => unknown): void;
  /** Forgets everything, and keeps nothing more. */
  clear(): Promise<void>;
  close(): void;
}

const writeAfterMs = 2_000;
/** Of the keys with one beginning (`log:…`) so many are kept, those written last. */
const mostOfAKind = 30;

const kindOf = (key: string): string => key.split(':')[0] ?? key;

interface CacheOptions {
  records: CacheRecords;
  codec: TextCodec;
  timers: Timers;
  now: () => number;
}

/** Keeps values sealed in records. */
export function createOfflineCache({ records, codec, timers, now }: CacheOptions): OfflineCache {
  const waiting = new Map<string, () => unknown>();
  let dropTimer: (() => void) | null = null;
  let cleared = false;

  const prune = async (kind: string): Promise<void> => {
    const same = (await records.all()).filter(({ key }) => kindOf(key) === kind).sort((a, b) => b.at - a.at);
    for (const { key } of same.slice(mostOfAKind)) await records.delete(key);
  };
  const flush = async (): Promise<void> => {
    dropTimer = null;
    const due = [...waiting];
    waiting.clear();
    for (const [key, make] of due) {
      const sealed = await codec.seal(JSON.stringify(make()));
      if (cleared) return;
      await records.put({ key, sealed, at: now() });
      await prune(kindOf(key));
    }
  };

  return {
    async read(key, shape) {
      try {
        const record = await records.get(key);
        if (!record) return null;
        return shape.safeParse(JSON.parse(await codec.open(record.sealed))).data ?? null;
      } catch {
        // A key that does not fit any more, a broken database: there is nothing kept then.
        return null;
      }
    },
    write(key, make) {
      if (cleared) return;
      waiting.set(key, make);
      dropTimer ??= timers.after(writeAfterMs, () => void flush().catch(() => {}));
    },
    async clear() {
      cleared = true;
      waiting.clear();
      const all = await records.all().catch(() => []);
      for (const { key } of all) await records.delete(key).catch(() => {});
    },
    close() {
      dropTimer?.();
      void flush()
        .catch(() => {})
        .then(() => records.close());
    },
  };
}

/** Keeps nothing: where what is kept could not be sealed, nothing of a visitor's words may lie on the disk. */
export const noCache: OfflineCache = {
  read: async () => null,
  write() {},
  clear: async () => {},
  close() {},
};
