import * as z from 'zod';
import type { OfflineCache } from '../../../shared/client/cache/offline-cache.ts';
import type { ConversationLog, LogSnapshot } from '../../../shared/client/delivery/conversation-log.ts';
import { createListeners } from '../../../shared/client/listeners.ts';
import type { Clock } from '../../../shared/domain/clock.ts';
import { Conversation, Entry } from '../../../shared/domain/conversation.ts';
import { Instant } from '../../../shared/domain/scalars.ts';

/** So many entries of a conversation are kept for a start without a connection. */
const keptEntries = 60;

const Kept = z.object({ conversation: Conversation, entries: z.array(Entry), asOf: Instant });

interface CachedLogOptions {
  cache: OfflineCache;
  clock: Clock;
  isAway(): boolean;
}

/** Shows what was kept of a conversation while the router cannot be asked, and keeps what the router says. */
export function cachedLog(log: ConversationLog, { cache, clock, isAway }: CachedLogOptions): ConversationLog {
  const key = `log:${log.conversationId}`;
  const changed = createListeners();
  let kept: LogSnapshot | null = null;
  const now = (): LogSnapshot => (log.getSnapshot().status === 'loading' && kept ? kept : log.getSnapshot());
  let snapshot = now();
  const follow = (): void => {
    snapshot = now();
    const { status, conversation, entries } = log.getSnapshot();
    if (status === 'ready' && conversation) {
      kept = null;
      cache.write(key, () => ({ conversation, entries: entries.slice(-keptEntries), asOf: clock.now() }));
    }
    changed.tell();
  };
  void cache.read(key, Kept).then((found) => {
    if (!found || !isAway()) return;
    const hasEarlier = (found.entries[0]?.seq ?? 1) > 1;
    kept = { status: 'ready', ...found, hasEarlier, loadingEarlier: false, behind: false, error: null };
    follow();
  });
  const stop = log.subscribe(follow);
  follow();
  return {
    ...log,
    getSnapshot: () => snapshot,
    subscribe: changed.add,
    close() {
      stop();
      log.close();
    },
  };
}
