import type { offerCardRequests, offerCardWindowRequests } from '../../shared/ipc/offer-card.ts';
import { ok } from '../../shared/protocol/result.ts';
import type { OfferDesk } from '../windows/offer-desk.ts';
import type { Handlers } from './answer-request.ts';

/** What the console page may do to the card. */
export const offerCardChannels = (desk: OfferDesk): Handlers<typeof offerCardRequests> => ({
  'offerCard.show': (card) => ok({ shown: desk.show(card) }),
  'offerCard.hide': (input) => ok({ shown: desk.hide(input?.offerId) }),
});

/** What the card's own page may do. */
export const offerCardWindowChannels = (desk: OfferDesk): Handlers<typeof offerCardWindowRequests> => ({
  'offerCardWindow.view': () => ok(desk.view()),
  'offerCardWindow.act': ({ offerId, action }) => ok({ taken: desk.act(offerId, action, 'card') }),
});
