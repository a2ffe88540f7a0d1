import type { Delivery, ThreadLine } from '../../../shared/client/delivery/thread.ts';
import type { Conversation } from '../../../shared/domain/conversation.ts';

/** Of two heads of one conversation the one that is further on. */
export const newerHead = (a: Conversation, b: Conversation): Conversation => {
  // Of the same moment the one that knows of the end; a later one may have been opened again.
  if (a.lastSeq === b.lastSeq) return a.phase === 'closed' ? a : b;
  return b.lastSeq > a.lastSeq ? b : a;
};

/** Entries that the conversation shows no line for. */
const unseen = new Set(['waiting', 'booker_shown', 'transfer', 'note']);

/** How far the visitor's last message got, where nothing came after it. */
export function deliveryOf(lines: readonly ThreadLine[]): Delivery | null {
  const last = lines.findLast((line) => line.kind !== 'event' || !unseen.has(line.entry.type));
  return last && 'delivery' in last ? last.delivery : null;
}

/** How many messages of the others the visitor has not seen. */
export function unreadOf(lines: readonly ThreadLine[], conversation: Conversation | null): number {
  const seen = conversation?.visitorReadSeq ?? 0;
  return lines.filter((line) => line.kind === 'message' && !line.mine && line.entry.seq > seen).length;
}
