import { describe, expect, it } from 'vitest';
import { slotHoldMs } from '../../shared/domain/meeting.ts';
import type { RepActor } from '../features/actor.ts';
import { heldByVisitor } from '../features/meetings/hold-repository.ts';
import { holdOf } from '../features/meetings/slot-holds.ts';
import { routingHouse } from './support/routing-house.ts';

type House = Awaited<ReturnType<typeof routingHouse>>;

const openFor = async (house: House, rep: RepActor) => {
  await house.store.run((tx) => tx.signal('person.created', { personId: rep.personId }));
  return rep;
};

const slotsOf = async (house: House, name: string) => {
  const listed = await house.meetings.slots(house.visitorOf(name), house.clock.now());
  if (!listed.ok) throw new Error('no list');
  return listed.data.slots.map((slot) => slot.id);
};

const firstSlot = async (house: House, name: string) => {
  const [slot] = await slotsOf(house, name);
  if (!slot) throw new Error('no slot');
  return slot;
};

const heldFor = (house: House, name: string) =>
  house.store.run(async (tx) =>
    holdOf(await tx.get(heldByVisitor, { visitorId: house.visitorOf(name).visitorId }), tx.now),
  );

const form = (house: House, slotId: string) => ({
  clientId: house.core.ids.next(),
  slotId,
  name: 'Maria Santos',
  email: 'maria@acme.example',
  zone: 'Europe/Lisbon',
});

/** A visitor waits while the only rep has time for meetings and is not there. */
const aWait = async () => {
  const house = await routingHouse();
  const ada = await openFor(house, await house.rep('Ada'));
  const { conversationId } = await house.ask('Maria');
  return { house, ada, conversationId };
};

describe('holding a slot', () => {
  it('R9.1 keeps the chosen slot from everybody else for two minutes, and shows it to them as taken', async () => {
    const { house } = await aWait();
    await house.ask('Ben');
    const slot = await firstSlot(house, 'Maria');
    const held = await house.holds.hold(house.visitorOf('Maria'), slot);
    expect(held).toEqual({ ok: true, data: { hold: { slotId: slot, until: house.clock.now() + slotHoldMs } } });
    expect(await slotsOf(house, 'Ben')).not.toContain(slot);
    expect(await slotsOf(house, 'Maria')).toContain(slot);
    const late = await house.holds.hold(house.visitorOf('Ben'), slot);
    expect(late).toMatchObject({ ok: false, error: { code: 'slot_taken' } });
    const booked = await house.meetings.book(house.visitorOf('Ben'), form(house, slot));
    expect(booked).toMatchObject({ ok: false, error: { code: 'slot_taken' } });
  });

  it('R9.1 gives one slot to one of twenty who choose it at the same time', async () => {
    const { house } = await aWait();
    const slot = await firstSlot(house, 'Maria');
    const names = Array.from({ length: 20 }, (_, n) => `Visitor ${n}`);
    for (const name of names) await house.ask(name);
    const answers = await Promise.all(names.map((name) => house.holds.hold(house.visitorOf(name), slot)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]))).toEqual(Array(19).fill('slot_taken'));
  });

  it('R9.2 lets the slot go after two minutes, and not a moment before', async () => {
    const { house } = await aWait();
    await house.ask('Ben');
    const slot = await firstSlot(house, 'Maria');
    await house.holds.hold(house.visitorOf('Maria'), slot);
    await house.pass(slotHoldMs - 1);
    expect(await slotsOf(house, 'Ben')).not.toContain(slot);
    await house.pass(1);
    expect(await slotsOf(house, 'Ben')).toContain(slot);
    expect(await house.rows('meetings')).toEqual([]);
  });

  it('R9.2 takes a hold over a restart, and lets go of what ran out meanwhile', async () => {
    const { house } = await aWait();
    const slot = await firstSlot(house, 'Maria');
    await house.holds.hold(house.visitorOf('Maria'), slot);
    const next = await house.restart();
    expect(await heldFor(next, 'Maria')).toMatchObject({ slotId: slot });
    next.clock.advance(slotHoldMs);
    const last = await next.restart();
    expect(await last.rows('meetings')).toEqual([]);
  });

  it('R9.3 holds one slot for a visitor: another one moves it, the same one does not prolong it', async () => {
    const { house } = await aWait();
    const [first = '', second = ''] = await slotsOf(house, 'Maria');
    const maria = house.visitorOf('Maria');
    const begun = await house.holds.hold(maria, first);
    await house.pass(60_000);
    expect(await house.holds.hold(maria, first)).toEqual(begun);
    await house.holds.hold(maria, second);
    expect(await heldFor(house, 'Maria')).toEqual({ slotId: second, until: house.clock.now() + slotHoldMs });
    await house.ask('Ben');
    expect(await slotsOf(house, 'Ben')).toContain(first);
  });

  it('R9.3 lets go where the visitor turns away, leaves, closes the conversation or its rep works here no more', async () => {
    const ways: ((house: House, conversationId: string, ada: RepActor) => Promise<unknown>)[] = [
      (house) => house.holds.release(house.visitorOf('Maria')),
      (house) => house.lease('Maria', 'left'),
      (house, conversationId) => house.close(conversationId),
      (house, _, ada) => house.deactivate(ada),
    ];
    for (const turnAway of ways) {
      const { house, ada, conversationId } = await aWait();
      await house.holds.hold(house.visitorOf('Maria'), await firstSlot(house, 'Maria'));
      expect(await house.rows('meetings')).toHaveLength(1);
      await turnAway(house, conversationId, ada);
      expect(await house.rows('meetings')).toEqual([]);
    }
  });

  it('R9.3 holds nothing for who is in no conversation', async () => {
    const { house } = await aWait();
    const slot = await firstSlot(house, 'Maria');
    await house.close((await house.newConversation('Ben')).conversationId);
    expect(await house.holds.hold(house.visitorOf('Ben'), slot)).toEqual({ ok: true, data: { hold: null } });
  });

  it('R9.4 keeps the place in the queue and the open offers while the visitor chooses', async () => {
    const { house, ada } = await aWait();
    const offer = await house.onlyOffer(ada);
    await house.holds.hold(house.visitorOf('Maria'), await firstSlot(house, 'Maria'));
    expect(await house.onlyOffer(ada)).toEqual(offer);
    expect(await house.routing.accept(ada, offer.id)).toMatchObject({ ok: true });
  });

  it('R9.5 blames no rep who accepted while the visitor chooses; their time to greet begins with the end of the hold', async () => {
    const { house, ada, conversationId } = await aWait();
    await house.holds.hold(house.visitorOf('Maria'), await firstSlot(house, 'Maria'));
    await house.pass(5_000);
    await house.routing.accept(ada, (await house.onlyOffer(ada)).id);
    await house.pass(slotHoldMs - 5_000 + 29_000);
    const item = async () => (await house.rows('work_items')).find((one) => one.conversation_id === conversationId);
    expect(await item()).toMatchObject({ state: 'assigned', rep_id: ada.personId, nudged_at: null });
    await house.pass(1_000);
    expect((await item())?.nudged_at).toBe(house.clock.now());
    await house.pass(30_000);
    expect(await item()).toMatchObject({ state: 'canceled' });
  });

  it('R9.5 asks for the greeting as soon as the visitor chose to chat', async () => {
    const { house, ada, conversationId } = await aWait();
    await house.holds.hold(house.visitorOf('Maria'), await firstSlot(house, 'Maria'));
    await house.routing.accept(ada, (await house.onlyOffer(ada)).id);
    await house.pass(40_000);
    await house.holds.release(house.visitorOf('Maria'));
    await house.pass(29_000);
    const item = async () => (await house.rows('work_items')).find((one) => one.conversation_id === conversationId);
    expect(await item()).toMatchObject({ nudged_at: null });
    await house.pass(1_000);
    expect((await item())?.nudged_at).toBe(house.clock.now());
  });

  it('R9.5 lets no rep wait for longer than one hold, however often the slot is changed', async () => {
    const { house, ada, conversationId } = await aWait();
    const slots = await slotsOf(house, 'Maria');
    await house.routing.accept(ada, (await house.onlyOffer(ada)).id);
    const accepted = house.clock.now();
    for (let n = 0; n < 3; n += 1) {
      await house.holds.hold(house.visitorOf('Maria'), slots[n] ?? '');
      await house.pass(50_000);
    }
    const [item] = (await house.rows('work_items')).filter((one) => one.conversation_id === conversationId);
    expect(item?.hold_until).toBe(accepted + slotHoldMs);
  });

  it('R9.6 books what was held, and the conversation a rep took meanwhile goes on', async () => {
    const { house, ada, conversationId } = await aWait();
    const slot = await firstSlot(house, 'Maria');
    await house.holds.hold(house.visitorOf('Maria'), slot);
    await house.routing.accept(ada, (await house.onlyOffer(ada)).id);
    const booked = await house.meetings.book(house.visitorOf('Maria'), form(house, slot));
    expect(booked).toMatchObject({ ok: true });
    expect(await heldFor(house, 'Maria')).toBeNull();
    expect(await house.conversation(conversationId)).toMatchObject({ phase: 'active', rep_id: ada.personId });
    await house.say(ada, conversationId, 'Good that you booked. Anything before that?');
    const outcomes = (await house.rows('work_items')).flatMap((one) => one.outcome ?? []);
    expect(outcomes).toEqual(['meeting_booker']);
  });

  it('R9.6 a visitor who books what was held while they wait has one outcome', async () => {
    const { house, conversationId } = await aWait();
    const slot = await firstSlot(house, 'Maria');
    await house.holds.hold(house.visitorOf('Maria'), slot);
    expect(await house.meetings.book(house.visitorOf('Maria'), form(house, slot))).toMatchObject({ ok: true });
    const items = (await house.rows('work_items')).filter((one) => one.conversation_id === conversationId);
    expect(items).toMatchObject([{ state: 'canceled', outcome: 'meeting_booker', outcome_reason: 'chose_to_book' }]);
  });

  it('R9.1 is no meeting in anybody’s list', async () => {
    const { house, ada } = await aWait();
    await house.holds.hold(house.visitorOf('Maria'), await firstSlot(house, 'Maria'));
    expect(await house.meetings.list(ada.personId, 0)).toEqual([]);
    expect(await house.meetings.next(house.visitorOf('Maria').visitorId, 0)).toBeNull();
  });
});
