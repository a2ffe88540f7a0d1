import { useTranslation } from 'react-i18next';
import { useRequest } from '../../bridge/use-request.ts';
import { visitorFace, visitorName } from '../../lib/visitor-words.ts';
import { useLocale } from '../../ui/ui-provider.tsx';

export interface Caller {
  id: string;
  name: string;
  face: string;
  company: string | null;
}

/** Who is on the other side, for words and a face; asked for again at another `moment`. */
export function useCaller(visitorId: string | null, moment?: string): Caller {
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  const { data } = useRequest('visitor.get', visitorId === null ? null : { visitorId }, moment);
  const card = data?.card.id === visitorId ? data.card : null;
  const known = card ?? { name: null, city: null, country: null };
  return {
    id: visitorId ?? '',
    name: visitorName(known, tv, locale),
    face: visitorFace(known, tv, locale),
    company: card?.company?.name ?? null,
  };
}
