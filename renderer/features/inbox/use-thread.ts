import { useEffect, useMemo, useState } from 'react';
import type { ConversationLog, LogSnapshot } from '../../../shared/client/delivery/conversation-log.ts';
import { type ThreadLine, threadOf } from '../../../shared/client/delivery/thread.ts';
import { useMe, useReadable, useSlot } from '../../bridge/workspace.ts';
import { inboxSlot } from './inbox-store.ts';
import type { PageSnapshot } from './place/page-around.ts';

/** The log of a conversation while it is on screen; null for the first render only. */
export function useLog(conversationId: string): ConversationLog | null {
  const inbox = useSlot(inboxSlot);
  const [followed, setFollowed] = useState<ConversationLog | null>(null);
  useEffect(() => {
    const { log, release } = inbox.follow(conversationId);
    setFollowed(log);
    return release;
  }, [inbox, conversationId]);
  return followed?.conversationId === conversationId ? followed : null;
}

/** The conversation as its reader sees it: what the router has, and what is still on its way from here. */
export function useThread(
  log: ConversationLog,
  page: PageSnapshot | null,
): { snapshot: LogSnapshot; lines: ThreadLine[] } {
  const { outbox } = useSlot(inboxSlot);
  const me = useMe();
  const snapshot = useReadable(log);
  const { items } = useReadable(outbox);
  // A note is an entry of its own kind in the log: once it is there, it is on its way no more.
  const noted = useMemo(
    () =>
      new Set(snapshot.entries.flatMap((entry) => (entry.type === 'note' && entry.note ? [entry.note.clientId] : []))),
    [snapshot.entries],
  );
  const lines = useMemo(
    () =>
      threadOf(
        page === null ? snapshot : { ...snapshot, entries: page.entries },
        // What is on its way follows the newest, which is not on this page.
        page?.hasLater
          ? []
          : items.filter(
              (item) => item.lane === log.conversationId && !(item.does === 'note' && noted.has(item.clientId)),
            ),
        me.id,
      ),
    [snapshot, page, items, log, me.id, noted],
  );

  useEffect(() => {
    outbox.settle(log.conversationId, snapshot.entries);
  }, [snapshot.entries, outbox, log]);
  return { snapshot, lines };
}
