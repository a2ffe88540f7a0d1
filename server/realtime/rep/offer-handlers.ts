import type { Routing } from '../../features/routing/routing.ts';
import type { RepHandlers } from '../handlers.ts';

/** A rep's answer to an offer. */
export const offerHandlers = (
  routing: Pick<Routing, 'accept' | 'decline'>,
): RepHandlers<'offer.accept' | 'offer.decline'> => ({
  'offer.accept': ({ actor }, { reservationId }) => routing.accept(actor, reservationId),
  'offer.decline': ({ actor }, { reservationId }) => routing.decline(actor, reservationId),
});
