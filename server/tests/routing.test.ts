import { describe, expect, it } from 'vitest';
import type { RepActor, VisitorActor } from '../features/actor.ts';
import { inboxSource } from '../realtime/views/inbox-source.ts';
import { aPerson } from './support/builders.ts';
import { repOffersOf, routingHouse } from './support/routing-house.ts';

describe('routing on a real store', () => {
  it('R1 gives the visitor to the first who accepts; the other is answered rescinded with the winner’s name', async () => {
    const house = await routingHouse();
    const [ada, bela] = [await house.rep('Ada Lind'), await house.rep('Bela Novak')];
    const { conversationId } = await house.ask('maria');
    const adas = await house.onlyOffer(ada);
    const belas = await house.onlyOffer(bela);
    expect(adas).toMatchObject({ sole: false, why: { code: 'first_available' }, words: 'Is there a free trial?' });
    const answers = await Promise.all([
      house.routing.accept(ada, adas.id),
      house.routing.accept(bela, belas.id),
      house.routing.accept(ada, adas.id),
    ]);
    expect(answers).toEqual([
      { ok: true, data: { conversationId } },
      { ok: false, error: { code: 'rescinded', message: expect.any(String), detail: { winner: 'Ada Lind' } } },
      { ok: true, data: { conversationId } },
    ]);
    expect(await house.conversation(conversationId)).toMatchObject({ phase: 'active', rep_id: ada.personId });
    expect(await house.offersOf(bela.personId)).toEqual([]);
  });

  it('R1 refuses an offer of somebody else and one that never was', async () => {
    const house = await routingHouse();
    const [ada, bela] = [await house.rep('Ada Lind'), await house.rep('Bela Novak', 'away')];
    await house.ask('maria');
    const offer = await house.onlyOffer(ada);
    expect(await house.routing.accept(bela, offer.id)).toMatchObject({ error: { code: 'forbidden' } });
    expect(await house.routing.decline(bela, offer.id)).toMatchObject({ error: { code: 'forbidden' } });
    const nothing = house.core.ids.next();
    expect(await house.routing.accept(ada, nothing)).toMatchObject({ error: { code: 'not_found' } });
    expect(await house.routing.decline(ada, nothing)).toMatchObject({ error: { code: 'not_found' } });
    expect(await house.onlyOffer(ada)).toEqual(offer);
  });

  it('R4 lets a colleague have what a rep declined; declining twice is no error', async () => {
    const house = await routingHouse();
    const [ada, bela] = [await house.rep('Ada Lind'), await house.rep('Bela Novak')];
    await house.ask('maria');
    const offer = await house.onlyOffer(ada);
    expect(await house.routing.decline(ada, offer.id)).toEqual({ ok: true, data: {} });
    expect(await house.routing.decline(ada, offer.id)).toEqual({ ok: true, data: {} });
    expect(await house.offersOf(ada.personId)).toEqual([]);
    expect((await house.onlyOffer(bela)).visitor.id).toBe(house.visitorOf('maria').visitorId);
  });

  it('R3 puts the account’s owner first and tells why', async () => {
    const house = await routingHouse();
    const [ada, bela] = [await house.rep('Ada Lind'), await house.rep('Bela Novak')];
    await house.ask('maria', { ownerId: bela.personId });
    expect(await house.offersOf(ada.personId)).toEqual([]);
    expect(await house.onlyOffer(bela)).toMatchObject({
      sole: true,
      why: { code: 'owner', params: { company: 'Acme' } },
    });
    await house.pass(15_000);
    expect((await house.onlyOffer(ada)).sole).toBe(false);
  });

  it('R3 shows the booker at once where nobody is there, without a wait in between', async () => {
    const house = await routingHouse();
    const { conversationId } = await house.ask('maria');
    expect(await house.conversation(conversationId)).toMatchObject({ phase: 'overflow' });
    expect(await house.entries(conversationId)).toEqual(['message', 'booker_shown']);
    const ada = await house.rep('Ada Lind');
    await house.routing.accept(ada, (await house.onlyOffer(ada)).id);
    expect(await house.conversation(conversationId)).toMatchObject({ phase: 'active', rep_id: ada.personId });
  });

  it('R13 R15 nudges, then takes the visitor on to a colleague, and writes one outcome', async () => {
    const house = await routingHouse();
    const [ada, bela] = [await house.rep('Ada Lind'), await house.rep('Bela Novak')];
    const { conversationId } = await house.ask('maria');
    await house.routing.accept(ada, (await house.onlyOffer(ada)).id);
    await house.pass(60_000);
    expect(await house.entries(conversationId)).toEqual(['message', 'waiting', 'joined', 'left', 'waiting']);
    await house.routing.accept(bela, (await house.onlyOffer(bela)).id);
    await house.pass(5_000);
    await house.say(bela, conversationId, 'Yes, thirty days.');
    await house.say(ada, conversationId, 'Sorry!').catch(() => {});
    await house.say(bela, conversationId, 'Shall I set one up?');
    const items = await house.rows('work_items');
    expect(items.map((item) => [item.state, item.outcome, item.outcome_rep_id, item.waited_ms])).toEqual([
      ['canceled', null, null, null],
      ['assigned', 'conversation', bela.personId, 65_000],
    ]);
    expect(items[1]?.continues_id).toBe(items[0]?.id);
    await house.close(conversationId);
    expect((await house.rows('work_items'))[1]?.state).toBe('wrapping');
    await house.pass(30_000);
    expect((await house.rows('work_items'))[1]?.state).toBe('completed');
  });

  it('R13 shows the silent rep in their inbox until when they can greet, and nobody else', async () => {
    const house = await routingHouse();
    const [ada, bela] = [await house.rep('Ada Lind'), await house.rep('Bela Novak')];
    const asked = house.clock.now();
    const { conversationId } = await house.ask('maria');
    await house.pass(5_000);
    await house.routing.accept(ada, (await house.onlyOffer(ada)).id);
    const accepted = house.clock.now();
    const inbox = inboxSource(house.core, { connectionOf: () => 'here' }, house.routing);
    let told = 0;
    const stopWatching = inbox.watch(ada, {}, () => {
      told += 1;
    });
    const rowOf = async (rep: RepActor) => (await inbox.read(rep, {})).items[0];
    expect(await rowOf(ada)).toMatchObject({ box: 'mine', waitingSince: asked, greetBy: null });
    told = 0;
    await house.pass(30_000);
    expect(told).toBeGreaterThan(0);
    expect(await rowOf(ada)).toMatchObject({ waitingSince: asked, greetBy: accepted + 60_000 });
    expect(await rowOf(bela)).toBeUndefined();
    await house.say(ada, conversationId, 'Hello!');
    expect(await rowOf(ada)).toMatchObject({ waitingSince: null, greetBy: null });
    stopWatching();
  });

  it('R6 offers open chats anew when a rep is lost, and keeps them for one who is only away', async () => {
    const house = await routingHouse();
    const ada = await house.rep('Ada Lind');
    const { conversationId } = await house.ask('maria');
    await house.routing.accept(ada, (await house.onlyOffer(ada)).id);
    await house.say(ada, conversationId, 'Hello!');
    const bela = await house.rep('Bela Novak');
    await house.presence.set(ada, 'away');
    await house.pass(600_000);
    expect(await house.offersOf(bela.personId)).toEqual([]);
    await house.say(house.visitorOf('maria'), conversationId, 'Are you there?');
    await house.pass(90_000);
    await house.routing.accept(bela, (await house.onlyOffer(bela)).id);
    await house.say(bela, conversationId, 'I am.');
    await house.presence.set(ada, 'available');
    await house.presence.socketClosed(bela.personId);
    await house.pass(69_999);
    expect(await house.offersOf(ada.personId)).toEqual([]);
    await house.pass(1);
    expect(await house.onlyOffer(ada)).toMatchObject({ conversationId });
    expect((await house.rows('work_items')).filter((item) => item.outcome !== null)).toHaveLength(1);
  });

  it('R6.9 takes an offer back from a locked computer at once, gives it to a colleague, and replays it alike', async () => {
    const house = await routingHouse();
    const [ada, bela] = [await house.rep('Ada Lind'), await house.rep('Bela Novak', 'away')];
    const { conversationId } = await house.ask('maria');
    expect(await house.onlyOffer(ada)).toMatchObject({ conversationId });
    await house.presence.machine(ada, 'desk', 'locked');
    expect(await house.offersOf(ada.personId)).toEqual([]);
    await house.presence.set(bela, 'available');
    expect(await house.onlyOffer(bela)).toMatchObject({ conversationId });
    await house.presence.machine(bela, 'desk', 'suspended');
    await house.presence.machine(ada, 'desk', 'unlocked');
    expect(await house.onlyOffer(ada)).toMatchObject({ conversationId });
    expect(await house.offersOf(bela.personId)).toEqual([]);
    expect((await house.replay()).differing).toEqual([]);
  });

  it('R6 counts a message that was unanswered before the rep went', async () => {
    const house = await routingHouse();
    const ada = await house.rep('Ada Lind');
    const { conversationId } = await house.ask('maria');
    await house.routing.accept(ada, (await house.onlyOffer(ada)).id);
    await house.say(ada, conversationId, 'Hello!');
    await house.say(house.visitorOf('maria'), conversationId, 'Are you there?');
    const bela = await house.rep('Bela Novak');
    await house.presence.set(ada, 'offline');
    await house.pass(90_000);
    expect(await house.onlyOffer(bela)).toMatchObject({ conversationId });
  });

  it('R7 closes the conversation of a visitor who left while waiting', async () => {
    const house = await routingHouse();
    const ada = await house.rep('Ada Lind');
    const { conversationId } = await house.ask('maria');
    await house.lease('maria', 'stepped_away');
    expect(await house.offersOf(ada.personId)).toHaveLength(1);
    await house.lease('maria', 'left');
    expect(await house.offersOf(ada.personId)).toEqual([]);
    expect(await house.conversation(conversationId)).toMatchObject({ phase: 'closed', close_reason: 'visitor_left' });
    expect(await house.rows('work_items')).toMatchObject([{ outcome: 'missed', outcome_rep_id: ada.personId }]);
  });

  it('R15 writes chose_to_book for who booked while waiting', async () => {
    const house = await routingHouse();
    await house.rep('Ada Lind');
    const { conversationId } = await house.ask('maria');
    await house.pass(20_000);
    await house.store.run((tx) => house.routing.booked(tx, conversationId));
    expect(await house.rows('work_items')).toMatchObject([
      { state: 'canceled', outcome: 'meeting_booker', outcome_reason: 'chose_to_book', waited_ms: 20_000 },
    ]);
  });

  it('R4 sends a rep away who missed two visitors alone, and forgives when they choose a status again', async () => {
    const house = await routingHouse({ chatCapacity: 1 });
    const [ada, bela] = [await house.rep('Ada Lind'), await house.rep('Bela Novak', 'away')];
    await house.ask('noah');
    await house.routing.accept(ada, (await house.onlyOffer(ada)).id);
    await house.presence.set(bela, 'available');
    await house.ask('maria');
    await house.pass(30_000);
    await house.say(ada, (await house.rows('conversations'))[0]?.id ?? '', 'Hello Noah');
    await house.pass(35_000);
    expect(await house.presence.of(bela.personId)).toMatchObject({ status: 'away_missed' });
    expect(house.told).toContainEqual({ repId: bela.personId, reason: 'missed_offers' });
    await house.presence.set(bela, 'available');
    expect(await house.rows('presence')).toContainEqual(
      expect.objectContaining({ rep_id: bela.personId, status: 'available', misses_in_a_row: 0 }),
    );
  });

  it('hands the chats of a deactivated person over', async () => {
    const house = await routingHouse();
    const ada = await house.rep('Ada Lind');
    const { conversationId } = await house.ask('maria');
    await house.routing.accept(ada, (await house.onlyOffer(ada)).id);
    const bela = await house.rep('Bela Novak');
    await house.deactivate(ada);
    expect(await house.onlyOffer(bela)).toMatchObject({ conversationId });
    expect(await house.conversation(conversationId)).toMatchObject({ rep_id: null, phase: 'waiting' });
  });

  it('hears changed settings at once', async () => {
    const house = await routingHouse({ chatCapacity: 1 });
    const ada = await house.rep('Ada Lind');
    await house.ask('maria');
    await house.ask('noah');
    expect(await house.offersOf(ada.personId)).toHaveLength(1);
    await house.change({ chatCapacity: 2 });
    expect(await house.offersOf(ada.personId)).toHaveLength(2);
  });

  it('brings the visitor’s own words to the card while it is open', async () => {
    const house = await routingHouse();
    const ada = await house.rep('Ada Lind');
    const { conversationId } = await house.ask('maria', { words: '' });
    expect((await house.onlyOffer(ada)).words).toBe('');
    let dirty = 0;
    const stop = repOffersOf(house).watch(ada, {}, () => {
      dirty += 1;
    });
    await house.say(house.visitorOf('maria'), conversationId, 'Do you ship to Norway?');
    stop();
    expect(dirty).toBeGreaterThan(0);
    expect((await house.onlyOffer(ada)).words).toBe('Do you ship to Norway?');
  });
});

describe('routing that is cut short', () => {
  it('R7 goes on after a kill: every offer, timer and place as before, leases counted from the start', async () => {
    const before = await routingHouse();
    const [ada, bela] = [await before.rep('Ada Lind'), await before.rep('Bela Novak')];
    const { conversationId } = await before.ask('maria');
    await before.pass(10_000);
    await before.routing.accept(ada, (await before.onlyOffer(ada)).id);
    await before.ask('noah', { ownerId: bela.personId });
    await before.pass(3_000);
    const offers = await before.rows('reservations');
    const after = await before.restart();
    expect(await after.rows('reservations')).toEqual(offers);
    await after.presence.socketOpened(ada.personId);
    await after.presence.socketOpened(bela.personId);
    await after.lease('noah', 'here');
    await after.pass(12_000);
    expect(await after.offersOf(ada.personId)).toHaveLength(1);
    await after.pass(45_000);
    expect(await after.conversation(conversationId)).toMatchObject({ rep_id: null, phase: 'waiting' });
    await after.lease('maria', 'here');
    expect((await after.offersOf(bela.personId)).map((offer) => offer.conversationId)).toContain(conversationId);
  });

  it('R7 takes a rep for lost ten seconds after a start without their console', async () => {
    const before = await routingHouse();
    const ada = await before.rep('Ada Lind');
    await before.ask('maria');
    const after = await before.restart();
    await after.pass(9_999);
    expect(await after.offersOf(ada.personId)).toHaveLength(1);
    await after.pass(1);
    expect(await after.offersOf(ada.personId)).toEqual([]);
  });

  it('R12 replays the trace of a visitor who asked after a start, where a rep had joined and never come', async () => {
    const before = await routingHouse();
    await before.rep('Ada Lind');
    await aPerson(before.core, 'Bela Novak');
    const after = await before.restart();
    await after.ask('maria');
    expect((await after.replay()).differing).toEqual([]);
  });

  it('R12 throws memory away with a command that is rolled back, and decides as if it had never been', async () => {
    const house = await routingHouse();
    const ada = await house.rep('Ada Lind');
    await house.ask('maria');
    const offer = await house.onlyOffer(ada);
    const log = await house.events();
    const noah = await house.newConversation('noah');
    await expect(
      house.store.run(async (tx) => {
        await house.routing.ask(tx, noah);
        throw new Error('bug');
      }),
    ).rejects.toThrow('bug');
    expect(await house.events()).toEqual(log);
    expect(await house.onlyOffer(ada)).toEqual(offer);
    await house.routing.accept(ada, offer.id);
    await house.pass(30_000);
    expect((await house.rows('work_items'))[0]).toMatchObject({ state: 'assigned', nudged_at: house.clock.now() });
  });

  it('R4 remembers a miss when memory is made anew, and needs nobody to tell it again', async () => {
    const house = await routingHouse({ chatCapacity: 1 });
    const [ada, bela] = [await house.rep('Ada Lind'), await house.rep('Bela Novak', 'away')];
    await house.ask('noah');
    await house.routing.accept(ada, (await house.onlyOffer(ada)).id);
    await house.presence.set(bela, 'available');
    await house.ask('maria');
    await house.say(ada, (await house.rows('conversations'))[0]?.id ?? '', 'Hello Noah');
    await house.pass(35_000);
    const heardOfReps = async () => (await house.events()).filter((event) => event.type === 'rep').length;
    const before = await heardOfReps();
    const olga = await house.newConversation('olga');
    await house.store
      .run(async (tx) => {
        await house.routing.ask(tx, olga);
        throw new Error('bug');
      })
      .catch(() => {});
    await house.pass(0);
    expect(await heardOfReps()).toBe(before);
    await house.pass(30_000);
    expect(await house.presence.of(bela.personId)).toMatchObject({ status: 'away_missed' });
    expect((await house.replay()).differing).toEqual([]);
  });

  it('R7 does not lose a lease or a status that came in a command that was rolled back', async () => {
    const house = await routingHouse();
    const ada = await house.rep('Ada Lind');
    await house.ask('maria');
    await house.ask('noah');
    await house.store
      .run(async (tx) => {
        await house.routing.visitorLease(tx, house.visitorOf('maria').visitorId, 'left');
        throw new Error('bug');
      })
      .catch(() => {});
    await house.pass(0);
    expect((await house.offersOf(ada.personId)).map((offer) => offer.visitor.id)).toEqual([
      house.visitorOf('noah').visitorId,
    ]);
  });

  it('R12 decides the same when its log is replayed', async () => {
    const house = await routingHouse();
    const reps: RepActor[] = [];
    for (const name of ['Ada Lind', 'Bela Novak', 'Chen Wu']) reps.push(await house.rep(name));
    const visitors: VisitorActor[] = [];
    for (const name of ['maria', 'noah', 'olga', 'pia']) {
      await house.ask(name, name === 'noah' ? { ownerId: reps[1]?.personId ?? null } : {});
      visitors.push(house.visitorOf(name));
      await house.pass(7_000);
    }
    for (const rep of reps) {
      const [offer] = await house.offersOf(rep.personId);
      if (offer) await house.routing.accept(rep, offer.id);
      await house.pass(20_000);
    }
    await house.presence.set(reps[0] as RepActor, 'away');
    await house.pass(120_000);
    const { steps, differing } = await house.replay();
    expect(steps).toBeGreaterThan(15);
    expect(differing).toEqual([]);
  });

  it('keeps ids and facts in its log, never a name, an address or a word', async () => {
    const house = await routingHouse();
    const ada = await house.rep('Ada Lind');
    const { conversationId } = await house.ask('maria');
    await house.routing.accept(ada, (await house.onlyOffer(ada)).id);
    await house.say(ada, conversationId, 'Hello!');
    const text = JSON.stringify(await house.events());
    for (const secret of ['Ada', 'example.com', 'free trial', 'Hello', 'Acme']) expect(text).not.toContain(secret);
  });
});
