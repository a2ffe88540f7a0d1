import type { LiveCall } from '../../../shared/domain/call.ts';
import type { Tx } from '../../db/tx.ts';
import type { Core } from '../core.ts';
import type { SeatOwner } from './call-seats.ts';

/** Tells the rep that the visitor's page of their call went away: why nothing is heard, and for how long the call waits. */
export const tellPageLeft =
  ({ store, log }: Core, liveOf: (tx: Tx, owner: SeatOwner) => Promise<LiveCall | null>, waitsMs: number) =>
  (seat: string, owner: SeatOwner): void => {
    store
      .run(async (tx) => {
        const call = await liveOf(tx, owner);
        if (call?.state !== 'connected' || call.seats[owner.kind] !== seat) return;
        await tx.signal('call.page_left', { repId: call.rep.id, news: { callId: call.id, waitsMs } });
      })
      .catch((error: unknown) => log.error('a page that left a call could not be told of', { error }));
  };
