import { readColleagues } from '../../features/conversations/colleagues-repository.ts';
import type { Core } from '../../features/core.ts';
import type { VisitorLeases } from './inbox-source.ts';
import type { ViewSource } from './view-source.ts';

/** What every rep is on, the same for everybody: a rep may read any conversation, and the console leaves out one's own. */
export const colleaguesSource = (
  { store, board }: Core,
  leases: Pick<VisitorLeases, 'connectionOf'>,
): ViewSource<'colleagues'> => {
  let shown: ReadonlySet<string> = new Set();
  return {
    batchMs: 250,
    key: (_actor, { limit }) => String(limit),
    read: async (_actor, { limit }) => {
      const { rows, total } = await readColleagues(store.k, limit);
      const items = rows.map((row) => ({
        ...row,
        visitor: { ...row.visitor, connection: leases.connectionOf(row.visitor.id) },
      }));
      shown = new Set(items.map(({ visitor }) => visitor.id));
      return { items, summary: { total } };
    },
    watch: (_actor, _params, dirty) => {
      const disposers = [
        board.after('conversation.appended', ({ repId, entry }) => {
          if (repId !== null && entry.type !== 'read') dirty();
        }),
        board.after('conversation.changed', ({ repId, formerRepId }) => {
          if (repId !== null || formerRepId !== null) dirty();
        }),
        board.after('person.changed', dirty),
        // Of the visitors, only those who are on screen: thousands may move at once.
        board.after('visitor.changed', ({ visitorId }) => {
          if (shown.has(visitorId)) dirty();
        }),
      ];
      return () => {
        for (const dispose of disposers) dispose();
      };
    },
  };
};
