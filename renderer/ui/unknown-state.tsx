import { CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './empty-state.tsx';

/** Instead of a list of which nothing is known while the connection is away: bones would promise what does not come. */
export function UnknownState() {
  const { t } = useTranslation('ui');
  return <EmptyState icon={CloudOff} title={t('unknown.title')} hint={t('unknown.hint')} />;
}
