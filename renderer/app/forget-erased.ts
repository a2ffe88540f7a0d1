import * as z from 'zod';
import type { OfflineCache } from '../../shared/client/cache/offline-cache.ts';
import type { Connection } from '../../shared/client/transport/connection.ts';
import type { LastingViews } from '../../shared/client/views/keep-last.ts';
import type { RepContract } from '../../shared/protocol/rep/contract.ts';
import { mostAskedErased } from '../../shared/protocol/rep/privacy.ts';
import type { RepPushes } from '../../shared/protocol/rep/pushes.ts';

const KeptRows = z.object({ items: z.array(z.object({ id: z.string() })) });
const logKey = 'log:';
const visitorKey = 'visitor:';

interface ForgetErasedOptions {
  connection: Pick<Connection<RepContract, RepPushes>, 'request' | 'getSnapshot' | 'subscribe' | 'on'>;
  cache: OfflineCache;
  views: Pick<LastingViews, 'forget'>;
}

/**
 * Forgets this computer's copies of people who were erased: when the router says that somebody was, and at each connect,
 * for it may have happened meanwhile. Answers a disposer.
 */
export function forgetErased({ connection, cache, views }: ForgetErasedOptions): () => void {
  let asked: number | null = null;

  const look = async (): Promise<void> => {
    const logs = (await cache.keys('log')).map((key) => key.slice(logKey.length));
    const rows = (await cache.read('inbox', KeptRows))?.items.map(({ id }) => id) ?? [];
    const ids = [...new Set([...logs, ...rows])].slice(0, mostAskedErased);
    const visitorIds = (await cache.keys('visitor'))
      .map((key) => key.slice(visitorKey.length))
      .slice(0, mostAskedErased);
    if (ids.length + visitorIds.length === 0) return;
    const answer = await connection.request('privacy.erased_of', { conversationIds: ids, visitorIds });
    if (!answer.ok) return;
    // An older router does not tell of visitors: then none is kept.
    for (const id of answer.data.visitorIds ?? visitorIds) await cache.forget(visitorKey + id);
    const erased = answer.data.conversationIds;
    for (const id of erased) await cache.forget(logKey + id);
    if (erased.some((id) => rows.includes(id))) await cache.forget('inbox');
  };
  const atConnect = (): void => {
    const now = connection.getSnapshot();
    if (now.kind !== 'connected' || now.epoch === asked) return;
    asked = now.epoch;
    void look();
  };

  const stops = [
    connection.subscribe(atConnect),
    connection.on('privacy.erased', () => {
      views.forget();
      void look();
    }),
  ];
  atConnect();
  return () => {
    for (const stop of stops) stop();
  };
}
