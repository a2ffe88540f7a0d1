import { useEffect, useMemo, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { browserTimers } from '../../shared/client/timers.ts';
import { systemClock } from '../../shared/domain/clock.ts';
import type { OfferAction, OfferCardView } from '../../shared/ipc/offer-card.ts';
import type { FoyerOfferCardApi } from '../../shared/ipc/offer-card-api.ts';
import { OfferCard } from '../features/offers/offer-card.tsx';
import { acceptKeys, declineKeys } from '../features/offers/offer-keys.ts';
import { platformOf } from '../lib/platform.ts';
import { createShortcuts } from '../lib/shortcuts.ts';
import { createTicker } from '../lib/ticker.ts';
import offers from '../locales/en/offers.json';
import ui from '../locales/en/ui.json';
import { ShortcutArea } from '../ui/shortcut-context.tsx';
import { UiProvider } from '../ui/ui-provider.tsx';
import { createI18n } from './i18n.ts';

function useCard(api: FoyerOfferCardApi): OfferCardView | null {
  const [view, setView] = useState<OfferCardView | null>(null);
  useEffect(() => {
    const stop = api.onChanged(setView);
    void api.view().then((result) => {
      if (result.ok) setView((newer) => newer ?? result.data);
    });
    return stop;
  }, [api]);
  return view;
}

/** The offer card's own window: it draws what the main process holds, and tells it what was pressed. */
export function OfferCardApp({ api }: { api: FoyerOfferCardApi }) {
  const [i18n] = useState(() => createI18n({ offers, ui }));
  const [ticker] = useState(() => createTicker(systemClock, browserTimers));
  const platform = platformOf(navigator);
  const shortcuts = useMemo(() => createShortcuts(platform, systemClock), [platform]);
  const view = useCard(api);
  const card = view?.card ?? null;
  const act = (action: OfferAction) => () => {
    if (card !== null) void api.act({ offerId: card.offerId, action });
  };
  return (
    <I18nextProvider i18n={i18n}>
      <UiProvider platform={platform} locale={navigator.language} ticker={ticker}>
        <ShortcutArea shortcuts={shortcuts}>
          {view !== null && card !== null && (
            <main key={card.offerId} className="h-dvh border border-hairline bg-raised">
              <OfferCard
                offer={{
                  id: card.offerId,
                  words: card.words,
                  ours: card.ours ?? false,
                  company: card.company,
                  target: card.targetAccount,
                  demo: card.practice ?? false,
                  place: card.place,
                  page: card.page,
                  language: card.language,
                  why: card.whyMe,
                  expiresAt: card.expiresAt,
                  durationMs: card.durationMs,
                }}
                behind={card.waitingBehind}
                keys={{
                  ...(view.shortcuts.accept === '' ? {} : { accept: acceptKeys }),
                  ...(view.shortcuts.decline === '' ? {} : { decline: declineKeys }),
                }}
                onAccept={act('accept')}
                onDecline={act('decline')}
                onOpen={act('open')}
              />
            </main>
          )}
        </ShortcutArea>
      </UiProvider>
    </I18nextProvider>
  );
}
