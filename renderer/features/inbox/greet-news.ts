import type { InboxItem } from '../../../shared/protocol/rep/views.ts';

/** What changed about visitors whom the rep has accepted and not greeted yet. */
export interface GreetNews {
  /** Conversations in which the rep has just been nudged. */
  due: InboxItem[];
  /** Conversations in which that is over: greeted, given on or closed. */
  over: string[];
}

/** Compares two states of the inbox. */
export function greetNews(before: readonly InboxItem[], after: readonly InboxItem[]): GreetNews {
  const nudged = new Set(before.flatMap((item) => (item.greetBy === null ? [] : [item.id])));
  const due = after.filter((item) => item.greetBy !== null && !nudged.has(item.id));
  for (const item of after) if (item.greetBy !== null) nudged.delete(item.id);
  return { due, over: [...nudged] };
}
