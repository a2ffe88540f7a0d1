import { useMemo } from 'react';
import { CallTool } from '../features/calls/call-tool.tsx';
import { CloseTool } from '../features/inbox/close-tool.tsx';
import type { InboxParts } from '../features/inbox/inbox-parts.ts';
import { useOfferActs } from '../features/offers/use-offer-acts.ts';
import { TraceTool } from '../features/trace/trace-tool.tsx';
import { TakeButton } from '../features/transfer/take-button.tsx';
import { TransferStrip } from '../features/transfer/transfer-strip.tsx';
import { TransferTool } from '../features/transfer/transfer-tool.tsx';
import { MailStrip } from '../features/visitor/mail-strip.tsx';
import { VisitorPanel } from '../features/visitor/visitor-panel.tsx';

/** What the other features bring to the inbox. */
export function useInboxParts(): InboxParts {
  const offers = useOfferActs();
  return useMemo<InboxParts>(
    () => ({
      offers,
      tools: (about) => {
        const { conversation, item, name, mine } = about;
        const it = { conversationId: conversation.id, name };
        return (
          <>
            {mine && <TransferTool {...it} underWay={item === null || item.transfer !== null} />}
            {mine && <CallTool {...it} />}
            <CloseTool {...about} />
            <TraceTool {...it} />
          </>
        );
      },
      facts: () => null,
      strips: ({ conversation, item, mine, name }) =>
        mine && (
          <>
            {item?.transfer != null && <TransferStrip conversationId={conversation.id} transfer={item.transfer} />}
            {item?.visitor.connection === 'left' && <MailStrip visitorId={item.visitor.id} name={name} />}
          </>
        ),
      foot: () => null,
      take: (about) => <TakeButton {...about} />,
      marks: () => null,
      aside: (visitorId) => <VisitorPanel key={visitorId} visitorId={visitorId} />,
    }),
    [offers],
  );
}
