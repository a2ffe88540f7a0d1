import { useTranslation } from 'react-i18next';
import type { ColleagueTalk } from '../../../shared/protocol/rep/colleagues.ts';
import { visitorLabel } from '../../lib/visitor-words.ts';
import { ElapsedTime } from '../../ui/elapsed-time.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { RowName } from '../../ui/row-name.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';

interface RowHeadProps {
  visitor: Pick<ColleagueTalk['visitor'], 'name' | 'city' | 'country' | 'company' | 'practice'>;
  /** When something was said last. */
  at: number;
  /** Since when the visitor waits; it is shown instead. */
  waitingSince: number | null;
  /** Somebody wants something of the reader here. */
  loud?: boolean;
}

/** The first line of a conversation's row: who, of which company, and how long ago or how long they wait. */
export function RowHead({ visitor, at, waitingSince, loud = false }: RowHeadProps) {
  const { t } = useTranslation('visitor');
  const locale = useLocale();
  const { company } = visitor;
  return (
    <p className="flex items-baseline gap-2">
      <RowName
        name={visitorLabel(visitor, t, locale)}
        demo={visitor.practice}
        className={loud ? 'font-semibold' : 'font-medium'}
      />
      {company !== null && (
        <span className="flex min-w-0 items-baseline gap-1 text-small text-muted">
          <bdi className="truncate">{company.name}</bdi>
          {company.target && (
            <span role="img" aria-label={t('target')} className="shrink-0 text-accent-text">
              {'◆'}
            </span>
          )}
        </span>
      )}
      <span className="ms-auto shrink-0 text-small text-faint">
        {waitingSince === null ? <RelativeTime at={at} /> : <ElapsedTime since={waitingSince} waiting />}
      </span>
    </p>
  );
}
