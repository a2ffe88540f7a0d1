import { HeartHandshake } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MissedVisitor } from '../../../shared/domain/missed-visitor.ts';
import { elapsedSeconds, formatElapsed } from '../../lib/elapsed.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { visitorFace, visitorLabel } from '../../lib/visitor-words.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { RowName } from '../../ui/row-name.tsx';
import { RowBones, Skeleton } from '../../ui/skeleton.tsx';
import { TargetMark } from '../../ui/target-mark.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import type { Missed } from './use-missed.ts';

interface MissedListProps {
  missed: Missed;
  mine: boolean;
  chosen: string | null;
}

/** Who was missed, newest first, paged as one scrolls. */
export function MissedList({ missed: { items, state, fetchMore, again }, mine, chosen }: MissedListProps) {
  const { t } = useTranslation('team');
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
          title={t('missed.failed')}
          meaning={t('missed.failedMeaning')}
          action={<Button onClick={again}>{t('missed.tryAgain')}</Button>}
        />
      );
    }
    return (
      <EmptyState
        icon={HeartHandshake}
        title={t(mine ? 'missed.emptyMine' : 'missed.empty')}
        hint={t('missed.emptyHint')}
      />
    );
  }
  return (
    <VirtualList
      label={t('missed.list')}
      items={items}
      keyOf={(item) => item.id}
      rowHeight={64}
      active={chosen}
      onActiveChange={(key) => navigate(href.team('missed', key), { replace: true })}
      onEnd={fetchMore}
      renderRow={(item) => <MissedRow item={item} />}
      className="flex-1"
    />
  );
}

function MissedRow({ item }: { item: MissedVisitor }) {
  const { t } = useTranslation('team');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  const { visitor, followUp } = item;
  const name = visitorLabel(visitor, tv, locale);
  const { owner } = followUp;
  return (
    <div className="flex h-full items-center gap-3 px-4">
      <Avatar id={visitor.id} name={visitorFace(visitor, tv, locale)} size={32} />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2">
          <RowName name={name} demo={visitor.practice} />
          {visitor.company !== null && (
            <span className="flex min-w-0 items-baseline gap-1 text-small text-muted">
              <bdi className="truncate">{visitor.company.name}</bdi>
              {visitor.company.target && <TargetMark label={tv('target')} />}
            </span>
          )}
          <RelativeTime at={item.at} className="ms-auto shrink-0 text-small text-faint" />
        </p>
        <p className="flex items-center gap-2">
          <bdi dir="auto" className="match-parent min-w-0 flex-1 truncate text-muted">
            {item.words || t('noWords')}
          </bdi>
          {followUp.state === 'done' ? (
            <Badge tone="available">{t('missed.doneWord')}</Badge>
          ) : (
            <span className="tabular shrink-0 text-small text-faint">
              {t('missed.waitedFor', { time: formatElapsed(elapsedSeconds(0, item.waitedMs)) })}
            </span>
          )}
          {owner !== null && <Avatar id={owner.id} name={owner.name} photo={owner.photo} size={16} named />}
        </p>
      </div>
    </div>
  );
}
