import { Mail } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRequest } from '../../bridge/use-request.ts';
import { Strip } from '../../ui/strip.tsx';

/** Says what becomes of the rep's words to a visitor who has left: they go by e-mail, or wait. */
export function MailStrip({ visitorId, name }: { visitorId: string; name: string }) {
  const { t } = useTranslation('visitor');
  const { data } = useRequest('visitor.get', { visitorId });
  if (data === null) return null;
  const { mailAfterS, card } = data;
  const minutes = Math.max(1, Math.round((mailAfterS ?? 0) / 60));
  return (
    <Strip icon={Mail}>
      {mailAfterS === null
        ? t('mail.waits', { name })
        : t('mail.goes', { name, email: card.email ?? '', count: minutes })}
    </Strip>
  );
}
