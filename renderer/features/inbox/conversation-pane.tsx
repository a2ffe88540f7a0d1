import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationLog } from '../../../shared/client/delivery/conversation-log.ts';
import type { Conversation } from '../../../shared/domain/conversation.ts';
import type { InboxItem } from '../../../shared/protocol/rep/views.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { useHello, useReadable, useWorkspace } from '../../bridge/workspace.ts';
import { visitorFace, visitorName } from '../../lib/visitor-words.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { ElapsedTime } from '../../ui/elapsed-time.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PaneAsideButton, PaneBackButton } from '../../ui/panes.tsx';
import { useShortcut } from '../../ui/shortcut-context.tsx';
import { RowBones, Skeleton } from '../../ui/skeleton.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { BookingStrip } from './booking-strip.tsx';
import { Composer } from './composer.tsx';
import { GreetStrip } from './greet-strip.tsx';
import type { RenderTake } from './open-row.tsx';
import { Thread } from './thread.tsx';
import { useLog } from './use-thread.ts';

interface ConversationPaneProps {
  conversationId: string;
  /** Its row in the open list, where it has one. */
  item: InboxItem | null;
  acts: OfferActs;
  renderCall: RenderCall;
  renderTrace: RenderTrace;
  renderTransfer: RenderTransfer;
  renderHandedOver: RenderHandedOver;
  renderTake: RenderTake;
}

/** Draws the way to call the visitor of a running conversation of mine. */
export type RenderCall = (call: { conversationId: string; name: string }) => ReactNode;

/** Draws the way to how a conversation was routed. */
export type RenderTrace = (about: { conversationId: string; name: string }) => ReactNode;

/** Draws the way to hand a running conversation of mine over. */
export type RenderTransfer = (about: { conversationId: string; name: string; underWay: boolean }) => ReactNode;

/** Draws that it is offered to a colleague, and the way back. */
export type RenderHandedOver = (about: {
  conversationId: string;
  transfer: NonNullable<InboxItem['transfer']>;
}) => ReactNode;

/** What one may do with an offer; given by `app`, for offers are another feature's. */
export interface OfferActs {
  accept(reservationId: string): Promise<void>;
  decline(reservationId: string): Promise<void>;
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

/** Who the visitor is: from the conversation's row, else the router is asked; null before it is known. */
function useKnown(
  item: InboxItem | null,
  conversation: Conversation | null,
): Pick<InboxItem['visitor'], 'id' | 'name' | 'city' | 'country' | 'company'> | null {
  const visitorId = conversation?.visitorId ?? null;
  const asked = useRequest('visitor.get', item !== null || visitorId === null ? null : { visitorId });
  if (item !== null) return item.visitor;
  if (visitorId === null) return null;
  if (asked.data?.card.id === visitorId) return asked.data.card;
  return asked.error === null ? null : { id: visitorId, name: null, city: null, country: null, company: null };
}

interface FollowedProps extends Omit<ConversationPaneProps, 'conversationId'> {
  log: ConversationLog;
}

function Followed({
  log,
  item,
  acts,
  renderCall,
  renderTrace,
  renderTransfer,
  renderHandedOver,
  renderTake,
}: FollowedProps) {
  const { t } = useTranslation('inbox');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  const { conversation, status, error } = useReadable(log);
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
  const visitor = { id: known.id, name: visitorName(known, tv, locale), face: visitorFace(known, tv, locale) };
  return (
    <>
      <Header
        visitor={visitor}
        company={known.company}
        item={item}
        conversation={conversation}
        renderCall={renderCall}
        renderTrace={renderTrace}
        renderTransfer={renderTransfer}
      />
      <Thread log={log} visitor={visitor} />
      {conversation !== null && (
        <Foot
          conversation={conversation}
          item={item}
          name={visitor.name}
          acts={acts}
          renderHandedOver={renderHandedOver}
          renderTake={renderTake}
        />
      )}
    </>
  );
}

interface HeaderProps {
  visitor: { id: string; name: string; face: string };
  company: InboxItem['visitor']['company'];
  item: InboxItem | null;
  conversation: Conversation | null;
  renderCall: RenderCall;
  renderTrace: RenderTrace;
  renderTransfer: RenderTransfer;
}

function Header({ visitor, company, item, conversation, renderCall, renderTrace, renderTransfer }: HeaderProps) {
  const { t } = useTranslation('inbox');
  const { t: tv } = useTranslation('visitor');
  const { connection } = useWorkspace();
  const { me } = useHello();
  const say = useToast();
  const mayClose = conversation !== null && conversation.phase === 'active' && conversation.rep?.id === me.id;
  const close = async (): Promise<void> => {
    if (conversation === null) return;
    const result = await connection.request('conversation.close', { conversationId: conversation.id });
    if (!result.ok) say({ title: t('actFailed'), tone: 'wrong' });
  };
  useShortcut(
    mayClose
      ? { keys: 'mod+shift+e', label: t('close'), group: t('title'), inText: true, run: () => void close() }
      : null,
  );
  return (
    <header className="flex h-12 shrink-0 items-center gap-3 border-b border-hairline px-4">
      <PaneBackButton />
      <Avatar id={visitor.id} name={visitor.face} size={24} />
      <div className="flex min-w-0 flex-1 items-baseline gap-2">
        <h2 className="max-w-[62%] shrink-0 truncate text-title font-semibold">
          <bdi>{visitor.name}</bdi>
        </h2>
        <span className="flex min-w-0 items-baseline gap-1 text-muted">
          <bdi className="truncate">{company?.name ?? tv('unknownCompany')}</bdi>
          {company?.target === true && (
            <span role="img" aria-label={tv('target')} className="shrink-0 text-accent-text">
              {'◆'}
            </span>
          )}
        </span>
        {item !== null && item.waitingSince !== null && (
          <ElapsedTime since={item.waitingSince} waiting className="text-small" />
        )}
      </div>
      {mayClose &&
        renderTransfer({
          conversationId: conversation.id,
          name: visitor.name,
          underWay: item === null || item.transfer !== null,
        })}
      {mayClose && renderCall({ conversationId: conversation.id, name: visitor.name })}
      {mayClose && <IconButton icon={Check} label={t('close')} keys="mod+shift+e" onClick={() => void close()} />}
      {conversation !== null && renderTrace({ conversationId: conversation.id, name: visitor.name })}
      <PaneAsideButton />
    </header>
  );
}

interface FootProps {
  conversation: Conversation;
  item: InboxItem | null;
  name: string;
  acts: OfferActs;
  renderHandedOver: RenderHandedOver;
  renderTake: RenderTake;
}

function Foot({ conversation, item, name, acts, renderHandedOver, renderTake }: FootProps) {
  const { t } = useTranslation('inbox');
  const { me } = useHello();
  if (conversation.phase === 'active' && conversation.rep?.id === me.id) {
    return (
      <>
        {item !== null && <BookingStrip item={item} name={name} />}
        {item !== null && <GreetStrip item={item} name={name} />}
        {item !== null &&
          item.transfer !== null &&
          renderHandedOver({ conversationId: conversation.id, transfer: item.transfer })}
        <Composer key={conversation.id} conversationId={conversation.id} name={name} />
      </>
    );
  }
  const reservationId = item?.reservationId ?? null;
  if (reservationId !== null) {
    return (
      <div className="flex items-center gap-3 border-t border-hairline px-5 py-3">
        <p className="flex-1 text-muted">{t('notAnswered')}</p>
        <Button look="plain" onClick={() => void acts.decline(reservationId)}>
          {t('decline')}
        </Button>
        <Button look="primary" onClick={() => void acts.accept(reservationId)}>
          {t('accept')}
        </Button>
      </div>
    );
  }
  const words = {
    closed: t('closed'),
    active: conversation.rep === null ? '' : t('withColleague', { name: conversation.rep.name }),
    waiting: t('waitsForRep'),
    overflow: t('bookerShown'),
    bot: t('withBot'),
  }[conversation.phase];
  return (
    <div className="flex items-center gap-3 border-t border-hairline px-5 py-3">
      <p className="flex-1 text-muted">{words}</p>
      {item?.mayTake === true && renderTake({ conversationId: conversation.id, name, size: 'medium' })}
    </div>
  );
}
