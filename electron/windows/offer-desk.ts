import {
  type OfferAct,
  type OfferAction,
  type OfferCard,
  type OfferCardView,
  offerFreezeMs,
} from '../../shared/ipc/offer-card.ts';

/** The window that shows the card, without taking focus. */
export interface CardWindow {
  show(view: OfferCardView): void;
  hide(view: OfferCardView): void;
}

/** The two system-wide keys; `hold` answers how this platform writes those it got. */
export interface OfferKeys {
  hold(onPress: (action: 'accept' | 'decline') => void): OfferCardView['shortcuts'];
  release(): void;
}

/** One timer at a time; setting it again replaces it. */
export interface DeskTimer {
  set(run: () => void, delayMs: number): void;
  clear(): void;
}

interface DeskDeps {
  window: CardWindow;
  keys: OfferKeys;
  timer: DeskTimer;
  now: () => number;
  /** Tells the console page what the rep did. */
  tell: (act: OfferAct) => void;
}

/** Where the one offer card lies: what it shows, whether its keys are live, what the rep did with it. */
export interface OfferDesk {
  show(card: OfferCard): boolean;
  hide(offerId?: string): boolean;
  act(offerId: string, action: OfferAction, via: OfferAct['via']): boolean;
  view(): OfferCardView;
}

const noKeys: OfferCardView['shortcuts'] = { accept: '', decline: '' };

// The page hides an expired card itself; this is for a page that hangs: a card that lies is worse than none.
const graceMs = 1500;

export const createOfferDesk = ({ window, keys, timer, now, tell }: DeskDeps): OfferDesk => {
  let card: OfferCard | null = null;
  let shortcuts = noKeys;
  let lastTop: { offerId: string; leftAt: number } | null = null;
  let frozenUntil = 0;

  const view = (): OfferCardView => ({ card, shortcuts });

  const clear = (): void => {
    if (!card) return;
    lastTop = { offerId: card.offerId, leftAt: now() };
    card = null;
    shortcuts = noKeys;
    timer.clear();
    keys.release();
    window.hide(view());
  };

  // A press meant for the card that was on top a moment ago must not hit the one that took its place.
  const freezeIfOrderChanged = (next: OfferCard): void => {
    const before = card ? { offerId: card.offerId, leftAt: now() } : lastTop;
    if (!before || before.offerId === next.offerId) return;
    if (now() - before.leftAt < offerFreezeMs) frozenUntil = now() + offerFreezeMs;
  };

  const act: OfferDesk['act'] = (offerId, action, via) => {
    if (card?.offerId !== offerId) return false;
    if (action !== 'open' && now() < frozenUntil) return false;
    if (action !== 'open') clear();
    tell({ offerId, action, via });
    return true;
  };

  const onKey = (action: 'accept' | 'decline'): void => {
    if (card) act(card.offerId, action, 'shortcut');
  };

  return {
    view,
    act,
    show: (next) => {
      const remaining = next.expiresAt - now();
      if (remaining <= 0) {
        if (card?.offerId === next.offerId) clear();
        return card !== null;
      }
      freezeIfOrderChanged(next);
      if (!card) shortcuts = keys.hold(onKey);
      card = next;
      timer.set(clear, remaining + graceMs);
      window.show(view());
      return true;
    },
    hide: (offerId) => {
      if (offerId === undefined || card?.offerId === offerId) clear();
      return card !== null;
    },
  };
};
