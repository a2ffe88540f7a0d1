import { useCallback, useEffect, useState } from 'react';
import type { ConversationLog } from '../../../../shared/client/delivery/conversation-log.ts';
import { useReadable, useWorkspace } from '../../../bridge/workspace.ts';
import { type PageAround, type PageSnapshot, pageAround } from './page-around.ts';

/** A place of a conversation that somebody wants to see. */
export interface Place {
  readonly seq: number;
  /** What lies around it, where it is far above the newest; null where the log has it. */
  readonly page: PageAround | null;
}

const none: PageSnapshot = { status: 'ready', entries: [], hasEarlier: false, hasLater: false, loadingEarlier: false };
const nowhere = { getSnapshot: () => none, subscribe: () => () => {} };

/** The place an address names, from when it is asked for until the reader is back at the newest. */
export function usePlace(
  log: ConversationLog,
  at: number | null,
): { place: Place | null; page: PageSnapshot | null; leave(): void } {
  const { connection } = useWorkspace();
  const ready = useReadable(log).status === 'ready';
  const [sought, setSought] = useState<{ seq: number } | null>(null);
  const [place, setPlace] = useState<Place | null>(null);

  // The address forgets the place once it is shown; what was sought stays.
  useEffect(() => {
    if (at !== null && ready) setSought({ seq: at });
  }, [at, ready]);

  useEffect(() => {
    if (sought === null) return;
    const { seq } = sought;
    const first = log.getSnapshot().entries[0]?.seq ?? 1;
    const page = seq < first ? pageAround({ port: connection, log, seq }) : null;
    setPlace({ seq, page });
    return () => {
      page?.close();
      setPlace(null);
    };
  }, [connection, log, sought]);

  const page = useReadable(place?.page ?? nowhere);
  const leave = useCallback(() => setSought(null), []);
  const failed = page.status === 'failed';
  useEffect(() => {
    if (failed) leave();
  }, [failed, leave]);
  return { place, page: place?.page && page.status === 'ready' ? page : null, leave };
}
