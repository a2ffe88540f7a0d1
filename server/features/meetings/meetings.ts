import type { Availability, Meeting } from '../../../shared/domain/meeting.ts';
import { slotMinutes } from '../../../shared/domain/meeting.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { RepActor, VisitorActor } from '../actor.ts';
import { belongsOf } from '../conversations/belongs.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { Core } from '../core.ts';
import { can } from '../rights/can.ts';
import { type GuestCards, guestSaid, repSaid } from './guest-on-card.ts';
import {
  changeMeeting,
  insertMeeting,
  readFutureMeetings,
  readHours,
  readMeeting,
  readMeetingByClient,
  readMeetings,
  readNextMeeting,
  readOwnerOf,
  readRep,
  readSpans,
  readVisitorZone,
  readZone,
  type StoredMeeting,
  writeSpans,
  writeZone,
} from './meeting-repository.ts';
import type { SlotHolds } from './slot-holds.ts';
import { freeStarts, offeredSlots, parseSlotId, type RepHours, slotIdOf } from './slots.ts';

/** What booking tells its neighbours inside the transaction. */
export interface MeetingPorts {
  holds: Pick<SlotHolds, 'makeRoom'>;
  conversations: Pick<Conversations, 'find' | 'openOf' | 'booked' | 'canceled'>;
  /** Booked from a conversation: routing writes the outcome of one that nobody had begun. */
  routing: { booked(tx: Tx, conversationId: string): Promise<void> };
  visitors: GuestCards;
}

export interface BookInput {
  clientId: string;
  slotId: string;
  name: string;
  email: string;
  zone: string;
}

interface BookForInput extends Omit<BookInput, 'slotId' | 'zone'> {
  conversationId: string;
  startsAt: number;
}

const week = [1, 2, 3, 4, 5];
/** The hours a new person starts with: Monday to Friday, nine to five. */
export const defaultSpans = week.map((weekday) => ({ weekday, from: 9 * 60, to: 17 * 60 }));

/** Booking, thin and exact: the database forbids what this code would miss. */
export const createMeetings = ({ store, board, ids, log }: Core, ports: MeetingPorts) => {
  const changed = (tx: Tx, meeting: Meeting) =>
    tx.signal('meeting.changed', { meetingId: meeting.id, repId: meeting.rep.id, visitorId: meeting.visitorId });

  /** The reps a visitor may book: the account's owner alone where they have hours, else all. */
  const hoursFor = async (k: Tx['k'], visitorId: string, now: number): Promise<RepHours[]> => {
    const owner = await readOwnerOf(k, visitorId);
    const own = owner === null ? [] : await readHours(k, now, { only: [owner], visitorId });
    return own.some((rep) => freeStarts(rep, now).length > 0) ? own : readHours(k, now, { visitorId });
  };

  /** Keeps a meeting at a start that is free, and says so wherever it is to be heard; `heard` is how the card hears of the guest. */
  const write = async (
    tx: Tx,
    rep: RepHours | undefined,
    startsAt: number,
    input: Omit<BookInput, 'slotId'> & { visitorId: string; conversationId: string | null },
    heard: typeof guestSaid,
  ): Promise<Result<StoredMeeting>> => {
    const { visitorId, conversationId, clientId, name, email, zone } = input;
    const taken = fail('slot_taken', 'the slot is not free any more');
    if (!rep || !freeStarts(rep, tx.now).includes(startsAt)) return taken;
    const gave = await heard(ports.visitors, tx, visitorId, { name, email });
    const id = ids.next();
    try {
      await insertMeeting(tx.k, {
        id,
        rep_id: rep.repId,
        rep_zone: rep.zone,
        visitor_id: visitorId,
        conversation_id: conversationId,
        client_id: clientId,
        guest_name: name,
        guest_email: email,
        guest_zone: zone,
        starts_at: startsAt,
        ends_at: startsAt + slotMinutes * 60_000,
        status: 'booked',
        created_at: tx.now,
        canceled_at: null,
        ...gave,
      });
    } catch (error) {
      if (String(error).includes('slot_taken')) return taken;
      throw error;
    }
    if (conversationId !== null) {
      await ports.conversations.booked(tx, conversationId, id, startsAt);
      await ports.routing.booked(tx, conversationId);
    }
    const stored = await readMeeting(tx.k, id);
    if (!stored) throw new Error(`meeting ${id} is gone`);
    await changed(tx, stored.meeting);
    return ok(stored);
  };

  board.inside('person.created', async (tx, { personId }) => writeSpans(tx.k, personId, defaultSpans));

  /** Future meetings go to a colleague who is free then: within their hours if anybody is, else to anybody without a clash. */
  board.inside('person.deactivated', async (tx, { personId }) => {
    for (const meeting of await readFutureMeetings(tx.k, personId, tx.now)) {
      const others = (await readHours(tx.k, tx.now)).filter((rep) => rep.repId !== personId);
      const within = others.find((rep) => freeStarts(rep, tx.now).includes(meeting.startsAt));
      const heir =
        within ??
        others.find((rep) => !rep.busy.some((one) => one.startsAt < meeting.endsAt && one.endsAt > meeting.startsAt));
      if (!heir) {
        log.warn('a future meeting has no colleague to go to', { id: meeting.id });
        continue;
      }
      await changeMeeting(tx.k, meeting.id, { rep_id: heir.repId, rep_zone: heir.zone });
      await changed(tx, meeting);
      await changed(tx, { ...meeting, rep: { ...meeting.rep, id: heir.repId } });
    }
  });

  return {
    /** Free slots for a visitor, one per start, and the one rep they are with where it is one. */
    slots: async (actor: VisitorActor, now: number) => {
      const hours = await hoursFor(store.k, actor.visitorId, now);
      const slots = offeredSlots(hours, now).map(({ repId, startsAt }) => ({
        id: slotIdOf(repId, startsAt),
        startsAt,
        endsAt: startsAt + slotMinutes * 60_000,
      }));
      const [only] = hours.length === 1 ? hours : [];
      return ok(only ? { slots, rep: await readRep(store.k, only.repId), repZone: only.zone } : { slots, rep: null });
    },

    /** Books a slot once per client id; `slot_taken` where it is not free any more, by our look or by the database's. */
    book: (actor: VisitorActor, input: BookInput): Promise<Result<StoredMeeting>> =>
      store.run(async (tx) => {
        const known = await readMeetingByClient(tx.k, actor.visitorId, input.clientId);
        if (known) return ok(known);
        const slot = parseSlotId(input.slotId);
        if (!slot) return fail('bad_request', 'no such slot');
        // What was held for the visitor becomes the meeting, or is free again.
        await ports.holds.makeRoom(tx, actor.visitorId);
        const [rep] = await readHours(tx.k, tx.now, { only: [slot.repId] });
        const { visitorId } = actor;
        const conversationId = (await ports.conversations.openOf(tx, visitorId))?.id ?? null;
        return write(tx, rep, slot.startsAt, { ...input, visitorId, conversationId }, guestSaid);
      }),

    /** The rep's own free times. */
    ownSlots: async (actor: RepActor, now: number) => {
      const [rep] = await readHours(store.k, now, { only: [actor.personId] });
      const starts = rep ? freeStarts(rep, now) : [];
      return ok({ slots: starts.map((startsAt) => ({ startsAt, endsAt: startsAt + slotMinutes * 60_000 })) });
    },

    /** A rep who talks with a visitor books a time of their own for them, as the visitor would. */
    bookFor: (actor: RepActor, input: BookForInput): Promise<Result<{ meeting: Meeting }>> =>
      store.run(async (tx) => {
        const row = await ports.conversations.find(tx, input.conversationId);
        if (!row) return fail('not_found', 'no such conversation');
        if (!can(actor, 'meeting.book_for', belongsOf(row))) {
          return fail('forbidden', 'the conversation is not yours');
        }
        const { visitor_id: visitorId } = row;
        const known = await readMeetingByClient(tx.k, visitorId, input.clientId);
        if (known) return ok({ meeting: known.meeting });
        if (row.state === 'closed') return fail('conflict', 'the conversation is closed');
        const [rep] = await readHours(tx.k, tx.now, { only: [actor.personId], visitorId });
        // What the visitor holds is let go for what they get, and for nothing less.
        if (rep && freeStarts(rep, tx.now).includes(input.startsAt)) await ports.holds.makeRoom(tx, visitorId);
        const zone = (await readVisitorZone(tx.k, visitorId)) ?? rep?.zone ?? 'UTC';
        const booked = await write(tx, rep, input.startsAt, { ...input, visitorId, zone }, repSaid);
        return booked.ok ? ok({ meeting: booked.data.meeting }) : booked;
      }),

    /** Cancels a meeting of one's own, or anybody's as a manager; canceling a canceled one changes nothing. */
    cancel: (actor: RepActor, meetingId: string): Promise<Result<{ meeting: Meeting }>> =>
      store.run(async (tx) => {
        const stored = await readMeeting(tx.k, meetingId);
        if (!stored) return fail('not_found', 'no such meeting');
        const { rep, visitorId, conversationId } = stored.meeting;
        if (!can(actor, 'meeting.cancel', { visitorId, repId: rep.id })) {
          return fail('forbidden', 'the meeting is not yours');
        }
        if (stored.meeting.status === 'canceled') return ok({ meeting: stored.meeting });
        await changeMeeting(tx.k, meetingId, { status: 'canceled', canceled_at: tx.now });
        if (conversationId !== null) await ports.conversations.canceled(tx, conversationId, meetingId, actor.personId);
        const meeting: Meeting = { ...stored.meeting, status: 'canceled' };
        await changed(tx, meeting);
        return ok({ meeting });
      }),

    find: (meetingId: string): Promise<StoredMeeting | null> => readMeeting(store.k, meetingId),
    next: (visitorId: string, now: number): Promise<StoredMeeting | null> => readNextMeeting(store.k, visitorId, now),
    list: (repId: string | null, from: number): Promise<Meeting[]> => readMeetings(store.k, repId, from),

    availability: async (actor: RepActor): Promise<Result<Availability>> =>
      ok({ zone: (await readZone(store.k, actor.personId)) ?? 'UTC', spans: await readSpans(store.k, actor.personId) }),

    /** Replaces the actor's weekly hours; spans of one day may not overlap. */
    setAvailability: (actor: RepActor, availability: Availability): Promise<Result<Availability>> =>
      store.run(async (tx) => {
        const ordered = availability.spans.toSorted((a, b) => a.weekday - b.weekday || a.from - b.from);
        const clash = ordered.some((span, i) => {
          const before = ordered[i - 1];
          return before !== undefined && before.weekday === span.weekday && before.to > span.from;
        });
        if (clash) return fail('bad_request', 'two spans of one day overlap');
        await writeZone(tx.k, actor.personId, availability.zone);
        await writeSpans(tx.k, actor.personId, ordered);
        await tx.signal('person.changed', { personId: actor.personId });
        return ok({ zone: availability.zone, spans: ordered });
      }),
  };
};

export type Meetings = ReturnType<typeof createMeetings>;
