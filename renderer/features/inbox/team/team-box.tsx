import { Users } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColleagueTalk } from '../../../../shared/protocol/rep/colleagues.ts';
import { cx } from '../../../lib/cx.ts';
import { href } from '../../../lib/route.ts';
import { navigate } from '../../../lib/use-route.ts';
import { visitorFace } from '../../../lib/visitor-words.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { RowBones, Skeleton } from '../../../ui/skeleton.tsx';
import { useLocale } from '../../../ui/ui-provider.tsx';
import { VirtualList } from '../../../ui/virtual-list.tsx';
import { RowHead } from '../row-head.tsx';
import { useColleagues } from './use-colleagues.ts';

/** What colleagues are on, where something was said last first; one opens it to read, and asks in or takes over from there. */
export function TeamBox({ chosen }: { chosen: string | null }) {
  const { t } = useTranslation('inbox');
  const { status, items, fetchMore } = useColleagues();
  const renderRow = useCallback((item: ColleagueTalk) => <TalkRow item={item} />, []);
  if (status === 'failed') return <ErrorState title={t('failed')} meaning={t('failedMeaning')} />;
  if (status === 'loading') {
    return (
      <Skeleton>
        <RowBones tall />
      </Skeleton>
    );
  }
  if (items.length === 0) return <EmptyState icon={Users} title={t('emptyTeam.title')} hint={t('emptyTeam.hint')} />;
  return (
    <VirtualList
      label={t('list')}
      items={items}
      keyOf={(item) => item.id}
      rowHeight={64}
      active={chosen}
      onActiveChange={(key) => navigate(href.inbox(key), { replace: true })}
      onEnd={fetchMore}
      renderRow={renderRow}
    />
  );
}

function TalkRow({ item }: { item: ColleagueTalk }) {
  const { t } = useTranslation('inbox');
  const { t: tv } = useTranslation('visitor');
  const { t: tf } = useTranslation('files');
  const locale = useLocale();
  const { visitor, rep, waitingSince } = item;
  // A message without words is files alone.
  const words = item.words === '' && item.lastFrom !== null ? tf('sentFile') : item.words;
  return (
    <div className="flex h-full items-center gap-3 px-4">
      <Avatar
        id={visitor.id}
        name={visitorFace(visitor, tv, locale)}
        size={32}
        className={cx(visitor.connection !== 'here' && 'grayscale')}
      />
      <div className="min-w-0 flex-1">
        <RowHead visitor={visitor} at={item.at} waitingSince={waitingSince} />
        <p className="flex items-center gap-2">
          <bdi dir="auto" className="match-parent min-w-0 flex-1 truncate text-muted">
            {words || t('noWords')}
          </bdi>
          <span className="flex max-w-[40%] shrink-0 items-center gap-1 text-small text-faint">
            <Avatar id={rep.id} name={rep.name} photo={rep.photo} size={16} />
            <bdi className="truncate">{rep.name}</bdi>
          </span>
        </p>
      </div>
    </div>
  );
}
