import { UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InboxItem } from '../../../shared/protocol/rep/views.ts';
import { Icon } from '../../ui/icon.tsx';

/** In a row of the inbox: it is a colleague's, who asks me in or has me as a guest. */
export function GuestMark({ guest }: { guest: InboxItem['guest'] }) {
  const { t } = useTranslation('guests');
  if (guest === null) return null;
  if (guest.state === 'asked') {
    return <span className="shrink-0 text-small font-medium text-accent-text">{t('markAsked')}</span>;
  }
  if (guest.rep === null) return null;
  return (
    <span className="flex max-w-28 min-w-12 items-center gap-1 text-small text-faint">
      <Icon of={UserPlus} size={12} />
      <bdi className="truncate">{t('mark', { name: guest.rep.name })}</bdi>
    </span>
  );
}
