import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/protocol/result.ts';
import { useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { useToast } from '../../ui/toast.tsx';
import { offersSlot } from './offers-store.ts';

/** What a rep may do with an offer, wherever it is drawn. */
export interface OfferActs {
  accept(reservationId: string): Promise<void>;
  decline(reservationId: string): Promise<void>;
}

/** Accepting goes to the conversation; a late accept is told who was faster. */
export function useOfferActs(): OfferActs {
  const { t } = useTranslation('offers');
  const { connection } = useWorkspace();
  const offers = useSlot(offersSlot);
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
        const offer = offers.view.getSnapshot().items.find(({ id }) => id === reservationId);
        const result = await connection.request('offer.accept', { reservationId });
        if (!result.ok) {
          told(result);
          return;
        }
        navigate(href.inbox(result.data.conversationId));
        if (offer?.kind === 'call') offers.called.tell(result.data.conversationId);
      },
      async decline(reservationId) {
        const result = await connection.request('offer.decline', { reservationId });
        if (!result.ok) told(result);
      },
    };
  }, [connection, offers, say, t]);
}
