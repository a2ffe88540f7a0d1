import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaitingItem } from '../../../shared/protocol/rep/team.ts';
import { visitorFace, visitorLabel } from '../../lib/visitor-words.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { ElapsedTime } from '../../ui/elapsed-time.tsx';
import { RowName } from '../../ui/row-name.tsx';
import { TargetMark } from '../../ui/target-mark.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';

interface WaitingRowProps {
  item: WaitingItem;
  /** Null for who may not give a visitor to anybody. */
  onGive: (() => void) | null;
  /** The way to how the visitor was routed so far. */
  trace: ReactNode;
  /** The way to take the visitor oneself. */
  take: ReactNode;
}

/** Somebody who waits: for how long is the loud thing, then who, what they said, and who could come. */
export function WaitingRow({ item, onGive, trace, take }: WaitingRowProps) {
  const { t } = useTranslation('team');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  const { visitor, offers } = item;
  const name = visitorLabel(visitor, tv, locale);
  const to = offers.map(({ rep }) => rep.name).join(', ');
  return (
    <div className="flex h-full items-center gap-3 px-4">
      <Avatar id={visitor.id} name={visitorFace(visitor, tv, locale)} size={32} />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2">
          <ElapsedTime since={item.since} waiting className="text-title" />
          <RowName name={name} demo={visitor.practice} className="font-semibold" />
          {visitor.company !== null && (
            <span className="flex min-w-0 items-baseline gap-1 text-small text-muted">
              <bdi className="truncate">{visitor.company.name}</bdi>
              {visitor.company.target && <TargetMark label={tv('target')} />}
            </span>
          )}
        </p>
        <p className="flex items-baseline gap-2">
          <bdi dir="auto" className="match-parent min-w-0 truncate">
            {item.words || t('noWords')}
          </bdi>
          <span className="min-w-0 shrink-[2] truncate text-small text-faint">
            {offers.length > 0 ? t('offeredTo', { names: to }) : t('offeredToNobody')}
          </span>
        </p>
      </div>
      {trace}
      {take}
      {onGive !== null && (
        <Button size="small" onClick={onGive}>
          {t('give')}
        </Button>
      )}
    </div>
  );
}
