import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/protocol/result.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { useToast } from '../../ui/toast.tsx';

/** What a rep may do with an offer, wherever it is drawn. */
export interface OfferActs {
  accept(reservationId: string): Promise<void>;
  decline(reservationId: string): Promise<void>;
}

/** Accepting goes to the conversation; a late accept is told who was faster. */
export function useOfferActs(): OfferActs {
  const { t } = useTranslation('offers');
  const { connection } = useWorkspace();
  const say = useToast();
  return useMemo(() => {
    const told = ({ error }: Failure): void => {
      if (error.code !== 'rescinded') {
        say({ title: t('actFailed'), tone: 'wrong' });
        return;
      }
      const winner = error.detail?.winner;
      const title = winner === undefined ? t('rescindedNobody') : t('rescinded', { winner });
      say({ title, detail: t('rescindedHint') });
    };
    return {
      async accept(reservationId) {
        const result = await connection.request('offer.accept', { reservationId });
        if (result.ok) navigate(href.inbox(result.data.conversationId));
        else told(result);
      },
      async decline(reservationId) {
        const result = await connection.request('offer.decline', { reservationId });
        if (!result.ok) told(result);
      },
    };
  }, [connection, say, t]);
}
