import type { ConversationRow } from './conversation-repository.ts';

/** A colleague who was asked into a conversation, as its row keeps it. */
export interface Seat {
  id: string;
  here: boolean;
}

type Seated = Pick<ConversationRow, 'guests'>;

export const seatsOf = ({ guests }: Seated): Seat[] => (guests === null ? [] : (JSON.parse(guests) as Seat[]));

/** The colleagues who are there. */
export const guestIdsOf = (row: Seated): string[] =>
  row.guests === null ? [] : seatsOf(row).flatMap(({ id, here }) => (here ? [id] : []));

/** The column once the colleague sits like that; null takes the seat away. */
export const withSeat = (row: Seated, id: string, here: boolean | null): string | null => {
  const others = seatsOf(row).filter((seat) => seat.id !== id);
  const seats = here === null ? others : [...others, { id, here }];
  return seats.length === 0 ? null : JSON.stringify(seats);
};
