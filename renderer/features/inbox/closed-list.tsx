import { Archive } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClosedConversation } from '../../../shared/protocol/rep/contract.ts';
import { useConnection, useWorkspace } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { visitorFace, visitorLabel } from '../../lib/visitor-words.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { RowName } from '../../ui/row-name.tsx';
import { RowBones, Skeleton } from '../../ui/skeleton.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import type { InboxParts } from './inbox-parts.ts';

interface Page {
  items: readonly ClosedConversation[];
  more: boolean;
  state: 'loading' | 'ready' | 'failed';
}

const nothing: Page = { items: [], more: true, state: 'loading' };

interface Which {
  whose: 'mine' | 'all';
  tag: string | null;
  disposition: string | null;
}

function useClosed({ whose, tag, disposition }: Which): Page & { fetchMore(): void } {
  const { connection } = useWorkspace();
  const connected = useConnection().kind === 'connected';
  const [page, setPage] = useState(nothing);
  const asking = useRef(0);

  const fetch = useCallback(
    async (had: readonly ClosedConversation[]) => {
      const ask = ++asking.current;
      const last = had.at(-1);
      const result = await connection.request('conversation.closed', {
        whose,
        ...(tag === null ? {} : { tag }),
        ...(disposition === null ? {} : { disposition }),
        ...(last === undefined ? {} : { before: { at: last.closedAt, id: last.id } }),
      });
      if (ask !== asking.current) return;
      setPage(
        result.ok
          ? { items: [...had, ...result.data.items], more: result.data.more, state: 'ready' }
          : { items: had, more: true, state: 'failed' },
      );
    },
    [connection, whose, tag, disposition],
  );

  useEffect(() => {
    setPage(nothing);
    if (connected) void fetch([]);
  }, [fetch, connected]);

  return { ...page, fetchMore: () => void (page.more && page.state !== 'loading' && fetch(page.items)) };
}

interface ClosedListProps extends Which {
  chosen: string | null;
  parts: InboxParts;
}

/** What is over, newest first, paged as one scrolls. */
export function ClosedList({ chosen, parts, ...which }: ClosedListProps) {
  const { t } = useTranslation('inbox');
  const { items, state, fetchMore } = useClosed(which);
  if (items.length === 0) {
    if (state === 'loading') {
      return (
        <Skeleton>
          <RowBones tall />
        </Skeleton>
      );
    }
    if (state === 'failed') {
      return (
        <ErrorState
          title={t('failed')}
          meaning={t('failedMeaning')}
          action={<Button onClick={fetchMore}>{t('tryAgain')}</Button>}
        />
      );
    }
    if (which.tag !== null || which.disposition !== null) {
      return <EmptyState icon={Archive} title={t('emptyFiltered.title')} hint={t('emptyFiltered.hint')} />;
    }
    return <EmptyState icon={Archive} title={t('emptyClosed.title')} hint={t('emptyClosed.hint')} />;
  }
  return (
    <VirtualList
      label={t('list')}
      items={items}
      keyOf={(item) => item.id}
      rowHeight={64}
      active={chosen}
      onActiveChange={(key) => navigate(href.inbox(key), { replace: true })}
      onEnd={fetchMore}
      renderRow={(item) => <ClosedRow item={item} parts={parts} />}
    />
  );
}

function ClosedRow({ item, parts }: { item: ClosedConversation; parts: InboxParts }) {
  const { t } = useTranslation('inbox');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  const visitor = { name: item.visitorName, city: item.city, country: null };
  const name = visitorLabel(visitor, tv, locale);
  return (
    <div className="flex h-full items-center gap-3 px-4">
      <Avatar id={item.visitorId} name={visitorFace(visitor, tv, locale)} size={32} />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2">
          <RowName name={name} demo={item.practice} />
          {item.company !== null && (
            <span className="flex min-w-0 items-baseline gap-1 text-small text-muted">
              <bdi className="truncate">{item.company.name}</bdi>
              {item.company.target && (
                <span role="img" aria-label={tv('target')} className="shrink-0 text-accent-text">
                  {'◆'}
                </span>
              )}
            </span>
          )}
          <RelativeTime at={item.closedAt} className="ms-auto shrink-0 text-small text-faint" />
        </p>
        <p className="flex items-center gap-2">
          <bdi dir="auto" className="match-parent min-w-0 flex-1 truncate text-muted">
            {item.words || t('noWords')}
          </bdi>
          {parts.closedMarks(item)}
          {item.rep !== null && <Avatar id={item.rep.id} name={item.rep.name} photo={item.rep.photo} size={16} named />}
        </p>
      </div>
    </div>
  );
}
