import type { Tx } from '../../db/tx.ts';
import { clearGiven, readGiven } from './meeting-repository.ts';

interface Guest {
  name: string;
  email: string;
}

/** What the card of a visitor says of them, and how it learns more. */
export interface GuestCards {
  known(tx: Tx, visitorId: string): Promise<{ name: string | null; email: string | null } | null>;
  identify(tx: Tx, visitorId: string, said: Partial<Guest>): Promise<void>;
}

/** Which of the guest's name and e-mail a rep's booking put on the card, as its row keeps it. */
interface Gave {
  gave_name: number;
  gave_email: number;
}

/** The visitor booked for themselves: their words are on the card from now on, whoever had put others there. */
export const guestSaid = async (cards: GuestCards, tx: Tx, visitorId: string, guest: Guest): Promise<Gave> => {
  await cards.identify(tx, visitorId, guest);
  await clearGiven(tx.k, visitorId);
  return { gave_name: 0, gave_email: 0 };
};

/**
 * A rep said who the guest is: the card takes what it has not, and what it has from a rep's earlier booking alone. What the visitor or their
 * company's website said stays; the meeting has what the rep wrote.
 */
export const repSaid = async (cards: GuestCards, tx: Tx, visitorId: string, guest: Guest): Promise<Gave> => {
  const card = await cards.known(tx, visitorId);
  const given = await readGiven(tx.k, visitorId);
  const name = !card?.name || given.some((one) => one.gave_name === 1 && one.guest_name === card.name);
  const email = !card?.email || given.some((one) => one.gave_email === 1 && one.guest_email === card.email);
  const said = { ...(name ? { name: guest.name } : {}), ...(email ? { email: guest.email } : {}) };
  if (name || email) await cards.identify(tx, visitorId, said);
  return { gave_name: name ? 1 : 0, gave_email: email ? 1 : 0 };
};
