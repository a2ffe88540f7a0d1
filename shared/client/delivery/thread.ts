import type { CanceledEntry, Entry, MessageEntry } from '../../domain/conversation.ts';
import type { LogSnapshot } from './conversation-log.ts';
import type { OutboxItem } from './outbox.ts';

/** How far one's own message got. */
export type Delivery = 'sending' | 'sent' | 'seen' | 'failed';

/** An entry that is a line of its own without being part of the talk. */
export type EventEntry = Exclude<Entry, { type: 'message' | 'read' | 'edited' | 'deleted' }> | CanceledEntry;

/**
 * One line of a conversation as a person sees it: an entry of the log, or an item of the outbox that the log lacks. `change`
 * is the newest edit or deletion of it that the log lacks: under way, or `failed`, and then what the log says stands.
 */
export type ThreadLine =
  | {
      kind: 'message';
      key: string;
      entry: MessageEntry;
      mine: boolean;
      delivery: Delivery | null;
      change: OutboxItem | null;
    }
  | { kind: 'outgoing'; key: string; item: OutboxItem; delivery: Delivery; change: OutboxItem | null }
  | { kind: 'event'; key: string; entry: EventEntry };

const isCanceled = (entry: Entry): entry is CanceledEntry => 'canceled' in entry;

/**
 * Joins log and outbox into lines, each message once: a message keeps its key (the client id) from the first `sending` to
 * `seen`. `mine` marks the messages this side's people wrote: `meId` is the rep's id, null on the visitor's side.
 */
export function threadOf(
  log: Pick<LogSnapshot, 'entries' | 'conversation'>,
  items: readonly OutboxItem[],
  meId: string | null,
): ThreadLine[] {
  const lines: ThreadLine[] = [];
  const logged = new Set<string>();
  const last = log.entries.at(-1)?.seq ?? 0;
  const unlogged = items.filter(({ state, seq }) => state !== 'sent' || seq === null || seq > last);
  const changes = new Map(unlogged.flatMap((item) => (item.of === null ? [] : [[item.of, item]])));
  const changeOf = (key: string): OutboxItem | null => changes.get(key) ?? null;
  const seenSeq = (meId === null ? log.conversation?.repReadSeq : log.conversation?.visitorReadSeq) ?? 0;
  for (const entry of log.entries) {
    if (entry.type === 'message') {
      const { clientId: key, sender, seq } = entry;
      logged.add(key);
      const mine = sender.kind === 'rep' ? sender.rep.id === meId : meId === null && sender.kind === 'visitor';
      const delivery = mine ? (seq <= seenSeq ? 'seen' : 'sent') : null;
      lines.push({ kind: 'message', key, entry, mine, delivery, change: changeOf(key) });
      continue;
    }
    if ((entry.type === 'read' || entry.type === 'edited' || entry.type === 'deleted') && !isCanceled(entry)) continue;
    if (entry.type === 'note' && entry.note === null) continue;
    lines.push({ kind: 'event', key: `#${entry.seq}`, entry });
  }
  for (const item of unlogged) {
    const { clientId: key, of, state } = item;
    if (of !== null || logged.has(key)) continue;
    const delivery = state === 'waiting' ? 'sending' : state;
    lines.push({ kind: 'outgoing', key, item, delivery, change: changeOf(key) });
  }
  return lines;
}
