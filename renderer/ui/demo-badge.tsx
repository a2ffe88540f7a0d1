import { useTranslation } from 'react-i18next';
import { Badge } from './badge.tsx';

/** Says of a visitor that they are somebody to practise on. */
export function DemoBadge({ className }: { className?: string }) {
  const { t } = useTranslation('ui');
  return <Badge className={className}>{t('demo')}</Badge>;
}
