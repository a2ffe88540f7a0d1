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
  /** Keeps a value: at once after a quiet time, else in a moment, and only the last one given by then is made and written. */
  write(key: string, make: () => unknown): void;
  /** The keys of a kind (`log` for `log:…`) that something is kept under. */
  keys(kind: string): Promise<string[]>;
  /** Forgets what is kept under the key, also what was about to be written. */
  forget(key: string): Promise<void>;
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
  /** How often a key was forgotten. */
  const forgotten = new Map<string, number>();
  let dropTimer: (() => void) | null = null;
  /** A start has other things to do than to write down what it was just told. */
  let restedAt = now() + writeAfterMs;
  let cleared = false;

  const prune = async (kind: string): Promise<void> => {
    const same = (await records.all()).filter(({ key }) => kindOf(key) === kind).sort((a, b) => b.at - a.at);
    for (const { key } of same.slice(mostOfAKind)) await records.delete(key);
  };
  const flush = async (): Promise<void> => {
    dropTimer = null;
    restedAt = now() + writeAfterMs;
    const due = [...waiting];
    waiting.clear();
    for (const [key, make] of due) {
      const times = forgotten.get(key);
      const sealed = await codec.seal(JSON.stringify(make()));
      if (cleared) return;
      // Forgotten while it was sealed.
      if (times !== forgotten.get(key)) continue;
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
      dropTimer ??= timers.after(
        Math.min(writeAfterMs, Math.max(0, restedAt - now())),
        () => void flush().catch(() => {}),
      );
    },
    async keys(kind) {
      const all = await records.all().catch(() => []);
      const keys = [...all.map(({ key }) => key), ...waiting.keys()];
      return [...new Set(keys.filter((key) => kindOf(key) === kind))];
    },
    async forget(key) {
      waiting.delete(key);
      forgotten.set(key, (forgotten.get(key) ?? 0) + 1);
      await records.delete(key).catch(() => {});
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
  keys: async () => [],
  forget: async () => {},
  clear: async () => {},
  close() {},
};
