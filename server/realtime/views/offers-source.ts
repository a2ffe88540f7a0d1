import type { Core } from '../../features/core.ts';
import type { Offers } from '../../features/routing/offers.ts';
import type { ViewSource } from './view-source.ts';

/** The open offers of the reading rep, sent the moment they change: a visitor waits behind each. */
export const offersSource = ({ board }: Core, offersOf: Offers): ViewSource<'offers'> => {
  /** The visitors on the cards of each rep. */
  const shown = new Map<string, ReadonlySet<string>>();

  return {
    batchMs: 0,
    key: (actor) => actor.personId,
    read: async (actor) => {
      const items = await offersOf(actor.personId);
      shown.set(actor.personId, new Set(items.map((item) => item.visitor.id)));
      return { items, summary: {} };
    },
    watch: (actor, _params, dirty) => {
      const disposers = [
        board.after('reservation.changed', ({ repId }) => {
          if (repId === actor.personId) dirty();
        }),
        // A name or a company may become known while the visitor waits.
        board.after('visitor.changed', ({ visitorId }) => {
          if (shown.get(actor.personId)?.has(visitorId)) dirty();
        }),
      ];
      return () => {
        for (const dispose of disposers) dispose();
        shown.delete(actor.personId);
      };
    },
  };
};
