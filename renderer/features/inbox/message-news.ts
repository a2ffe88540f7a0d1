import type { InboxItem } from '../../../shared/protocol/rep/views.ts';

/** What happened between two states of the inbox, as far as a rep who looks elsewhere must know. */
export interface MessageNews {
  /** Conversations of mine in which the visitor wrote, as they are now. */
  written: InboxItem[];
  /** Conversations in which nothing is unread any more, or that are not mine any more. */
  settled: string[];
}

const lastFromVisitor = (item: InboxItem): number => (item.last?.from === 'visitor' ? item.last.at : 0);

/** Compares two states of the inbox. A conversation that has just become mine is no news: I took it this moment. */
export function messageNews(before: readonly InboxItem[], after: readonly InboxItem[]): MessageNews {
  const mine = new Map(before.filter((item) => item.box === 'mine').map((item) => [item.id, item]));
  const written: InboxItem[] = [];
  for (const item of after) {
    const had = item.box === 'mine' ? mine.get(item.id) : undefined;
    if (had === undefined) continue;
    if (item.unread > 0) {
      mine.delete(item.id);
      if (item.unread > had.unread || lastFromVisitor(item) > lastFromVisitor(had)) written.push(item);
    } else if (had.unread === 0) mine.delete(item.id);
  }
  return { written, settled: [...mine.keys()] };
}
