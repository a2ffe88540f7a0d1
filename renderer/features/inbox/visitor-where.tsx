import { useTranslation } from 'react-i18next';
import type { InboxItem } from '../../../shared/protocol/rep/views.ts';
import { cx } from '../../lib/cx.ts';

/** Whether the visitor can read what one writes now, and where they are. */
export function VisitorWhere({ visitor }: { visitor: InboxItem['visitor'] }) {
  const { t } = useTranslation('inbox');
  const { connection, page } = visitor;
  return (
    <p className="flex w-0 min-w-full items-center gap-1.5 text-meta text-muted">
      <span
        aria-hidden="true"
        className={cx(
          'size-1.5 shrink-0 rounded-full',
          connection === 'here' && 'bg-available',
          connection === 'stepped_away' && 'bg-away',
          connection === 'left' && 'shadow-[inset_0_0_0_1px_var(--color-offline)]',
        )}
      />
      <span className="shrink-0">{t(`where.${connection}`)}</span>
      {connection === 'here' && page !== undefined && (
        <bdi dir="ltr" className="truncate">
          {page}
        </bdi>
      )}
    </p>
  );
}
