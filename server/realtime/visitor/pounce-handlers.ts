import type { Pounces } from '../../features/pounce/pounces.ts';
import type { VisitorHandlers } from '../handlers.ts';

/** What becomes of a teaser on the visitor's device. */
export const visitorPounceHandlers = (
  pounces: Pick<Pounces, 'delivered' | 'seen' | 'closed'>,
): VisitorHandlers<'pounce.delivered' | 'pounce.seen' | 'pounce.closed'> => ({
  'pounce.delivered': ({ actor }, { id }) => pounces.delivered(actor, id),
  'pounce.seen': ({ actor }, { id }) => pounces.seen(actor, id),
  'pounce.closed': ({ actor }, { id }) => pounces.closed(actor, id),
});
