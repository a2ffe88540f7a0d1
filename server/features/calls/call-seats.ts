import type { Timers } from '../timers.ts';

/** A page that closed its socket may be back in a moment, on another network perhaps. */
export const closedSeatMs = 10_000;
/** One whose socket fell silent may still be heard by the other side, engine to engine. */
export const silentSeatMs = 60_000;

/** Whose engine it is. */
export type SeatOwner = { kind: 'rep'; personId: string } | { kind: 'visitor'; visitorId: string };

const idOf = (owner: SeatOwner): string => (owner.kind === 'rep' ? owner.personId : owner.visitorId);

interface Seat {
  owner: SeatOwner;
  lineId: string | null;
  gone: boolean;
  stopTimer: () => void;
}

/**
 * Which engines of calls are still there. A page that dies says nothing, so its socket speaks for it: `gone` runs once a
 * seat's last socket has been away for too long, and again after a moment where it failed, or after the time it answers
 * with once: so much longer its side may take to come back. `pageLeft` runs at once where the socket was closed by a page that
 * went away.
 */
export const createCallSeats = (
  timers: Timers,
  gone: (seat: string, owner: SeatOwner) => Promise<number>,
  pageLeft: (seat: string, owner: SeatOwner) => void = () => {},
) => {
  const lines = new Set<string>();
  const seats = new Map<string, Seat>();

  const forget = (seat: string): void => {
    seats.get(seat)?.stopTimer();
    seats.delete(seat);
  };

  const expect = (seat: string, owner: SeatOwner, ms: number, last = ms >= silentSeatMs): void => {
    forget(seat);
    const over = (): void => {
      const left = { owner, lineId: null, gone: last, stopTimer: () => {} };
      seats.set(seat, left);
      const more = (ms: number, isLast: boolean) => {
        if (seats.get(seat) === left) expect(seat, owner, ms, isLast);
      };
      gone(seat, owner).then(
        (longer) => {
          if (longer > 0 && !last) more(longer, true);
        },
        () => more(closedSeatMs, last),
      );
    };
    seats.set(seat, { owner, lineId: null, gone: false, stopTimer: timers.after(ms, over) });
  };

  return {
    lineOpened: (lineId: string): void => void lines.add(lineId),

    lineClosed: (lineId: string, silent: boolean, left = false): void => {
      lines.delete(lineId);
      for (const [seat, { lineId: held, owner }] of [...seats]) {
        if (held !== lineId) continue;
        expect(seat, owner, silent ? silentSeatMs : closedSeatMs);
        if (left) pageLeft(seat, owner);
      }
    },

    /** The engine spoke by this socket; of one that is closed already it was the last word. A seat that is another's stays so: both sides know both seats. */
    take: (seat: string, owner: SeatOwner, lineId: string): void => {
      const holder = seats.get(seat)?.owner;
      if (holder && idOf(holder) !== idOf(owner)) return;
      if (!lines.has(lineId)) {
        expect(seat, owner, closedSeatMs);
        return;
      }
      forget(seat);
      seats.set(seat, { owner, lineId, gone: false, stopTimer: () => {} });
    },

    /** After a start of the router nobody is taken for gone before they had the time to come back. */
    expect: (seat: string, owner: SeatOwner): void => expect(seat, owner, silentSeatMs),
    isGone: (seat: string): boolean => seats.get(seat)?.gone ?? false,
    /** No socket speaks for it now: its page is away, for a moment or for good. */
    isVacant: (seat: string): boolean => (seats.get(seat)?.lineId ?? null) === null,
    forget,

    stop: (): void => {
      for (const seat of [...seats.keys()]) forget(seat);
    },
  };
};
