import type { VisitorCard, VisitorConnection } from '../../../shared/domain/visitor.ts';
import { readInbox } from '../../features/conversations/inbox-repository.ts';
import type { Core } from '../../features/core.ts';
import type { ViewSource } from './view-source.ts';

/** What the inbox asks of the visitors' leases. */
export interface VisitorLeases {
  connectionOf(visitorId: string): VisitorConnection;
  /** The visitor as lists show them, while they are on a site. */
  cardOf?(visitorId: string): Pick<VisitorCard, 'page'> | null;
}

/** What the inbox asks of routing: which waiting visitors the rep may take. */
export interface Takeable {
  takeable(repId: string): Promise<(conversationId: string) => boolean>;
}

/** The rep's inbox: who waits, and the rep's own conversations. */
export const inboxSource = ({ store, board }: Core, leases: VisitorLeases, routing: Takeable): ViewSource<'inbox'> => {
  const shown = new Map<string, { visitors: Set<string>; mine: Set<string> }>();

  return {
    batchMs: 0,
    key: (actor) => actor.personId,

    read: async (actor) => {
      const { rows, waiting } = await readInbox(store.k, actor.personId);
      const mayTake = await routing.takeable(actor.personId);
      const items = rows.map((row) => ({
        ...row,
        mayTake: row.box === 'waiting' && row.reservationId === null && mayTake(row.id),
        visitor: {
          ...row.visitor,
          connection: leases.connectionOf(row.visitor.id),
          page: leases.cardOf?.(row.visitor.id)?.page?.path,
        },
      }));
      const mine = new Set(
        items.filter((item) => item.box === 'mine' || item.box === 'snoozed').map((item) => item.id),
      );
      shown.set(actor.personId, { visitors: new Set(items.map((item) => item.visitor.id)), mine });
      return { items, summary: { waiting, mine: mine.size } };
    },

    watch: (actor, _params, dirty) => {
      const disposers = [
        board.after('conversation.appended', ({ conversation, repId }) => {
          const shownHere = shown.get(actor.personId)?.mine.has(conversation.id);
          if (repId === actor.personId || shownHere || conversation.phase === 'waiting') dirty();
        }),
        board.after('guests.changed', ({ repId }) => {
          if (repId === actor.personId) dirty();
        }),
        board.after('conversation.changed', () => dirty()),
        board.after('desk.changed', ({ people }) => {
          if (people === null || people.includes(actor.personId)) dirty();
        }),
        board.after('desk.notice', ({ personId, notice }) => {
          if (personId === actor.personId && notice.kind === 'mention') dirty();
        }),
        board.after('reservation.changed', ({ repId }) => {
          if (repId === actor.personId) dirty();
        }),
        // Who may take whom may be others now.
        board.after('plan.changed', dirty),
        // A rep who has not said a word yet is nudged.
        board.after('work_item.changed', ({ conversationId }) => {
          if (shown.get(actor.personId)?.mine.has(conversationId)) dirty();
        }),
        board.after('visitor.changed', ({ visitorId }) => {
          if (shown.get(actor.personId)?.visitors.has(visitorId)) dirty();
        }),
      ];
      return () => {
        for (const dispose of disposers) dispose();
        shown.delete(actor.personId);
      };
    },
  };
};
