import { createListeners } from '../../../shared/client/listeners.ts';
import type { Readable } from '../../../shared/client/readable.ts';
import type { Ids } from '../../../shared/domain/clock.ts';
import type { PersonRef } from '../../../shared/domain/person.ts';
import type { Instant } from '../../../shared/domain/scalars.ts';
import type { Slot } from '../../../shared/protocol/visitor/contract.ts';
import type { SlotHold } from '../../../shared/protocol/visitor/slot-hold.ts';
import { dayOf } from '../chat/time-text.ts';
import type { VisitorConnection } from '../presence/presence.ts';

/** The free times of one day. */
export interface BookingDay {
  day: string;
  at: Instant;
  slots: readonly Slot[];
}

/** A meeting that was booked here. */
export interface Booked {
  rep: PersonRef;
  repZone: string | undefined;
  startsAt: Instant;
  endsAt: Instant;
  icsUrl: string;
}

/** Everything the booker shows. */
export interface BookingView {
  list: 'loading' | 'ready' | 'failed';
  days: readonly BookingDay[];
  /** Whom the meeting is with, where it can only be one. */
  rep: PersonRef | null;
  repZone: string | null;
  day: BookingDay | null;
  slot: Slot | null;
  /** Until when the slot is nobody else's; null where it is not held. */
  heldUntil: Instant | null;
  name: string;
  email: string;
  step: 'choosing' | 'booking' | 'booked';
  problem: 'taken' | 'failed' | null;
  booked: Booked | null;
}

/** Choosing a time and booking it. */
export interface Booking extends Readable<BookingView> {
  load(): Promise<void>;
  pickDay(day: string): void;
  pickSlot(id: string): void;
  /** The visitor turns away from the form: what is held for them is free again. */
  leave(): void;
  setName(name: string): void;
  setEmail(email: string): void;
  confirm(): Promise<void>;
  /** What was booked here is told by the router now: the form is ready for another one. */
  forget(): void;
}

/** What the booker is drawn with: its form is made at the first look and kept by the messenger. */
export interface BookerProps {
  kept: { booking: Booking | null };
}

/** What a booking form stands on. */
export interface BookingGround {
  connection: Pick<VisitorConnection, 'request'>;
  ids: Ids;
  /** The visitor's zone: days and times are theirs. */
  zone: string;
  email: string;
  /** What was held before this page was loaded. */
  hold: SlotHold | null;
}

const daysOf = (slots: readonly Slot[], zone: string): BookingDay[] => {
  const days = new Map<string, { day: string; at: Instant; slots: Slot[] }>();
  for (const slot of slots) {
    const day = dayOf(slot.startsAt, zone);
    const known = days.get(day);
    if (known) known.slots.push(slot);
    else days.set(day, { day, at: slot.startsAt, slots: [slot] });
  }
  return [...days.values()];
};

/** Makes a booking form; the list is loaded by `load`. */
export function createBooking({ connection, ids, zone, email, hold }: BookingGround): Booking {
  const changed = createListeners();
  let view: BookingView = {
    list: 'loading',
    days: [],
    rep: null,
    repZone: null,
    day: null,
    slot: null,
    heldUntil: null,
    name: '',
    email,
    step: 'choosing',
    problem: null,
    booked: null,
  };
  /** Names one attempt at one slot: sent again it books once. */
  let clientId = ids.next();
  let before = hold;
  /** The hold that was asked for and not answered; null where none is, or the visitor turned away meanwhile. */
  let asking: object | null = null;

  const move = (next: Partial<BookingView>): void => {
    view = { ...view, ...next };
    changed.tell();
  };

  const load = async (): Promise<void> => {
    if (view.list === 'failed') move({ list: 'loading' });
    const result = await connection.request('slot.list', { zone });
    if (!result.ok) {
      if (view.list === 'loading') move({ list: 'failed' });
      return;
    }
    const { slots, rep, repZone } = result.data;
    const days = daysOf(slots, zone);
    const chosen = view.slot?.id ?? before?.slotId;
    const slot = slots.find((one) => one.id === chosen) ?? null;
    const its = slot ? dayOf(slot.startsAt, zone) : view.day?.day;
    const day = days.find((one) => one.day === its) ?? days[0] ?? null;
    const heldUntil = slot && before ? before.until : view.heldUntil;
    before = null;
    move({ list: 'ready', days, rep, repZone: repZone ?? null, day, slot, heldUntil });
  };

  const release = (): void => {
    if (view.heldUntil === null && asking === null) return;
    asking = null;
    void connection.request('slot.release', {});
    move({ heldUntil: null });
  };

  const hasGone = async (): Promise<void> => {
    release();
    move({ problem: 'taken', slot: null });
    await load();
  };

  /** Keeps the time from others while the form is filled in. Where that fails the form is as good as without. */
  const keep = async (id: string): Promise<void> => {
    const mine = {};
    asking = mine;
    const result = await connection.request('slot.hold', { slotId: id });
    if (asking !== mine) return;
    asking = null;
    if (view.slot?.id !== id || view.step !== 'choosing') return;
    if (result.ok) move({ heldUntil: result.data.hold?.until ?? null });
    else if (result.error.code === 'slot_taken') await hasGone();
  };

  return {
    getSnapshot: () => view,
    subscribe: changed.add,
    load,
    pickDay(day) {
      release();
      move({ day: view.days.find((one) => one.day === day) ?? view.day, slot: null, problem: null });
    },
    pickSlot(id) {
      clientId = ids.next();
      const heldUntil = view.slot?.id === id ? view.heldUntil : null;
      move({ slot: view.day?.slots.find((one) => one.id === id) ?? null, heldUntil, problem: null });
      void keep(id);
    },
    leave: release,
    forget() {
      if (view.booked) move({ step: 'choosing', slot: null, booked: null });
    },
    setName: (name) => move({ name }),
    setEmail: (given) => move({ email: given }),
    async confirm() {
      const { slot } = view;
      if (!slot || view.step !== 'choosing') return;
      move({ step: 'booking', problem: null });
      const result = await connection.request('meeting.book', {
        clientId,
        slotId: slot.id,
        name: view.name.trim(),
        email: view.email.trim(),
        zone,
      });
      if (result.ok) {
        const { rep, repZone, startsAt, endsAt, icsUrl } = result.data;
        move({ step: 'booked', heldUntil: null, booked: { rep, repZone, startsAt, endsAt, icsUrl } });
        return;
      }
      const taken = result.error.code === 'slot_taken';
      move({ step: 'choosing', problem: taken ? 'taken' : 'failed' });
      if (taken) await hasGone();
    },
  };
}
