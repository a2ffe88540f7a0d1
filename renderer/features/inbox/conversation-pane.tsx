import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationLog } from '../../../shared/client/delivery/conversation-log.ts';
import type { Conversation } from '../../../shared/domain/conversation.ts';
import type { InboxItem } from '../../../shared/protocol/rep/views.ts';
import { useStaying } from '../../bridge/merged-visitors.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { useMe, useReadable } from '../../bridge/workspace.ts';
import { visitorFace, visitorName } from '../../lib/visitor-words.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { RowBones, Skeleton } from '../../ui/skeleton.tsx';
import { ToolArea } from '../../ui/tools.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { ConversationFoot } from './conversation-foot.tsx';
import { ConversationHeader } from './conversation-header.tsx';
import { DropArea } from './files/drop-area.tsx';
import type { ConversationAbout, InboxParts } from './inbox-parts.ts';
import { Thread } from './thread.tsx';
import { useLog } from './use-thread.ts';

interface ConversationPaneProps {
  conversationId: string;
  /** The place in it to begin at; null for the newest. */
  at: number | null;
  /** Its row in the open list, where it has one. */
  item: InboxItem | null;
  parts: InboxParts;
}

/** A conversation: who it is, what was said, and where one answers, or in one line why one may not. */
export function ConversationPane({ conversationId, ...rest }: ConversationPaneProps) {
  const log = useLog(conversationId);
  if (log === null) {
    return (
      <Skeleton className="pt-10">
        <RowBones count={5} tall />
      </Skeleton>
    );
  }
  return <Followed key={conversationId} log={log} {...rest} />;
}

type Known = Pick<InboxItem['visitor'], 'id' | 'name' | 'city' | 'country' | 'company'> & { practice?: boolean };

/** Who the visitor is: from the conversation's row, else the router is asked; null before it is known. */
function useKnown(item: InboxItem | null, conversation: Conversation | null): Known | null {
  const visitorId = useStaying(conversation?.visitorId ?? null);
  const asked = useRequest('visitor.get', item !== null || visitorId === null ? null : { visitorId });
  // While the router is asked, because the row went, it is still who it was: what one stands in does not go and come again.
  const known = useRef<Known | null>(null);
  if (item !== null) known.current = item.visitor;
  else if (visitorId !== null && asked.data?.card.id === visitorId) known.current = asked.data.card;
  if (known.current !== null || visitorId === null || asked.error === null) return known.current;
  return { id: visitorId, name: null, city: null, country: null, company: null };
}

interface FollowedProps extends Omit<ConversationPaneProps, 'conversationId'> {
  log: ConversationLog;
}

function Followed({ log, at, item, parts }: FollowedProps) {
  const { t } = useTranslation('inbox');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  const me = useMe();
  const { conversation, entries, status, error } = useReadable(log);
  const known = useKnown(item, conversation);
  if (status === 'failed' && error?.code === 'not_found') {
    return <ErrorState title={t('gone')} meaning={t('goneMeaning')} />;
  }
  if (known === null) {
    return (
      <Skeleton className="pt-10">
        <RowBones count={5} tall />
      </Skeleton>
    );
  }
  const visitor = {
    id: known.id,
    name: visitorName(known, tv, locale),
    face: visitorFace(known, tv, locale),
    demo: known.practice === true,
  };
  // Of whom nothing is kept nobody can talk to again.
  const end = entries.findLast((entry) => entry.type === 'closed' || entry.type === 'erased');
  const about: ConversationAbout | null =
    conversation === null
      ? null
      : {
          conversation,
          item,
          name: visitor.name,
          mine: conversation.phase === 'active' && conversation.rep?.id === me.id,
          mayWrite:
            conversation.phase !== 'closed' &&
            ((conversation.phase === 'active' && conversation.rep?.id === me.id) ||
              conversation.guests?.some(({ id }) => id === me.id) === true),
          mayNote:
            conversation.rep?.id === me.id ||
            me.role !== 'rep' ||
            conversation.guests?.some(({ id }) => id === me.id) === true ||
            entries.some((entry) => entry.type === 'note' && entry.note?.mentions.some(({ id }) => id === me.id)),
          closedByRep: conversation.phase === 'closed' && end?.type === 'closed' && end.reason === 'rep',
        };
  return (
    <ToolArea>
      <ConversationHeader
        visitor={visitor}
        company={known.company}
        item={item}
        facts={about !== null && parts.facts(about)}
      />
      <DropArea conversationId={log.conversationId} open={about?.mayWrite === true}>
        <Thread log={log} at={at} visitor={visitor} />
        {about !== null && (
          <div className="foot flex flex-col">
            <ConversationFoot about={about} parts={parts} />
          </div>
        )}
      </DropArea>
      {about !== null && parts.tools(about)}
    </ToolArea>
  );
}
