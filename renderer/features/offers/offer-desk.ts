import type { OfferItem } from '../../../shared/protocol/rep/views.ts';

/** What lies on the desk: one card, and how many wait behind it. */
export interface Desk {
  top: OfferItem | null;
  behind: number;
  /** Local milliseconds until which the shortcuts are dead, because the top card has just changed. */
  frozenUntil: number;
}

/** An empty desk. */
export const emptyDesk: Desk = { top: null, behind: 0, frozenUntil: 0 };

/** A sole offer before a broadcast, then by how long the visitor waits, then by id: the order never depends on arrival. */
export function orderOffers(offers: readonly OfferItem[]): OfferItem[] {
  return offers.toSorted(
    (a, b) =>
      Number(b.sole) - Number(a.sole) || a.waitingSince - b.waitingSince || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

/** Lays the offers on the desk. Another card on top freezes the shortcuts, so that a key meant for one never hits the next. */
export function layDesk(before: Desk, offers: readonly OfferItem[], now: number, freezeMs: number): Desk {
  const [top = null, ...rest] = orderOffers(offers);
  const same = top?.id === before.top?.id;
  return { top, behind: rest.length, frozenUntil: same ? before.frozenUntil : now + freezeMs };
}

/** True where a shortcut may act on the top card. */
export const mayAct = (desk: Desk, now: number): boolean => desk.top !== null && now >= desk.frozenUntil;
