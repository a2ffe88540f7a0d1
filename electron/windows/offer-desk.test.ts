import { beforeEach, describe, expect, it } from 'vitest';
import type { OfferAct, OfferCard, OfferCardView } from '../../shared/ipc/offer-card.ts';
import { createOfferDesk, type OfferDesk } from './offer-desk.ts';

const first = '0192f0c1-2345-7abc-8def-000000000001';
const second = '0192f0c1-2345-7abc-8def-000000000002';

let now = 0;
let shown: OfferCardView | null = null;
let acts: OfferAct[] = [];
let press: ((action: 'accept' | 'decline') => void) | null = null;
let timer: { run: () => void; at: number } | null = null;
let desk: OfferDesk;

const anOffer = (change: Partial<OfferCard> = {}): OfferCard => ({
  offerId: first,
  channel: 'chat',
  words: 'Do you integrate with SAP?',
  company: 'Acme Robotics',
  targetAccount: true,
  place: 'Lisbon',
  page: '/pricing',
  language: 'Portuguese',
  whyMe: 'You own this account',
  expiresAt: now + 30_000,
  durationMs: 30_000,
  waitingBehind: 1,
  ...change,
});

const pass = (ms: number): void => {
  now += ms;
  if (timer && timer.at <= now) {
    const { run } = timer;
    timer = null;
    run();
  }
};

beforeEach(() => {
  now = 1_000_000;
  shown = null;
  acts = [];
  press = null;
  timer = null;
  desk = createOfferDesk({
    window: {
      show: (view) => {
        shown = view;
      },
      hide: () => {
        shown = null;
      },
    },
    keys: {
      hold: (onPress) => {
        press = onPress;
        return { accept: 'Alt+Shift+A', decline: 'Alt+Shift+X' };
      },
      release: () => {
        press = null;
      },
    },
    timer: {
      set: (run, delayMs) => {
        timer = { run, at: now + delayMs };
      },
      clear: () => {
        timer = null;
      },
    },
    now: () => now,
    tell: (act) => acts.push(act),
  });
});

describe('offer desk', () => {
  it('shows a card, with its keys live only as long as it shows', () => {
    expect(press).toBeNull();
    expect(desk.show(anOffer())).toBe(true);
    expect(shown?.card?.words).toBe('Do you integrate with SAP?');
    expect(shown?.shortcuts.accept).toBe('Alt+Shift+A');
    expect(press).not.toBeNull();
    desk.hide();
    expect(shown).toBeNull();
    expect(press).toBeNull();
  });

  it('accepts by key, tells the console once, and is gone', () => {
    desk.show(anOffer());
    press?.('accept');
    expect(acts).toEqual([{ offerId: first, action: 'accept', via: 'shortcut' }]);
    expect(shown).toBeNull();
    expect(desk.act(first, 'accept', 'card')).toBe(false);
    expect(acts).toHaveLength(1);
  });

  it('declines by a click', () => {
    desk.show(anOffer());
    expect(desk.act(first, 'decline', 'card')).toBe(true);
    expect(acts).toEqual([{ offerId: first, action: 'decline', via: 'card' }]);
  });

  it('stays when the rep only looks at it in the console', () => {
    desk.show(anOffer());
    expect(desk.act(first, 'open', 'card')).toBe(true);
    expect(shown?.card?.offerId).toBe(first);
  });

  it('vanishes when its offer is rescinded, and not when another one is', () => {
    desk.show(anOffer());
    expect(desk.hide(second)).toBe(true);
    expect(shown).not.toBeNull();
    expect(desk.hide(first)).toBe(false);
    expect(shown).toBeNull();
  });

  it('does not act on a card that is no longer on top', () => {
    desk.show(anOffer());
    pass(5000);
    desk.show(anOffer({ offerId: second }));
    pass(5000);
    expect(desk.act(first, 'accept', 'card')).toBe(false);
    expect(acts).toEqual([]);
  });

  it('is frozen for a second after another offer took the top, so that no press meant for the old one hits it', () => {
    desk.show(anOffer());
    pass(5000);
    desk.show(anOffer({ offerId: second }));
    press?.('accept');
    pass(999);
    press?.('accept');
    expect(desk.act(second, 'decline', 'card')).toBe(false);
    expect(acts).toEqual([]);
    pass(1);
    press?.('accept');
    expect(acts).toEqual([{ offerId: second, action: 'accept', via: 'shortcut' }]);
  });

  it('is frozen, too, when the old card had just gone', () => {
    desk.show(anOffer());
    pass(5000);
    desk.hide(first);
    pass(200);
    desk.show(anOffer({ offerId: second }));
    press?.('accept');
    expect(acts).toEqual([]);
  });

  it('is live at once when nothing was there before', () => {
    desk.show(anOffer());
    press?.('accept');
    expect(acts).toHaveLength(1);
  });

  it('is not frozen by news about the card it shows', () => {
    desk.show(anOffer());
    desk.show(anOffer({ waitingBehind: 3 }));
    expect(shown?.card?.waitingBehind).toBe(3);
    press?.('accept');
    expect(acts).toHaveLength(1);
  });

  it('goes by itself soon after its offer ran out, should the console hang', () => {
    desk.show(anOffer());
    pass(30_000);
    expect(shown).not.toBeNull();
    pass(1500);
    expect(shown).toBeNull();
    expect(press).toBeNull();
  });

  it('does not show what has run out already', () => {
    expect(desk.show(anOffer({ expiresAt: now }))).toBe(false);
    expect(shown).toBeNull();
  });
});
