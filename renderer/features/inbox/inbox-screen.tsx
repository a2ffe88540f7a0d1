import { MessagesSquare } from 'lucide-react';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useReadable, useSlot } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { BarContent } from '../../ui/bar.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panes } from '../../ui/panes.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { ClosedList } from './closed-list.tsx';
import {
  ConversationPane,
  type OfferActs,
  type RenderCall,
  type RenderHandedOver,
  type RenderTrace,
  type RenderTransfer,
} from './conversation-pane.tsx';
import { inboxSlot } from './inbox-store.ts';
import { OpenList } from './open-list.tsx';
import type { RenderTake } from './open-row.tsx';
import { useVisitorOf } from './use-visitor-of.ts';

interface InboxScreenProps {
  conversationId: string | null;
  offerActs: OfferActs;
  /** Draws the way to call the visitor; given by `app` too. */
  renderCall: RenderCall;
  /** Draws the way to how the conversation was routed; given by `app` too. */
  renderTrace: RenderTrace;
  /** Draws the way to hand the conversation over, and that it is offered; given by `app` too. */
  renderTransfer: RenderTransfer;
  renderHandedOver: RenderHandedOver;
  /** Draws the way to take a visitor who waits; given by `app` too. */
  renderTake: RenderTake;
  /** Draws who the visitor is; given by `app`, for the panel is another feature's. */
  renderVisitor(visitorId: string): ReactNode;
}

/** Who is waiting for me? The list, the conversation, the person. */
export function InboxScreen({
  conversationId,
  offerActs,
  renderCall,
  renderTrace,
  renderTransfer,
  renderHandedOver,
  renderTake,
  renderVisitor,
}: InboxScreenProps) {
  const { t } = useTranslation('inbox');
  const inbox = useSlot(inboxSlot);
  const state = useReadable(inbox.view);
  const { box, whose } = useStore(inbox.ui);
  const { setState } = inbox.ui;
  const item = state.items.find((one) => one.id === conversationId) ?? null;
  const visitorId = useVisitorOf(conversationId, item?.visitor.id ?? null);
  const back = useCallback(() => navigate(href.inbox()), []);
  const open = (state.summary?.waiting ?? 0) + (state.summary?.mine ?? 0);
  return (
    <>
      <BarContent>
        <Segmented
          label={t('boxes.label')}
          value={box}
          options={[
            { value: 'open', label: t('boxes.open'), count: open },
            { value: 'closed', label: t('boxes.closed') },
          ]}
          onChange={(next) => setState({ box: next })}
        />
        {box === 'closed' && (
          <Segmented
            label={t('whose.label')}
            value={whose}
            options={[
              { value: 'mine', label: t('whose.mine') },
              { value: 'all', label: t('whose.all') },
            ]}
            onChange={(next) => setState({ whose: next })}
          />
        )}
      </BarContent>
      <Panes
        name="inbox"
        listLabel={t('list')}
        list={
          box === 'open' ? (
            <OpenList
              state={state}
              chosen={conversationId}
              onAccept={(id) => void offerActs.accept(id)}
              renderTake={renderTake}
            />
          ) : (
            <ClosedList whose={whose} chosen={conversationId} />
          )
        }
        mainLabel={t('conversation')}
        main={
          conversationId === null ? (
            (box === 'closed' || state.items.length > 0) && (
              <EmptyState icon={MessagesSquare} title={t('choose.title')} hint={t('choose.hint')} />
            )
          ) : (
            <ConversationPane
              conversationId={conversationId}
              item={item}
              acts={offerActs}
              renderCall={renderCall}
              renderTrace={renderTrace}
              renderTransfer={renderTransfer}
              renderHandedOver={renderHandedOver}
              renderTake={renderTake}
            />
          )
        }
        aside={visitorId === null ? undefined : renderVisitor(visitorId)}
        asideLabel={t('visitor')}
        mainOpen={conversationId !== null}
        onBack={back}
        listAlone={box === 'open' && state.status === 'ready' && state.items.length === 0}
      />
    </>
  );
}
