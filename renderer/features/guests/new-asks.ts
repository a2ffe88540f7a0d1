import type { InboxItem } from '../../../shared/protocol/rep/views.ts';

/** Conversations into which a colleague has just asked the rep, and those where that is over. */
export function newAsks(
  before: readonly InboxItem[],
  after: readonly InboxItem[],
): { asked: InboxItem[]; over: string[] } {
  const known = new Set(before.flatMap((item) => (item.guest?.state === 'asked' ? [item.id] : [])));
  const asked = after.filter((item) => item.guest?.state === 'asked' && !known.has(item.id));
  for (const item of after) if (item.guest?.state === 'asked') known.delete(item.id);
  return { asked, over: [...known] };
}
