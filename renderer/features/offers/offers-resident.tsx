import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { OfferItem } from '../../../shared/protocol/rep/views.ts';
import { presentingSlot } from '../../bridge/presenting.ts';
import { useReadable, useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { cx } from '../../lib/cx.ts';
import { href } from '../../lib/route.ts';
import { navigate, useRoute } from '../../lib/use-route.ts';
import { visitorName } from '../../lib/visitor-words.ts';
import { useShortcut } from '../../ui/shortcut-context.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { OfferCard } from './offer-card.tsx';
import { mayAct } from './offer-desk.ts';
import { acceptKeys, declineKeys } from './offer-keys.ts';
import { OfferNotices } from './offer-notices.tsx';
import { offerWords, unsaid, veiledWords } from './offer-words.ts';
import { offersSlot } from './offers-store.ts';
import { useOfferActs } from './use-offer-acts.ts';

/** Lives above all screens: on the desktop it drives the card's own window, in a browser it draws the card in the page. */
export function OffersResident() {
  const { bridge } = useWorkspace();
  return (
    <>
      {bridge.offerCard === null ? <PageCard /> : <DesktopCard card={bridge.offerCard} />}
      {/* After the card: whether a notification is needed depends on what the card shows. */}
      <OfferNotices />
    </>
  );
}

function useTop() {
  const { desk } = useSlot(offersSlot);
  return useStore(desk);
}

function PageCard() {
  const { t } = useTranslation('offers');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  const { clock } = useWorkspace();
  const acts = useOfferActs();
  const desk = useTop();
  const veiled = useReadable(useSlot(presentingSlot)) !== null;
  const { top } = desk;
  const act = (run: (id: string) => Promise<void>) => () => {
    if (top !== null && mayAct(desk, clock.now())) void run(top.id);
  };
  const group = t('group');
  useShortcut(
    top === null
      ? null
      : { keys: acceptKeys, label: t('accept'), group, inText: true, overDialogs: true, run: act(acts.accept) },
  );
  useShortcut(
    top === null
      ? null
      : { keys: declineKeys, label: t('decline'), group, inText: true, overDialogs: true, run: act(acts.decline) },
  );
  const route = useRoute();
  const talking = route.screen === 'inbox' && route.conversationId !== undefined;
  const name = top === null ? '' : visitorName(top.visitor, tv, locale);
  return (
    <>
      <p role="status" className="sr-only">
        {top === null ? '' : t('announce', { name, words: top.words || unsaid(top, t) })}
      </p>
      {top !== null && (
        <section
          key={top.id}
          data-passing
          data-offer-card
          aria-label={t('region')}
          className={cx(
            'fixed end-5 top-24 z-40 h-44 w-95 max-w-[calc(100vw-2.5rem)] animate-appear rounded-plane bg-raised shadow-over',
            // Under what a screen's header lets one do. A narrow window is one column: over a list the card lies at its end and
            // not on who waits longest, over a conversation not on what is being written.
            !talking && 'max-medium:top-auto max-medium:bottom-20',
            // Over a dialog it gives way to the very top, and the dialog stands under it.
            'in-[:root:has(.dialog-place)]:top-2! in-[:root:has(.dialog-place)]:bottom-auto!',
          )}
        >
          <OfferCard
            offer={{
              ...(veiled ? veiledWords(offerWords(top, t, tv, locale), t) : offerWords(top, t, tv, locale)),
              id: top.id,
              expiresAt: top.expiresAt,
              durationMs: wholeOf(top),
            }}
            behind={desk.behind}
            keys={{ accept: acceptKeys, decline: declineKeys }}
            onAccept={() => void acts.accept(top.id)}
            onDecline={() => void acts.decline(top.id)}
            onOpen={() => navigate(href.inbox(top.conversationId))}
          />
        </section>
      )}
    </>
  );
}

const wholeOf = (offer: OfferItem): number => Math.max(1, offer.expiresAt - offer.offeredAt);

function DesktopCard({ card }: { card: NonNullable<ReturnType<typeof useWorkspace>['bridge']['offerCard']> }) {
  const { t } = useTranslation('offers');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  const { bridge, clock } = useWorkspace();
  const acts = useOfferActs();
  const { top, behind } = useTop();
  const veiled = useReadable(useSlot(presentingSlot)) !== null;

  useEffect(() => {
    if (top === null) {
      void card.hide();
      return;
    }
    const told = offerWords(top, t, tv, locale);
    const words = veiled ? veiledWords(told, t) : told;
    // Both windows count by this machine's clock; the offer's end is by the router's.
    const expiresAt = top.expiresAt + (Date.now() - clock.now());
    void card.show({
      offerId: top.id,
      channel: top.kind === 'call' ? 'voice' : 'chat',
      words: words.words.slice(0, 500),
      ...(words.ours ? { ours: true } : {}),
      company: words.company.slice(0, 200),
      targetAccount: words.target,
      ...(words.demo ? { practice: true } : {}),
      place: words.place.slice(0, 200),
      page: words.page.slice(0, 500),
      language: words.language.slice(0, 60),
      whyMe: words.why.slice(0, 200),
      expiresAt: Math.round(expiresAt),
      durationMs: wholeOf(top),
      waitingBehind: behind,
    });
  }, [card, clock, top, behind, t, tv, locale, veiled]);

  useEffect(() => () => void card.hide(), [card]);

  useEffect(
    () =>
      card.onAct(({ offerId, action }) => {
        if (action === 'accept') void acts.accept(offerId).then(() => bridge.system.focusWindow());
        else if (action === 'decline') void acts.decline(offerId);
        else void bridge.system.focusWindow().then(() => navigate(href.inbox()));
      }),
    [card, acts, bridge],
  );
  return null;
}
