import type { GuestCards } from '../../features/meetings/guest-on-card.ts';

/** Visitors' cards without who is on the site: their rows alone. */
export const plainCards: GuestCards = {
  known: async (tx, visitorId) =>
    (await tx.k.selectFrom('visitors').select(['name', 'email']).where('id', '=', visitorId).executeTakeFirst()) ??
    null,
  identify: async (tx, visitorId, said) => {
    await tx.k.updateTable('visitors').set(said).where('id', '=', visitorId).execute();
  },
};
