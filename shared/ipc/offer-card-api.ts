import type { Id } from '../domain/scalars.ts';
import type { Result } from '../protocol/result.ts';
import type { OfferAction, OfferCardView } from './offer-card.ts';
import type { Unsubscribe } from './unsubscribe.ts';

/** `window.foyerOfferCard` on the offer card's page (`app://console/offer-card.html`). */
export interface FoyerOfferCardApi {
  view(): Promise<Result<OfferCardView>>;
  /** Acts on the shown offer; `taken: false` when it is gone or another one came to the top less than a second ago. */
  act(input: { offerId: Id; action: OfferAction }): Promise<Result<{ taken: boolean }>>;
  onChanged(listener: (view: OfferCardView) => void): Unsubscribe;
}
