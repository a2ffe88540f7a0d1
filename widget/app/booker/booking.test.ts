import { expect, it } from 'vitest';
import { createIds } from '../../../shared/client/ids.ts';
import { createManualTime, settled } from '../../../shared/client/tests/manual-time.ts';
import { fail, ok } from '../../../shared/protocol/result.ts';
import type { SlotHold } from '../../../shared/protocol/visitor/slot-hold.ts';
import type { VisitorConnection } from '../presence/presence.ts';
import { createBooking } from './booking.ts';

const at = Date.UTC(2026, 10, 24, 22, 30);
const slot = (id: string, startsAt: number) => ({ id, startsAt, endsAt: startsAt + 1_800_000 });
const rep = { id: '01900000-0000-7000-8000-000000000001', name: 'Ana', photo: null };

function setUp(zone = 'Europe/Berlin', hold: SlotHold | null = null) {
  const asked: { event: string; input: Record<string, unknown> }[] = [];
  const answers: Record<string, () => unknown> = {
    'slot.list': () => ok({ slots: [slot('a', at), slot('b', at + 3_600_000)], rep, repZone: 'Asia/Tokyo' }),
    'slot.hold': () => ok({ hold: { slotId: 'a', until: at - 60_000 } }),
    'slot.release': () => ok({}),
    'meeting.book': () =>
      ok({ meetingId: rep.id, rep, repZone: 'Asia/Tokyo', startsAt: at, endsAt: at + 1_800_000, icsUrl: '/m.ics' }),
  };
  const connection = {
    request: async (event: string, input: Record<string, unknown>) => {
      asked.push({ event, input });
      return answers[event]?.();
    },
  } as unknown as Pick<VisitorConnection, 'request'>;
  const booking = createBooking({
    connection,
    ids: createIds(createManualTime()),
    zone,
    email: 'known@acme.example',
    hold,
  });
  return {
    booking,
    answers,
    asked: () => asked.map(({ event }) => event),
    booked: () => asked.filter(({ event }) => event === 'meeting.book').map(({ input }) => input),
  };
}

it('groups free times by the visitor’s day, not the router’s', async () => {
  const berlin = setUp('Europe/Berlin');
  await berlin.booking.load();
  expect(berlin.booking.getSnapshot().days.map(({ day }) => day)).toEqual(['2026-11-24', '2026-11-25']);
  const lisbon = setUp('Europe/Lisbon');
  await lisbon.booking.load();
  expect(lisbon.booking.getSnapshot().days.map(({ day, slots }) => [day, slots.length])).toEqual([['2026-11-24', 2]]);
});

it('books the chosen time with trimmed words and shows what was booked', async () => {
  const { booking, booked } = setUp();
  await booking.load();
  booking.pickSlot('a');
  booking.setName('  Maria ');
  booking.setEmail(' maria@acme.example ');
  await booking.confirm();
  expect(booked()).toMatchObject([{ slotId: 'a', name: 'Maria', email: 'maria@acme.example', zone: 'Europe/Berlin' }]);
  expect(booking.getSnapshot()).toMatchObject({ step: 'booked', booked: { repZone: 'Asia/Tokyo', icsUrl: '/m.ics' } });
});

it('is ready for another meeting once the router tells of the one that was booked: canceled, it would stand there for ever', async () => {
  const { booking } = setUp();
  await booking.load();
  booking.forget();
  booking.pickSlot('a');
  booking.forget();
  expect(booking.getSnapshot().slot?.id).toBe('a');
  booking.setName('Maria');
  await booking.confirm();
  booking.forget();
  expect(booking.getSnapshot()).toMatchObject({ step: 'choosing', booked: null, slot: null, name: 'Maria' });
});

it('offers a fresh list where somebody was faster, keeps what was typed, and asks under a new id', async () => {
  const { booking, booked, answers } = setUp();
  await booking.load();
  booking.pickSlot('a');
  booking.setName('Maria');
  const book = answers['meeting.book'];
  answers['meeting.book'] = () => fail('slot_taken', 'taken');
  answers['slot.list'] = () => ok({ slots: [slot('b', at + 3_600_000)], rep: null });
  await booking.confirm();
  expect(booking.getSnapshot()).toMatchObject({
    step: 'choosing',
    problem: 'taken',
    slot: null,
    name: 'Maria',
    rep: null,
  });
  expect(booking.getSnapshot().days.flatMap(({ slots }) => slots.map(({ id }) => id))).toEqual(['b']);
  if (book) answers['meeting.book'] = book;
  booking.pickSlot('b');
  expect(booking.getSnapshot().problem).toBeNull();
  await booking.confirm();
  const [first, second] = booked();
  expect(first?.clientId).not.toBe(second?.clientId);
});

it('asks again for the same time under the same id, so that it is booked once', async () => {
  const { booking, booked, answers } = setUp();
  await booking.load();
  booking.pickSlot('a');
  const book = answers['meeting.book'];
  answers['meeting.book'] = () => fail('unavailable', 'no answer');
  await booking.confirm();
  expect(booking.getSnapshot()).toMatchObject({ step: 'choosing', problem: 'failed', slot: { id: 'a' } });
  if (book) answers['meeting.book'] = book;
  await Promise.all([booking.confirm(), booking.confirm()]);
  await settled();
  const ids = booked().map(({ clientId }) => clientId);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

it('says that there is no list where there is none, and keeps an old list where a new one did not come', async () => {
  const { booking, answers } = setUp();
  const list = answers['slot.list'];
  answers['slot.list'] = () => fail('unavailable', 'no answer');
  await booking.load();
  expect(booking.getSnapshot().list).toBe('failed');
  if (list) answers['slot.list'] = list;
  await booking.load();
  expect(booking.getSnapshot().list).toBe('ready');
  answers['slot.list'] = () => fail('unavailable', 'no answer');
  await booking.load();
  expect(booking.getSnapshot()).toMatchObject({ list: 'ready', day: { day: '2026-11-24' } });
});

it('R9.1 has the chosen time held, and offers a fresh list where somebody was faster', async () => {
  const { booking, answers } = setUp();
  await booking.load();
  booking.pickSlot('a');
  await settled();
  expect(booking.getSnapshot()).toMatchObject({ slot: { id: 'a' }, heldUntil: at - 60_000 });
  answers['slot.hold'] = () => fail('slot_taken', 'taken');
  answers['slot.list'] = () => ok({ slots: [slot('b', at + 3_600_000)], rep: null });
  booking.pickSlot('a');
  await settled();
  expect(booking.getSnapshot()).toMatchObject({ slot: null, heldUntil: null, problem: 'taken' });
});

it('R9.3 lets the held time go when the visitor turns away or looks at another day, once', async () => {
  const { booking, asked } = setUp();
  const released = () => asked().filter((event) => event === 'slot.release').length;
  await booking.load();
  booking.leave();
  expect(released()).toBe(0);
  booking.pickSlot('a');
  await settled();
  booking.pickDay('2026-11-25');
  booking.leave();
  expect(released()).toBe(1);
});

it('R9.3 lets a time go that is still being held, and shows no end of a hold that was let go', async () => {
  const { booking, asked } = setUp();
  await booking.load();
  booking.pickSlot('a');
  booking.leave();
  await settled();
  expect(asked().filter((event) => event.startsWith('slot.'))).toEqual(['slot.list', 'slot.hold', 'slot.release']);
  expect(booking.getSnapshot().heldUntil).toBeNull();
});

it('R9.1 does not say of another time that it is held, before it is', async () => {
  const { booking, answers } = setUp();
  answers['slot.list'] = () => ok({ slots: [slot('a', at), slot('c', at + 600_000)], rep });
  await booking.load();
  booking.pickSlot('a');
  await settled();
  answers['slot.hold'] = () => fail('unavailable', 'no answer');
  booking.pickSlot('c');
  await settled();
  expect(booking.getSnapshot()).toMatchObject({ slot: { id: 'c' }, heldUntil: null });
});

it('R9.3 holds nothing more once the meeting is booked', async () => {
  const { booking, asked } = setUp();
  await booking.load();
  booking.pickSlot('a');
  await settled();
  await booking.confirm();
  booking.leave();
  expect(asked()).not.toContain('slot.release');
  expect(booking.getSnapshot().heldUntil).toBeNull();
});

it('books all the same where the time could not be held', async () => {
  const { booking, answers, booked } = setUp();
  answers['slot.hold'] = () => fail('unavailable', 'no answer');
  await booking.load();
  booking.pickSlot('a');
  await settled();
  expect(booking.getSnapshot()).toMatchObject({ slot: { id: 'a' }, heldUntil: null, problem: null });
  await booking.confirm();
  expect(booked()).toHaveLength(1);
});

it('R9.2 goes on with what was held before the page was loaded', async () => {
  const { booking } = setUp('Europe/Berlin', { slotId: 'b', until: at - 30_000 });
  await booking.load();
  expect(booking.getSnapshot()).toMatchObject({
    day: { day: '2026-11-25' },
    slot: { id: 'b' },
    heldUntil: at - 30_000,
  });
});
