import type { Tx } from '../../db/tx.ts';
import type { Core } from '../core.ts';
import {
  deleteAliasesOf,
  insertAlias,
  moveAliases,
  readAliases,
  visitorOfConversation,
} from './visitor-aliases-repository.ts';
import { visitorById } from './visitors-repository.ts';

/** Browsers that stand for a visitor who came with another one first: all in memory, because every token asks. */
export const createVisitorAliases = async (
  { store, clock }: Pick<Core, 'store' | 'clock'>,
  /** The conversation that a mail's link leads to, or null. */
  returnsTo: (back: string, now: number) => string | null,
  /** Joins a browser that comes back by a link with the visitor it leads to, where both gave one address; who they are then. */
  joins: (tx: Tx, own: string, visitorId: string) => Promise<string | null> = async () => null,
) => {
  const known = new Map((await readAliases(store.k)).map((row) => [row.id, row.visitor_id]));
  /** Whom visitors were joined with since the start: sockets that opened as one of them go on as the other. */
  const joined = new Map<string, string>();

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
      const who = known.get(own) ?? own;
      if (who === visitorId) return visitorId;
      if ((await tx.get(visitorById, { id: who })) !== undefined) return (await joins(tx, who, visitorId)) ?? visitorId;
      await add(tx, own, visitorId);
      return visitorId;
    });

  return {
    /** Nobody is this visitor any more: a browser with their id of its own is `newId`, all others are themselves again. */
    renew: async (tx: Tx, visitorId: string, newId: string): Promise<void> => {
      const others = [...known].filter(([, stands]) => stands === visitorId);
      await tx.run(deleteAliasesOf, { visitorId });
      const goneOn = [...joined].filter(([, into]) => into === visitorId);
      for (const [id] of others) known.delete(id);
      for (const [id] of goneOn) joined.delete(id);
      tx.onRollback(() => {
        for (const [id, stands] of others) known.set(id, stands);
        for (const [id, into] of goneOn) joined.set(id, into);
      });
      await add(tx, visitorId, newId);
    },

    /** Who a browser is: the id that follows from its secret, or the visitor it stands for. */
    of: (id: string): string => known.get(id) ?? id,

    add,

    /** Two visitors were one person: `from`, and whoever stood for them, is `into` from now on. */
    join: async (tx: Tx, from: string, into: string): Promise<void> => {
      const others = [...known].filter(([, stands]) => stands === from);
      await tx.run(moveAliases, { from, into });
      for (const [id] of others) known.set(id, into);
      const goneOn = [...joined].filter(([, to]) => to === from);
      for (const [id] of goneOn) joined.set(id, into);
      joined.set(from, into);
      tx.onRollback(() => {
        joined.delete(from);
        for (const [id] of goneOn) joined.set(id, from);
        for (const [id] of others) known.set(id, from);
      });
      await add(tx, from, into);
    },

    /** Whom a socket speaks for that opened as this visitor. */
    goesOnAs: (visitorId: string): string => joined.get(visitorId) ?? visitorId,

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
