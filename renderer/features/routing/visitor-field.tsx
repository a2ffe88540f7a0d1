import { useTranslation } from 'react-i18next';
import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import { visitorName } from '../../lib/visitor-words.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { useVisitorsHere } from './use-visitors-here.ts';

interface VisitorFieldProps {
  visitorId: string | null;
  onChange(visitorId: string): void;
}

/** One of those who are on the site now. */
export function VisitorField({ visitorId, onChange }: VisitorFieldProps) {
  const { t } = useTranslation('routing');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  const { status, items } = useVisitorsHere();
  const labelOf = (card: VisitorCard): string => {
    const name = visitorName(card, tv, locale);
    return card.company === null ? name : `${name} · ${card.company.name}`;
  };
  if (status === 'ready' && items.length === 0) return <p className="text-muted">{t('preview.nobodyHere')}</p>;
  return (
    <Combobox
      label={t('preview.visitor')}
      value={visitorId ?? ''}
      options={items.map((card) => ({ value: card.id, label: labelOf(card), aside: card.page?.path }))}
      onChange={onChange}
    />
  );
}
