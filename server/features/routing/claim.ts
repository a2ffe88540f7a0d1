import type { Tx } from '../../db/tx.ts';
import { endReservation } from './reservation-repository.ts';
import { claimItem } from './work-item-repository.ts';

export interface Claim {
  itemId: string;
  repId: string;
  reservationId: string;
  /** What the rep may have in use beside; 1 for a call, which takes the rep whole. */
  capacity: number;
}

/**
 * Gives a waiting item to a rep, once whoever else tries: the rep's row is locked, the item is compared and swapped with the
 * capacity counted inside, the reservation is ended only if it is open, and unique indexes stand behind. The same on
 * both engines. Answers false where another was faster or the room is gone; then the command has to be rolled back.
 */
export const claim = async (
  tx: Tx,
  tally: (tx: Tx, repId: string, misses: number, lastAssignedAt: number) => Promise<void>,
  { itemId, repId, reservationId, capacity }: Claim,
): Promise<boolean> => {
  await tally(tx, repId, 0, tx.now);
  const taken = await tx.run(claimItem, { id: itemId, repId, reservationId, at: tx.now, capacity });
  if (taken !== 1) return false;
  return (await tx.run(endReservation, { id: reservationId, state: 'accepted', at: tx.now })) === 1;
};
