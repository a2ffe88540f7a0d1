import { useState } from 'react';
import type { ConversationLog, LogSnapshot } from '../../../shared/client/delivery/conversation-log.ts';

/** So many entries come with one request on the way back to what is new. */
const step = 200;

/**
 * Where the reader had stopped when the conversation was opened: the place of the first message that was new then, or null
 * where nothing was. `load` fetches back to it.
 */
export function useFirstNew(
  log: ConversationLog,
  snapshot: LogSnapshot,
): { seq: number; load(): Promise<void> } | null {
  const [opened, setOpened] = useState<{ log: ConversationLog; readSeq: number; lastSeq: number } | null>(null);
  const head = snapshot.conversation;
  if (snapshot.status === 'ready' && head !== null && opened?.log !== log) {
    setOpened({ log, readSeq: head.repReadSeq, lastSeq: head.lastSeq });
  }
  if (opened?.log !== log) return null;
  const { readSeq, lastSeq } = opened;
  const found = snapshot.entries.find(
    (entry) => entry.seq > readSeq && entry.type === 'message' && entry.sender.kind === 'visitor',
  );
  const first = snapshot.entries[0]?.seq ?? 0;
  const beyond = snapshot.hasEarlier && first > readSeq + 1;
  if (!beyond && (found === undefined || found.seq > lastSeq)) return null;
  return {
    seq: beyond ? readSeq + 1 : (found?.seq ?? 0),
    async load() {
      for (
        let now = log.getSnapshot();
        now.hasEarlier && (now.entries[0]?.seq ?? 0) > readSeq + 1;
        now = log.getSnapshot()
      ) {
        if (!(await log.loadEarlier(step)).ok) return;
      }
    },
  };
}
