import type { VisitorConnection } from '../../../shared/domain/visitor.ts';
import { readInbox } from '../../features/conversations/inbox-repository.ts';
import type { Core } from '../../features/core.ts';
import type { ViewSource } from './view-source.ts';

/** What the inbox asks of the visitors' leases. */
export interface VisitorLeases {
  connectionOf(visitorId: string): VisitorConnection;
}

/** The rep's inbox: who waits, and the rep's own conversations. */
export const inboxSource = ({ store, board }: Core, leases: VisitorLeases): ViewSource<'inbox'> => {
  const shown = new Map<string, Set<string>>();

  return {
    batchMs: 0,

    read: async (actor) => {
      const { rows, waiting } = await readInbox(store.k, actor.personId);
      const items = rows.map((row) => ({
        ...row,
        visitor: { ...row.visitor, connection: leases.connectionOf(row.visitor.id) },
      }));
      shown.set(actor.personId, new Set(items.map((item) => item.visitor.id)));
      return { items, summary: { waiting, mine: items.filter((item) => item.box === 'mine').length } };
    },

    watch: (actor, _params, dirty) => {
      const disposers = [
        board.after('conversation.appended', ({ conversation, repId }) => {
          if (repId === actor.personId || conversation.phase === 'waiting') dirty();
        }),
        board.after('conversation.changed', () => dirty()),
        board.after('reservation.changed', ({ repId }) => {
          if (repId === actor.personId) dirty();
        }),
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
