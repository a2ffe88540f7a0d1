import type { Tx } from '../../db/tx.ts';
import type { Core } from '../core.ts';
import { deleteAliasesOf, insertAlias, readAliases, visitorOfConversation } from './visitor-aliases-repository.ts';
import { visitorById } from './visitors-repository.ts';

/** Browsers that stand for a visitor who came with another one first: all in memory, because every token asks. */
export const createVisitorAliases = async (
  { store, clock }: Pick<Core, 'store' | 'clock'>,
  /** The conversation that a mail's link leads to, or null. */
  returnsTo: (back: string, now: number) => string | null,
) => {
  const known = new Map((await readAliases(store.k)).map((row) => [row.id, row.visitor_id]));

  /** The browser with this id of its own is `visitorId` from now on. */
  const add = async (tx: Tx, id: string, visitorId: string): Promise<void> => {
    const before = known.get(id);
    await tx.run(insertAlias, { id, visitorId, at: tx.now });
    known.set(id, visitorId);
    tx.onRollback(() => {
      if (before === undefined) known.delete(id);
      else known.set(id, before);
    });
  };

  /** Who comes back by a conversation's link, or null where it is none of this site's. */
  const comesBack = (own: string, conversationId: string, siteId: string): Promise<string | null> =>
    store.run(async (tx) => {
      const found = await tx.get(visitorOfConversation, { id: conversationId });
      if (found?.site_id !== siteId) return null;
      const visitorId = known.get(found.visitor_id) ?? found.visitor_id;
      const stranger = own !== visitorId && (await tx.get(visitorById, { id: own })) === undefined;
      if (stranger) await add(tx, own, visitorId);
      return visitorId;
    });

  return {
    /** Nobody is this visitor any more: a browser with their id of its own is `newId`, all others are themselves again. */
    renew: async (tx: Tx, visitorId: string, newId: string): Promise<void> => {
      const others = [...known].filter(([, stands]) => stands === visitorId);
      await tx.run(deleteAliasesOf, { visitorId });
      for (const [id] of others) known.delete(id);
      tx.onRollback(() => {
        for (const [id, stands] of others) known.set(id, stands);
      });
      await add(tx, visitorId, newId);
    },

    /** Who a browser is: the id that follows from its secret, or the visitor it stands for. */
    of: (id: string): string => known.get(id) ?? id,

    add,

    /**
     * Who the browser with this id of its own is on a site. Where `back` leads into a conversation, a browser that was nobody
     * yet is its visitor for good, and one that was somebody else for this page only.
     */
    whoIs: async (own: string, back: string | undefined, siteId: string): Promise<string> => {
      const conversationId = back === undefined ? null : returnsTo(back, clock.now());
      return (conversationId && (await comesBack(own, conversationId, siteId))) || (known.get(own) ?? own);
    },
  };
};
