import { Inbox as InboxIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ViewState } from '../../../shared/client/views/view.ts';
import { formatSince } from '../../lib/relative-time.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { Button } from '../../ui/button.tsx';
import { Count } from '../../ui/count.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { RowBones, Skeleton } from '../../ui/skeleton.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import type { InboxParts } from './inbox-parts.ts';
import { OpenRow } from './open-row.tsx';

interface OpenListProps {
  state: ViewState<'inbox'>;
  /** Narrowed to this tag; whoever waits is always there. */
  tag: string | null;
  chosen: string | null;
  parts: InboxParts;
}

/** Who waits, longest first, then my own, latest first: two short lists under their names. */
export function OpenList({ state, tag, chosen, parts }: OpenListProps) {
  const { t } = useTranslation('inbox');
  const locale = useLocale();
  if (state.status === 'failed') return <ErrorState title={t('failed')} meaning={t('failedMeaning')} />;
  if (state.status === 'loading') {
    return (
      <Skeleton>
        <RowBones tall />
      </Skeleton>
    );
  }
  if (state.items.length === 0) {
    return (
      <EmptyState
        icon={InboxIcon}
        title={t('empty.title')}
        hint={t('empty.hint')}
        action={<Button onClick={() => navigate(href.live())}>{t('empty.goLive')}</Button>}
      />
    );
  }
  const waiting = state.items.filter((item) => item.box === 'waiting');
  const tagged = state.items.filter((item) => tag === null || item.tags.includes(tag));
  const naming = tagged.filter((item) => item.box === 'mention');
  const snoozed = tagged.filter((item) => item.box === 'snoozed');
  const mine = tagged.filter((item) => item.box === 'mine');
  const groups = [
    { key: 'waiting', title: t('waiting'), items: waiting, count: state.summary?.waiting ?? waiting.length },
    { key: 'mention', title: t('mentions'), items: naming, count: naming.length },
    { key: 'mine', title: t('mine'), items: mine, count: mine.length },
    { key: 'snoozed', title: t('snoozed'), items: snoozed, count: snoozed.length },
  ].filter((group) => group.items.length > 0);
  const rows = groups.flatMap((group) => [
    { key: group.key, title: group.title, count: group.count, item: null },
    ...group.items.map((item) => ({ key: item.id, title: '', count: 0, item })),
  ]);
  const list = (
    <VirtualList
      label={t('list')}
      items={rows}
      keyOf={(row) => row.key}
      rowHeight={(row) => (row.item === null ? 32 : 64)}
      isHeading={(row) => row.item === null}
      active={chosen}
      onActiveChange={(key) => navigate(href.inbox(key), { replace: true })}
      renderRow={(row) =>
        row.item === null ? (
          <h2 className="flex h-full items-end gap-1.5 px-4 pb-1 text-small font-semibold text-muted">
            {row.title}
            <Count value={row.count} />
          </h2>
        ) : (
          <OpenRow item={row.item} parts={parts} />
        )
      }
    />
  );
  if (state.asOf === undefined) return list;
  return (
    <div className="flex h-full flex-col">
      <p className="px-4 pt-2 text-small text-faint">
        {t('asOf', { time: formatSince(state.asOf, Date.now(), locale) })}
      </p>
      <div className="min-h-0 flex-1">{list}</div>
    </div>
  );
}
