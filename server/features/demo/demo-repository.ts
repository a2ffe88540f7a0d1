import type { Tx } from '../../db/tx.ts';
import type { DemoAccount } from './northwind-accounts.ts';

/** The oldest pending offer of a conversation. */
export const pendingOfferOf = (tx: Tx, conversationId: string): Promise<{ id: string; rep_id: string } | undefined> =>
  tx.k
    .selectFrom('reservations as r')
    .innerJoin('work_items as w', 'w.id', 'r.work_item_id')
    .select(['r.id', 'r.rep_id'])
    .where('w.conversation_id', '=', conversationId)
    .where('r.state', '=', 'pending')
    .orderBy('r.offered_at')
    .executeTakeFirst();

/** Where the visitor is, as a GeoIP file would tell; the demo's visitors have no address to look up. */
export const setPlace = async (tx: Tx, visitorId: string, place: { city: string; country: string }): Promise<null> => {
  const { city, country } = place;
  await tx.k.updateTable('visitors').set({ city, country }).where('id', '=', visitorId).execute();
  return null;
};

/** An account of the demo's book. */
export const insertAccount = async (
  tx: Tx,
  id: string,
  account: DemoAccount,
  ownerId: string | null,
): Promise<void> => {
  const { name, domain, kind, target } = account;
  await tx.k
    .insertInto('accounts')
    .values({ id, name, domain, kind, target: target ? 1 : 0, owner_id: ownerId, created_at: tx.now })
    .execute();
};
