import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OfferItem } from '../../../shared/protocol/rep/views.ts';
import { type Desk, emptyDesk, layDesk, mayAct, orderOffers } from './offer-desk.ts';

const anOffer = (over: Partial<OfferItem> = {}): OfferItem => ({
  id: '0190163d-8694-739b-aea5-966c26f8ad91',
  workItemId: '0190163d-8694-739b-aea5-966c26f8ad92',
  conversationId: '0190163d-8694-739b-aea5-966c26f8ad93',
  kind: 'inbound_chat',
  words: 'Do you integrate with SAP?',
  visitor: {
    id: '0190163d-8694-739b-aea5-966c26f8ad94',
    name: null,
    city: null,
    country: null,
    zone: null,
    locale: 'en',
    company: null,
  },
  pagePath: '/pricing',
  why: { code: 'owner', params: {} },
  sole: false,
  offeredAt: 0,
  expiresAt: 30_000,
  waitingSince: 0,
  transfer: null,
  ...over,
});
const freeze = 1000;

describe('the offer desk', () => {
  it('puts a sole offer before a broadcast, then whoever waits longest', () => {
    const offers = [
      anOffer({ id: 'c', waitingSince: 5 }),
      anOffer({ id: 'b', waitingSince: 9, sole: true }),
      anOffer({ id: 'a', waitingSince: 1 }),
    ];
    expect(orderOffers(offers).map((offer) => offer.id)).toEqual(['b', 'a', 'c']);
  });

  it('lets no shortcut act for a second after another card came on top', () => {
    const first = layDesk(emptyDesk, [anOffer({ id: 'a' })], 0, freeze);
    expect(mayAct(first, 999)).toBe(false);
    expect(mayAct(first, 1000)).toBe(true);
    const overtaken = layDesk(first, [anOffer({ id: 'a' }), anOffer({ id: 'b', sole: true })], 5000, freeze);
    expect(overtaken).toMatchObject({ top: { id: 'b' }, behind: 1 });
    expect(mayAct(overtaken, 5999)).toBe(false);
  });

  it('stays live when only the words or the count behind change', () => {
    const first = layDesk(emptyDesk, [anOffer({ id: 'a' })], 0, freeze);
    const again = layDesk(
      first,
      [anOffer({ id: 'a', words: 'Now?' }), anOffer({ id: 'b', waitingSince: 9 })],
      5000,
      freeze,
    );
    expect(again).toMatchObject({ top: { words: 'Now?' }, behind: 1 });
    expect(mayAct(again, 5000)).toBe(true);
  });

  it('never lets a key hit a card that came on top less than a second ago, whatever comes and goes', () => {
    const step = fc.record({
      wait: fc.integer({ min: 0, max: 1500 }),
      ids: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 }),
      soles: fc.array(fc.constantFrom('a', 'b', 'c', 'd')),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let desk: Desk = emptyDesk;
        let now = 0;
        let since = 0;
        for (const { wait, ids, soles } of steps) {
          now += wait;
          const before = desk.top?.id;
          desk = layDesk(
            desk,
            ids.map((id) => anOffer({ id, sole: soles.includes(id) })),
            now,
            freeze,
          );
          if (desk.top?.id !== before) since = now;
          expect(desk.behind).toBe(Math.max(0, ids.length - 1));
          if (mayAct(desk, now)) expect(now - since).toBeGreaterThanOrEqual(freeze);
        }
      }),
    );
  });
});
