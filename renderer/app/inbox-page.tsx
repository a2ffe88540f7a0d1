import { useReadable, useSlot } from '../bridge/workspace.ts';
import { InboxScreen } from '../features/inbox/inbox-screen.tsx';
import { inboxSlot } from '../features/inbox/inbox-store.ts';
import { useRoute } from '../lib/use-route.ts';
import { useInboxParts } from './inbox-conversation-parts.tsx';

/** The inbox with the visitor's panel beside it. */
export function InboxPage() {
  const route = useRoute();
  const parts = useInboxParts();
  const conversationId = route.screen === 'inbox' ? (route.conversationId ?? null) : null;
  const at = route.screen === 'inbox' ? (route.at ?? null) : null;
  return <InboxScreen conversationId={conversationId} at={at} parts={parts} />;
}

/** How many people need the rep in the inbox: those who wait, who wrote something unread, and colleagues who name me. */
export function useInboxCount(): number {
  const { items, summary } = useReadable(useSlot(inboxSlot).view);
  const unread = items.filter((item) => item.box === 'mine' && item.unread > 0).length;
  const named = items.filter((item) => item.box === 'mention').length;
  return (summary?.waiting ?? 0) + unread + named;
}
