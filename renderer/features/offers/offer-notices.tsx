import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { OfferItem } from '../../../shared/protocol/rep/views.ts';
import { useReadable, useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { playSound } from '../../lib/sounds.ts';
import { visitorName } from '../../lib/visitor-words.ts';
import { useLocale } from '../../ui/ui-provider.tsx';
import { unsaid } from './offer-words.ts';
import { offersSlot } from './offers-store.ts';

const noticeId = (offerId: string): string => `offer:${offerId}`;

/**
 * A sound for each offer, and a notification for each that no card shows: one behind the top card, or any while the console
 * is a tab nobody looks at. The desktop's main process knows what lies on its card and leaves that one out.
 */
export function OfferNotices() {
  const { t } = useTranslation('offers');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  const { bridge } = useWorkspace();
  const { view, desk } = useSlot(offersSlot);
  const { items } = useReadable(view);
  const { top } = useStore(desk);
  const told = useRef(new Set<string>());

  useEffect(() => {
    const tell = (offer: OfferItem): void => {
      void bridge.notify.show({
        id: noticeId(offer.id),
        kind: 'offer',
        title: t('notice', { name: visitorName(offer.visitor, tv, locale) }).slice(0, 200),
        body: (offer.words || unsaid(offer, t)).slice(0, 500),
        to: { kind: 'offer', offerId: offer.id, conversationId: offer.conversationId },
      });
    };
    const here = new Set(items.map((offer) => offer.id));
    for (const id of told.current) {
      if (here.has(id)) continue;
      told.current.delete(id);
      void bridge.notify.clear(noticeId(id));
    }
    for (const offer of items) {
      if (told.current.has(offer.id)) continue;
      told.current.add(offer.id);
      playSound('offer');
      tell(offer);
    }
  }, [items, bridge, t, tv, locale]);

  // It waited behind and lies on top now: what stood for it goes, unless the card cannot be seen.
  const topId = top?.id ?? null;
  const before = useRef<string | null>(null);
  useEffect(() => {
    if (bridge.kind === 'desktop' && topId !== null && before.current !== null)
      void bridge.notify.clear(noticeId(topId));
    before.current = topId;
  }, [topId, bridge]);
  return null;
}
