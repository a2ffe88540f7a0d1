import { applyChanges } from '../../../../shared/client/delivery/apply-entry.ts';
import type { ConversationLog } from '../../../../shared/client/delivery/conversation-log.ts';
import type { ConversationPort } from '../../../../shared/client/delivery/conversation-port.ts';
import { createListeners } from '../../../../shared/client/listeners.ts';
import type { Readable } from '../../../../shared/client/readable.ts';
import type { Entry } from '../../../../shared/domain/conversation.ts';

/** What one reads of a conversation around a place of it. */
export interface PageSnapshot {
  status: 'loading' | 'ready' | 'failed';
  entries: readonly Entry[];
  hasEarlier: boolean;
  /** False once what follows is what the log has: the page goes on to the newest. */
  hasLater: boolean;
  loadingEarlier: boolean;
}

export interface PageAround extends Readable<PageSnapshot> {
  loadEarlier(): Promise<void>;
  loadLater(): Promise<void>;
  close(): void;
}

interface PageOptions {
  port: Pick<ConversationPort, 'request'>;
  /** The newest entries, which the page ends in once it has come that far. */
  log: Pick<ConversationLog, 'conversationId' | 'getSnapshot' | 'subscribe'>;
  seq: number;
}

/** So many come with a request, half of the first page before the place and half after. */
const step = 80;
/** Beyond this many the far side is let go; it is fetched again when wanted. */
const kept = 600;

/** A conversation's entries around a place far above the newest: pages before and after it, joined with the log where they meet. */
export function pageAround({ port, log, seq }: PageOptions): PageAround {
  const { conversationId } = log;
  const changed = createListeners();
  let own: readonly Entry[] = [];
  let hasEarlier = false;
  let status: PageSnapshot['status'] = 'loading';
  let asking: 'earlier' | 'later' | null = null;
  let closed = false;

  const compute = (): PageSnapshot => {
    const newest = log.getSnapshot().entries;
    const first = newest[0]?.seq ?? Number.POSITIVE_INFINITY;
    const joined = (own.at(-1)?.seq ?? 0) + 1 >= first;
    // What the log has is newer than what was read of it.
    const entries = joined ? [...own.filter((entry) => entry.seq < first), ...newest] : own;
    return { status, entries, hasEarlier, hasLater: !joined, loadingEarlier: asking === 'earlier' };
  };
  let snapshot = compute();
  const publish = (): void => {
    if (closed) return;
    snapshot = compute();
    changed.tell();
  };

  /** What changed while a page was on its way or shown is told by the log. */
  const current = (entries: readonly Entry[]): readonly Entry[] => applyChanges(entries, log.getSnapshot().entries);

  const stop = log.subscribe(() => {
    own = current(own);
    publish();
  });

  const open = async (): Promise<void> => {
    const page = await port.request('conversation.history', {
      conversationId,
      before: seq + step / 2,
      limit: step,
    });
    status = page.ok ? 'ready' : 'failed';
    if (page.ok) {
      own = current(page.data.entries);
      hasEarlier = page.data.more;
    }
    publish();
  };
  void open();

  const ask = async (way: 'earlier' | 'later', work: () => Promise<void>): Promise<void> => {
    if (asking !== null || closed) return;
    asking = way;
    publish();
    await work();
    asking = null;
    publish();
  };

  return {
    getSnapshot: () => snapshot,
    subscribe: changed.add,
    loadEarlier: () =>
      ask('earlier', async () => {
        const first = own[0];
        if (!first || !hasEarlier) return;
        const page = await port.request('conversation.history', { conversationId, before: first.seq, limit: step });
        if (!page.ok) return;
        own = [...current(page.data.entries), ...own].slice(0, kept);
        hasEarlier = page.data.more;
      }),
    loadLater: () =>
      ask('later', async () => {
        const last = own.at(-1);
        if (!last || !snapshot.hasLater) return;
        const page = await port.request('conversation.pull', { conversationId, after: last.seq, limit: step });
        if (!page.ok) return;
        const all = [...own, ...current(page.data.entries)];
        hasEarlier ||= all.length > kept;
        own = all.slice(-kept);
      }),
    close() {
      closed = true;
      stop();
    },
  };
}
