import { describe, expect, it } from 'vitest';
import type { VisitorActor } from '../features/actor.ts';
import { createConversations } from '../features/conversations/conversations.ts';
import { calendarFile } from '../features/meetings/calendar-file.ts';
import { createCalendarLinks } from '../features/meetings/calendar-links.ts';
import { insertMeeting, readHours } from '../features/meetings/meeting-repository.ts';
import { createMeetings, defaultSpans } from '../features/meetings/meetings.ts';
import { createSlotHolds } from '../features/meetings/slot-holds.ts';
import { aStore } from './support/a-store.ts';
import { checkBookFor } from './support/book-for-check.ts';
import { aPerson, aSite, aVisitor } from './support/builders.ts';
import { checkCancel } from './support/cancel-check.ts';
import { checkGuestCard } from './support/guest-card-check.ts';
import { handTimers } from './support/hand-timers.ts';
import { plainCards } from './support/plain-cards.ts';

const house = async () => {
  const test = await aStore();
  const { core } = test;
  const told: string[] = [];
  const conversations = createConversations(core);
  const meetings = createMeetings(core, {
    holds: createSlotHolds(core, {
      conversations,
      routing: { slotHeld: async () => {} },
      timers: handTimers(test.clock),
    }),
    conversations,
    routing: { booked: async (_tx, conversationId) => void told.push(conversationId) },
    visitors: plainCards,
  });
  const siteId = await aSite(core);
  const newRep = async (name: string) => {
    const rep = await aPerson(core, name);
    await core.store.run((tx) => tx.signal('person.created', { personId: rep.personId }));
    return rep;
  };
  const ada = await newRep('Ada Lind');
  const visitor = await aVisitor(core, siteId);
  const slotsFor = async (who: VisitorActor) => {
    const listed = await meetings.slots(who, core.clock.now());
    if (!listed.ok) throw new Error(listed.error.message);
    return listed.data.slots;
  };
  const form = (slotId: string) => ({
    clientId: core.ids.next(),
    slotId,
    name: 'Maria Santos',
    email: 'maria@acme.example',
    zone: 'Europe/Lisbon',
  });
  return { ...test, meetings, told, siteId, ada, newRep, visitor, slotsFor, form };
};

describe('booking', () => {
  it('gives a new person office hours in their zone', async () => {
    const { meetings, ada } = await house();
    expect(await meetings.availability(ada)).toEqual({
      ok: true,
      data: { zone: 'Europe/Berlin', spans: defaultSpans },
    });
  });

  it('books once per client id and takes the slot off the list', async () => {
    const { meetings, visitor, slotsFor, form } = await house();
    const [slot] = await slotsFor(visitor);
    if (!slot) throw new Error('no slot');
    const wanted = form(slot.id);
    const first = await meetings.book(visitor, wanted);
    expect(first.ok).toBe(true);
    expect(await meetings.book(visitor, wanted)).toEqual(first);
    expect((await slotsFor(visitor)).map((one) => one.id)).not.toContain(slot.id);
  });

  it('answers slot_taken to all but one of twenty who want the same slot at once', async () => {
    const { core, meetings, siteId, slotsFor, visitor, form } = await house();
    const [slot] = await slotsFor(visitor);
    if (!slot) throw new Error('no slot');
    const crowd = await Promise.all(Array.from({ length: 20 }, () => aVisitor(core, siteId)));
    const answers = await Promise.all(crowd.map((one) => meetings.book(one, form(slot.id))));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]))).toEqual(Array(19).fill('slot_taken'));
  });

  it('is refused by the database itself where two meetings of a rep would overlap', async () => {
    const { core, ada, visitor } = await house();
    const row = (startsAt: number) => ({
      id: core.ids.next(),
      rep_id: ada.personId,
      rep_zone: 'Europe/Berlin',
      visitor_id: visitor.visitorId,
      conversation_id: null,
      client_id: core.ids.next(),
      guest_name: 'M',
      guest_email: 'm@acme.example',
      guest_zone: 'UTC',
      starts_at: startsAt,
      ends_at: startsAt + 1_800_000,
      status: 'booked' as const,
      created_at: 0,
      canceled_at: null,
    });
    await insertMeeting(core.store.k, row(10_000_000));
    await expect(insertMeeting(core.store.k, row(11_000_000))).rejects.toThrow('slot_taken');
    await insertMeeting(core.store.k, row(11_800_000));
  });

  it('writes the booking into the open conversation and tells routing', async () => {
    const { core, meetings, visitor, slotsFor, form, told } = await house();
    const { row } = await core.store.run((tx) =>
      createConversations(core).start(tx, {
        visitor,
        clientId: core.ids.next(),
        impressionId: null,
        pagePath: null,
        said: [],
        words: '',
      }),
    );
    const [slot] = await slotsFor(visitor);
    await meetings.book(visitor, form(slot?.id ?? ''));
    expect(told).toEqual([row.id]);
    const log = await core.store.k
      .selectFrom('events')
      .select(['type'])
      .where('stream', '=', `conversation:${row.id}`)
      .execute();
    expect(log).toEqual([{ type: 'booked' }]);
  });

  it('is the rep’s too: a time of their own for the visitor they talk with, once, in the visitor’s zone, and a colleague’s or a taken one is not', async () => {
    await checkBookFor(await aStore());
  });

  it('does not put a rep’s words in the place of the visitor’s own: a booking for them replaced the address they had given', async () => {
    await checkGuestCard(await aStore());
  });

  it('refuses a slot outside of the hours, in the past, or of nobody', async () => {
    const { core, meetings, visitor, ada, form } = await house();
    const midnight = Date.UTC(2026, 10, 24, 0);
    for (const slotId of [`${ada.personId}.${midnight}`, `${ada.personId}.1`, `${core.ids.next()}.${midnight}`]) {
      expect(await meetings.book(visitor, form(slotId))).toMatchObject({ ok: false, error: { code: 'slot_taken' } });
    }
    expect(await meetings.book(visitor, form('nonsense'))).toMatchObject({ ok: false, error: { code: 'bad_request' } });
  });

  it('hands future meetings to a colleague who is free when a rep is deactivated', async () => {
    const { core, meetings, newRep, ada, visitor, slotsFor, form } = await house();
    const [slot] = await slotsFor(visitor);
    await meetings.book(visitor, form(slot?.id ?? ''));
    const ben = await newRep('Ben Okoro');
    await core.store.k.updateTable('people').set({ active: 0 }).where('id', '=', ada.personId).execute();
    await core.store.run((tx) => tx.signal('person.deactivated', { personId: ada.personId }));
    expect(await meetings.list(ben.personId, 0)).toHaveLength(1);
    expect(await meetings.list(ada.personId, 0)).toHaveLength(0);
    expect((await readHours(core.store.k, core.clock.now())).map((rep) => rep.repId)).toEqual([ben.personId]);
  });

  it('lets a rep cancel only their own meeting, once, and counts the calendar’s sequence', async () => {
    const { meetings, newRep, ada, visitor, slotsFor, form } = await house();
    const [slot] = await slotsFor(visitor);
    const booked = await meetings.book(visitor, form(slot?.id ?? ''));
    if (!booked.ok) throw new Error(booked.error.message);
    const ben = await newRep('Ben Okoro');
    const { id } = booked.data.meeting;
    expect(await meetings.cancel(ben, id)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await meetings.cancel({ ...ben, role: 'manager' }, id)).toMatchObject({ ok: true });
    await meetings.cancel(ada, id);
    const stored = await meetings.find(id);
    if (!stored) throw new Error('gone');
    expect(stored).toMatchObject({ sequence: 1, meeting: { status: 'canceled' } });
    expect(calendarFile(stored, 'Northwind')).toMatch(/METHOD:CANCEL[\s\S]*SEQUENCE:1[\s\S]*STATUS:CANCELLED/);
    expect((await slotsFor(visitor)).map((one) => one.id)).toContain(slot?.id);
  });

  it('a canceled meeting is said to be, where the transcript went on saying that it was booked', async () => {
    await checkCancel(await aStore());
  });

  it('refuses overlapping hours and keeps the old ones', async () => {
    const { meetings, ada } = await house();
    const spans = [
      { weekday: 1, from: 540, to: 720 },
      { weekday: 1, from: 700, to: 800 },
    ];
    expect(await meetings.setAvailability(ada, { zone: 'Asia/Tokyo', spans })).toMatchObject({ ok: false });
    expect(await meetings.availability(ada)).toMatchObject({ data: { zone: 'Europe/Berlin' } });
  });
});

describe('calendar links', () => {
  const links = createCalendarLinks('https://chat.example', new Uint8Array(32).fill(7));
  const read = (url: string) => {
    const { pathname, searchParams } = new URL(url);
    return [pathname.slice(10, -4), Number(searchParams.get('until')), searchParams.get('sig') ?? ''] as const;
  };

  it('are good for their meeting and until their end only', () => {
    const [id, until, sig] = read(links.url('a', 1000));
    expect(links.verify(id, until, sig, 999)).toBe(true);
    expect(links.verify(id, until, sig, 1000)).toBe(false);
    expect(links.verify('b', until, sig, 0)).toBe(false);
    expect(links.verify(id, until + 1, sig, 0)).toBe(false);
    expect(links.verify(id, until, '', 0)).toBe(false);
  });
});
