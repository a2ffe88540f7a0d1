import { useTranslation } from 'react-i18next';
import type { InboxItem } from '../../../shared/protocol/rep/views.ts';
import { cx } from '../../lib/cx.ts';
import { visitorFace, visitorLabel } from '../../lib/visitor-words.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import type { InboxParts } from './inbox-parts.ts';
import { RowHead } from './row-head.tsx';
import { TypingMark } from './typing/typing-mark.tsx';

interface OpenRowProps {
  item: InboxItem;
  parts: InboxParts;
}

/** One conversation that waits or is mine: their words lead, the waiting time is the one loud thing. */
export function OpenRow({ item, parts }: OpenRowProps) {
  const { t } = useTranslation('inbox');
  const { t: tv } = useTranslation('visitor');
  const { t: tf } = useTranslation('files');
  const locale = useLocale();
  const { visitor, last } = item;
  const name = visitorLabel(visitor, tv, locale);
  const waiting = item.box === 'waiting';
  // A message without words is files alone.
  const words = waiting ? item.words : last?.text === '' ? tf('sentFile') : (last?.text ?? item.words);
  const by = last?.from === 'rep' && !waiting ? (last.by ?? null) : undefined;
  const said =
    by === undefined ? words : by === null ? t('saidByYou', { text: words }) : t('saidBy', { by, text: words });
  const { reservationId } = item;
  return (
    <div className="flex h-full items-center gap-3 px-4">
      <Avatar
        id={visitor.id}
        name={visitorFace(visitor, tv, locale)}
        size={32}
        className={cx(visitor.connection !== 'here' && 'grayscale')}
      />
      <div className="min-w-0 flex-1">
        <RowHead visitor={visitor} at={item.at} waitingSince={item.waitingSince} loud={item.unread > 0 || waiting} />
        <p className="flex items-center gap-2">
          <bdi
            dir="auto"
            className={cx(
              'min-w-20 flex-1 truncate match-parent',
              item.unread > 0 || waiting ? 'text-ink' : 'text-muted',
            )}
          >
            {said || t('noWords')}
          </bdi>
          {item.box === 'mine' && <TypingMark conversationId={item.id} />}
          {parts.marks(item)}
          {reservationId !== null && (
            <Button size="small" look="primary" onClick={() => void parts.offers.accept(reservationId)}>
              {t('accept')}
            </Button>
          )}
          {item.mayTake && parts.take({ conversationId: item.id, name, size: 'small' })}
          {reservationId === null && !item.mayTake && item.unread > 0 && (
            <span className="tabular shrink-0 text-small font-semibold text-accent-text">
              {t('unread', { count: item.unread })}
            </span>
          )}
        </p>
      </div>
    </div>
  );
}
