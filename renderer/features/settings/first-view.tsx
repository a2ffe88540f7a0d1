import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';

/** Whether the snippet works: the site's first page view, or that it is waited for. */
export function FirstView({ at }: { at: number | null }) {
  const { t } = useTranslation('settings');
  if (at === null) {
    return (
      <span className="inline-flex items-center gap-2 text-muted">
        <span aria-hidden="true" className="size-2 animate-breathe rounded-full bg-waiting" />
        {t('sites.noView')}
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-1.5 text-muted">
      <Icon of={CircleCheck} size={14} className="text-available-text" />
      {t('sites.firstView')} <RelativeTime at={at} />
    </span>
  );
}
