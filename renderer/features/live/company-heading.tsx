import { useTranslation } from 'react-i18next';
import { useMe } from '../../bridge/workspace.ts';
import { cx } from '../../lib/cx.ts';
import { LetterTile } from '../../ui/letter-tile.tsx';
import { TargetMark } from '../../ui/target-mark.tsx';
import type { CompanyUnit } from './live-units.ts';

/** *Acme ◆ 3 people here, all on /pricing*, and whose account it is. */
export function CompanyHeading({
  unit: { company, cards, people },
  className,
}: {
  unit: CompanyUnit;
  className?: string;
}) {
  const { t } = useTranslation('live');
  const { t: tv } = useTranslation('visitor');
  const me = useMe();
  const { owner } = company;
  const page = cards[0]?.page?.path;
  const together = page !== undefined && people === cards.length && cards.every((card) => card.page?.path === page);
  return (
    <div className={cx('flex min-w-0 items-center gap-2', className)}>
      <LetterTile id={company.accountId} name={company.name} size={20} />
      <span className="flex min-w-0 items-baseline gap-1 font-medium">
        <bdi className="truncate">{company.name}</bdi>
        {company.target && <TargetMark label={tv('target')} />}
      </span>
      <span className="min-w-0 flex-1 truncate text-small text-muted">
        {together ? t('company.together', { count: people, page }) : t('company.people', { count: people })}
      </span>
      {owner !== null && (
        <span
          className={cx('max-w-24 shrink-0 truncate text-small', owner.id === me.id ? 'font-medium' : 'text-faint')}
        >
          {owner.id === me.id ? t('yours') : owner.name.split(' ')[0]}
        </span>
      )}
    </div>
  );
}
