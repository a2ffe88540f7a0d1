import { useEffect, useState } from 'react';
import { useStaying } from '../../bridge/merged-visitors.ts';
import { useSlot } from '../../bridge/workspace.ts';
import { inboxSlot } from './inbox-store.ts';

/** Whose conversation it is: from its row where it has one, else from its own head once that is there. */
export function useVisitorOf(conversationId: string | null, fromRow: string | null): string | null {
  const inbox = useSlot(inboxSlot);
  const [found, setFound] = useState<{ conversationId: string; visitorId: string } | null>(null);
  useEffect(() => {
    if (conversationId === null || fromRow !== null) return;
    const { log, release } = inbox.follow(conversationId);
    const look = (): void => {
      const visitorId = log.getSnapshot().conversation?.visitorId;
      if (visitorId !== undefined) setFound({ conversationId, visitorId });
    };
    look();
    const stop = log.subscribe(look);
    return () => {
      stop();
      release();
    };
  }, [inbox, conversationId, fromRow]);
  return useStaying(fromRow ?? (found?.conversationId === conversationId ? (found?.visitorId ?? null) : null));
}
