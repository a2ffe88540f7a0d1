import { createOfflineCache, noCache, type OfflineCache } from '../../shared/client/cache/offline-cache.ts';
import { openCacheRecords } from '../../shared/client/cache/open-cache-records.ts';
import { browserTimers } from '../../shared/client/timers.ts';
import { systemClock } from '../../shared/domain/clock.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { createTextCodec } from './text-codec.ts';

/**
 * Opens what a start without a connection shows. Only the desktop keeps it, sealed like the outbox: a browser, and a system
 * without a vault, would lay visitors' words readable on the disk.
 */
export function openOfflineCache(name: string, { textKey }: Pick<Bridge, 'textKey'>): OfflineCache {
  if (textKey === null) return noCache;
  const open = async (): Promise<OfflineCache> => {
    const result = await textKey();
    if (!result.ok || result.data.key === null) return noCache;
    const records = await openCacheRecords(`${name}.offline`);
    const codec = await createTextCodec(result.data.key, crypto);
    return createOfflineCache({ records, codec, timers: browserTimers, now: () => systemClock.now() });
  };
  const opening = open().catch(() => noCache);
  return {
    read: async (key, shape) => (await opening).read(key, shape),
    write: (key, make) => void opening.then((cache) => cache.write(key, make)),
    keys: async (kind) => (await opening).keys(kind),
    forget: async (key) => (await opening).forget(key),
    clear: async () => (await opening).clear(),
    close: () => void opening.then((cache) => cache.close()),
  };
}
