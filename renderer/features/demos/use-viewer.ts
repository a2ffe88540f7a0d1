import { useTranslation } from 'react-i18next';
import { useRequest } from '../../bridge/use-request.ts';
import { visitorName } from '../../lib/visitor-words.ts';
import { useLocale } from '../../ui/ui-provider.tsx';

/** Who watches, by name. */
export function useViewer(visitorId: string | null): string {
  const { t } = useTranslation('visitor');
  const locale = useLocale();
  const { data } = useRequest('visitor.get', visitorId === null ? null : { visitorId });
  const card = data?.card.id === visitorId ? data.card : { name: null, city: null, country: null };
  return visitorName(card, t, locale);
}
