import { MessagesSquare } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useReadable, useSlot } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { BarContent } from '../../ui/bar.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { late } from '../../ui/late.tsx';
import { Panes } from '../../ui/panes.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useShortcut } from '../../ui/shortcut-context.tsx';
import { ClosedList } from './closed-list.tsx';
import { ConversationPane } from './conversation-pane.tsx';
import { InboxFilter } from './inbox-filter.tsx';
import type { InboxParts } from './inbox-parts.ts';
import { type Box, boxes, inboxSlot } from './inbox-store.ts';
import { OpenList } from './open-list.tsx';
import { useVisitorOf } from './use-visitor-of.ts';

// Nobody begins the day in a colleague's conversations.
const { component: TeamBox } = late(() => import('./team/team-box.tsx').then((file) => file.TeamBox));

interface InboxScreenProps {
  conversationId: string | null;
  /** The place in it to begin at; null for the newest. */
  at: number | null;
  parts: InboxParts;
}

/** Who is waiting for me? The list, the conversation, the person. */
export function InboxScreen({ conversationId, at, parts }: InboxScreenProps) {
  const { t } = useTranslation('inbox');
  const inbox = useSlot(inboxSlot);
  const state = useReadable(inbox.view);
  const { box, whose, tag, disposition } = useStore(inbox.ui);
  const { setState } = inbox.ui;
  const item = state.items.find((one) => one.id === conversationId) ?? null;
  const visitorId = useVisitorOf(conversationId, item?.visitor.id ?? null);
  const back = useCallback(() => navigate(href.inbox()), []);
  const [one, another] = boxes.filter((other) => other !== box);
  const show = (other: Box | undefined) =>
    other === undefined
      ? null
      : {
          keys: '' as const,
          label: t('boxes.show', { box: t(`boxes.${other}`) }),
          group: t('title'),
          run: () => setState({ box: other }),
        };
  useShortcut(show(one));
  useShortcut(show(another));
  const open = (state.summary?.waiting ?? 0) + (state.summary?.mine ?? 0);
  return (
    <>
      <BarContent>
        <Segmented
          label={t('boxes.label')}
          value={box}
          options={[
            { value: 'open', label: t('boxes.open'), count: open },
            { value: 'team', label: t('boxes.team') },
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
        {box !== 'team' && <InboxFilter parts={parts} />}
      </BarContent>
      <Panes
        name="inbox"
        listLabel={t('list')}
        list={
          box === 'open' ? (
            <OpenList state={state} tag={tag} chosen={conversationId} parts={parts} />
          ) : box === 'team' ? (
            <TeamBox chosen={conversationId} />
          ) : (
            <ClosedList whose={whose} tag={tag} disposition={disposition} chosen={conversationId} parts={parts} />
          )
        }
        mainLabel={t('conversation')}
        main={
          conversationId === null ? (
            (box !== 'open' || state.items.length > 0) && (
              <EmptyState icon={MessagesSquare} title={t('choose.title')} hint={t('choose.hint')} />
            )
          ) : (
            <ConversationPane conversationId={conversationId} at={at} item={item} parts={parts} />
          )
        }
        aside={visitorId === null ? undefined : parts.aside(visitorId)}
        asideLabel={t('visitor')}
        mainOpen={conversationId !== null}
        onBack={back}
        listAlone={box === 'open' && state.status === 'ready' && state.items.length === 0}
      />
    </>
  );
}
