import { useCallback, useMemo, useRef } from 'react';
import type { SnippetValues } from '../../shared/domain/snippet.ts';
import { useMe } from '../bridge/workspace.ts';
import { CallTool } from '../features/calls/call-tool.tsx';
import { CompanyFaces } from '../features/company/company-faces.tsx';
import { useMeanwhile } from '../features/company/use-meanwhile.ts';
import { DemoTool } from '../features/demos/demo-tool.tsx';
import { ClosedMarks } from '../features/desk/closed-marks.tsx';
import { DeskFacts } from '../features/desk/desk-facts.tsx';
import { DeskMarks } from '../features/desk/desk-marks.tsx';
import { DeskStrips } from '../features/desk/desk-strips.tsx';
import { DeskTools } from '../features/desk/desk-tools.tsx';
import { ReopenButton } from '../features/desk/reopen-button.tsx';
import { snippetValues } from '../features/desk/snippet-values.ts';
import { useDesk } from '../features/desk/use-desk.ts';
import { useDeskComposer } from '../features/desk/use-desk-composer.ts';
import { useLabels } from '../features/desk/use-labels.ts';
import { usePeople } from '../features/desk/use-people.ts';
import { GuestFaces } from '../features/guests/guest-faces.tsx';
import { GuestMark } from '../features/guests/guest-mark.tsx';
import { GuestStrip } from '../features/guests/guest-strip.tsx';
import { GuestTools } from '../features/guests/guest-tools.tsx';
import type { ComposerParts } from '../features/inbox/composer/composer-parts.ts';
import type { ConversationAbout, InboxParts } from '../features/inbox/inbox-parts.ts';
import { BookTool } from '../features/meetings/book-tool.tsx';
import { useOfferActs } from '../features/offers/use-offer-acts.ts';
import { ReassignTool } from '../features/team/reassign-tool.tsx';
import type { Moving } from '../features/team/rep-acts.ts';
import { TraceTool } from '../features/trace/trace-tool.tsx';
import { TakeButton } from '../features/transfer/take-button.tsx';
import { TransferStrip } from '../features/transfer/transfer-strip.tsx';
import { TransferTool } from '../features/transfer/transfer-tool.tsx';
import { MailStrip } from '../features/visitor/mail-strip.tsx';
import { PrivacyTool } from '../features/visitor/privacy-tool.tsx';
import { VisitorPanel } from '../features/visitor/visitor-panel.tsx';

/** What the desk adds to the place where one writes. */
function useInboxComposer({ item, conversation }: ConversationAbout): ComposerParts {
  const me = useMe();
  const people = usePeople();
  const bookingLink = useDesk(conversation.id)?.bookingLink ?? null;
  const latest = useRef<() => SnippetValues>(() => snippetValues(null, null, null, me));
  // The row where it has one; of a closed conversation nothing is sent.
  latest.current = () => snippetValues(item?.visitor ?? null, item?.pagePath ?? null, bookingLink, me);
  const values = useCallback(() => latest.current(), []);
  const others = useMemo(() => people.filter(({ id }) => id !== me.id), [people, me.id]);
  const desk = useDeskComposer(others, values);
  const meanwhile = useMeanwhile(conversation.id);
  return useMemo(
    () => ({ ...desk, check: (text: string) => meanwhile(text) ?? desk.check?.(text) ?? null }),
    [desk, meanwhile],
  );
}

/** Somebody has it, or it waits for somebody. */
const isHeld = ({ phase }: ConversationAbout['conversation']): boolean => phase === 'active' || phase === 'waiting';

const movingOf = ({ conversation, item, name }: ConversationAbout): Moving => ({
  conversationId: conversation.id,
  visitor: item?.visitor ?? { id: conversation.visitorId, name, city: null, country: null, zone: null, company: null },
  holderId: conversation.rep?.id ?? null,
});

/** What the other features bring to the inbox. */
export function useInboxParts(): InboxParts {
  const offers = useOfferActs();
  const me = useMe();
  return useMemo<InboxParts>(
    () => ({
      offers,
      tools: (about) => {
        const { conversation, item, name, mine, closedByRep } = about;
        const it = { conversationId: conversation.id, name };
        return (
          <>
            {mine && (
              <TransferTool
                {...it}
                named={item !== null && item.visitor.name !== null}
                underWay={item === null || item.transfer !== null}
              />
            )}
            {mine && <CallTool {...it} />}
            {mine && <DemoTool {...it} />}
            {mine && <BookTool conversationId={conversation.id} visitorId={conversation.visitorId} />}
            <DeskTools conversation={conversation} name={name} mine={mine} closedByRep={closedByRep} />
            <GuestTools conversation={conversation} name={item?.visitor.name ?? null} />
            {me.role !== 'rep' && !mine && isHeld(conversation) && <ReassignTool moving={movingOf(about)} />}
            {me.role === 'admin' && <PrivacyTool visitorId={conversation.visitorId} />}
            <TraceTool {...it} />
          </>
        );
      },
      facts: ({ conversation }) => (
        <>
          <DeskFacts conversationId={conversation.id} />
          <GuestFaces guests={conversation.guests ?? []} />
          <CompanyFaces
            conversationId={conversation.id}
            besides={[...(conversation.rep ? [conversation.rep] : []), ...(conversation.guests ?? [])]}
          />
        </>
      ),
      useComposer: useInboxComposer,
      strips: ({ conversation, item, mine, name }) => (
        <>
          {item?.guest != null && <GuestStrip conversationId={conversation.id} guest={item.guest} />}
          <DeskStrips
            conversationId={conversation.id}
            visitorId={conversation.visitorId}
            mentions={item?.mentions ?? 0}
          />
          {mine && item?.transfer != null && (
            <TransferStrip conversationId={conversation.id} transfer={item.transfer} />
          )}
          {mine && item?.visitor.connection === 'left' && <MailStrip visitorId={item.visitor.id} name={name} />}
        </>
      ),
      foot: ({ conversation, mayWrite, closedByRep }) =>
        !mayWrite && <ReopenButton conversation={conversation} closedByRep={closedByRep} />,
      take: (about) => <TakeButton {...about} />,
      marks: (item) => (
        <>
          <GuestMark guest={item.guest} />
          <DeskMarks {...item} />
        </>
      ),
      closedMarks: (item) => <ClosedMarks {...item} />,
      useLabels,
      aside: (visitorId) => <VisitorPanel key={visitorId} visitorId={visitorId} />,
    }),
    [offers, me.role],
  );
}
