import { useReadable, useSlot } from '../bridge/workspace.ts';
import { CallButton } from '../features/calls/call-button.tsx';
import { InboxScreen } from '../features/inbox/inbox-screen.tsx';
import { inboxSlot } from '../features/inbox/inbox-store.ts';
import { useOfferActs } from '../features/offers/use-offer-acts.ts';
import { TraceButton } from '../features/trace/trace-button.tsx';
import { TakeButton } from '../features/transfer/take-button.tsx';
import { TransferButton } from '../features/transfer/transfer-button.tsx';
import { TransferStrip } from '../features/transfer/transfer-strip.tsx';
import { VisitorPanel } from '../features/visitor/visitor-panel.tsx';
import { useRoute } from '../lib/use-route.ts';

/** The inbox with the visitor's panel beside it. */
export function InboxPage() {
  const route = useRoute();
  const offerActs = useOfferActs();
  const conversationId = route.screen === 'inbox' ? (route.conversationId ?? null) : null;
  return (
    <InboxScreen
      conversationId={conversationId}
      offerActs={offerActs}
      renderCall={(call) => <CallButton {...call} />}
      renderTrace={(about) => <TraceButton {...about} />}
      renderTransfer={(about) => <TransferButton {...about} />}
      renderHandedOver={(about) => <TransferStrip {...about} />}
      renderTake={(about) => <TakeButton {...about} />}
      renderVisitor={(visitorId) => <VisitorPanel key={visitorId} visitorId={visitorId} />}
    />
  );
}

/** How many people need the rep in the inbox: those who wait, and those who wrote something unread. */
export function useInboxCount(): number {
  const { items, summary } = useReadable(useSlot(inboxSlot).view);
  const unread = items.filter((item) => item.box === 'mine' && item.unread > 0).length;
  return (summary?.waiting ?? 0) + unread;
}
