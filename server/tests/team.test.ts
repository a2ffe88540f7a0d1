import { describe, expect, it } from 'vitest';
import type { RepActor } from '../features/actor.ts';
import { readEntries } from '../features/conversations/entries-repository.ts';
import { createAlerts } from '../features/team/alerts.ts';
import { createFollowUps } from '../features/team/follow-ups.ts';
import { createTeam } from '../features/team/team.ts';
import { alertsSource, followUpsSource, teamSource } from '../realtime/views/team-source.ts';
import { aPerson } from './support/builders.ts';
import { type RoutingHouse, routingHouse } from './support/routing-house.ts';

/** Routing with the team's services on top. */
const teamHouse = async (over: Parameters<typeof routingHouse>[0] = {}, { demo = false } = {}) => {
  const house = await routingHouse(over);
  const { core, presence, routing, timers } = house;
  const followUps = createFollowUps(core);
  const team = createTeam(core, { presence, routing });
  const alerts = createAlerts(core, {
    presence,
    missesBeforeAway: () => house.settings().missesBeforeAway,
    demo,
    timers,
  });
  const marta = await aPerson(core, 'Marta Berg', 'manager');
  const watchAlerts = () => {
    let told = 0;
    const stop = alerts.watch(() => {
      told += 1;
    });
    return { told: () => told, stop, read: () => alerts.read() };
  };
  return { ...house, followUps, team, alerts, marta, watchAlerts };
};

const chatting = async (house: RoutingHouse, rep: RepActor, name = 'maria'): Promise<string> => {
  const { conversationId } = await house.ask(name);
  await house.routing.accept(rep, (await house.onlyOffer(rep)).id);
  await house.say(rep, conversationId, 'Hello!');
  return conversationId;
};

describe('giving a conversation to another rep', () => {
  it('R16 tells both sides in words, keeps every message, and writes no second outcome', async () => {
    const house = await teamHouse();
    const ada = await house.rep('Ada Lind');
    const conversationId = await chatting(house, ada);
    const bela = await house.rep('Bela Novak');
    const moved = await house.routing.reassign(house.marta, { conversationId, repId: bela.personId });
    expect(moved).toEqual({ ok: true, data: { conversationId } });
    await house.say(bela, conversationId, 'I have your question.');
    const entries = await readEntries(house.store.k, conversationId, { limit: 50 });
    const types = entries.map(({ type }) => type).join(' ');
    expect(types).toBe('message waiting joined message left joined message');
    expect(entries[4]).toMatchObject({
      rep: { name: 'Ada Lind' },
      moved: { by: { name: 'Marta Berg' }, to: { name: 'Bela Novak' } },
    });
    expect(entries[5]).toMatchObject({ rep: { name: 'Bela Novak' }, by: { name: 'Marta Berg' } });
    const items = await house.rows('work_items');
    expect(items[0]).toMatchObject({ state: 'canceled', rep_id: ada.personId, outcome: 'conversation' });
    expect(items.slice(1)).toMatchObject([{ state: 'assigned', rep_id: bela.personId, outcome: null }]);
    expect((await house.rows('audit')).at(-1)).toMatchObject({
      action: 'conversation.reassign',
      actor_id: house.marta.personId,
    });
    expect((await house.replay()).differing).toEqual([]);
  });

  it('R16.2 refuses a full rep, and changes nothing', async () => {
    const house = await teamHouse({ chatCapacity: 1 });
    const ada = await house.rep('Ada Lind');
    const first = await chatting(house, ada);
    const bela = await house.rep('Bela Novak');
    await chatting(house, bela, 'noah');
    const before = await house.rows('work_items');
    expect(await house.routing.reassign(house.marta, { conversationId: first, repId: bela.personId })).toMatchObject({
      ok: false,
      error: { code: 'conflict', detail: { reason: 'capacity_full' } },
    });
    expect(await house.rows('work_items')).toEqual(before);
  });

  it('R16 gives a visitor to one rep only, however accepting, closing and declining race with it', async () => {
    const house = await teamHouse({ chatCapacity: 2 });
    const reps = [await house.rep('Ada Lind'), await house.rep('Bela Novak'), await house.rep('Chen Wu')] as const;
    for (let round = 0; round < 12; round += 1) {
      const { conversationId } = await house.ask(`visitor ${round}`);
      const offers = await Promise.all(
        reps.map(async (rep) => ({ rep, offer: (await house.offersOf(rep.personId))[0] })),
      );
      const target = reps[round % 3] ?? reps[0];
      await Promise.all([
        ...offers.map(({ rep, offer }, n) => {
          if (!offer) return null;
          return n === round % 2 ? house.routing.decline(rep, offer.id) : house.routing.accept(rep, offer.id);
        }),
        house.routing.reassign(house.marta, { conversationId, repId: target.personId }),
        round % 4 === 3 ? house.close(conversationId) : null,
        house.routing.reassign(house.marta, { conversationId, repId: (reps[(round + 1) % 3] ?? reps[0]).personId }),
      ]);
      const open = (await house.rows('work_items')).filter(
        (item) => item.conversation_id === conversationId && ['pending', 'reserved', 'assigned'].includes(item.state),
      );
      expect(open.length).toBeLessThanOrEqual(1);
      const row = await house.conversation(conversationId);
      if (open[0]) expect(row.rep_id).toBe(open[0].rep_id);
      await house.close(conversationId);
      await house.pass(31_000);
    }
    const held = (await house.rows('work_items')).filter(({ state }) => state === 'assigned' || state === 'wrapping');
    expect(held).toEqual([]);
    expect((await house.replay()).differing).toEqual([]);
  });

  it('R1.2 answers an acceptance that comes after it with the name of who has the visitor', async () => {
    const house = await teamHouse();
    const [ada, bela] = [await house.rep('Ada Lind'), await house.rep('Bela Novak')];
    const { conversationId } = await house.ask('maria');
    const offer = await house.onlyOffer(ada);
    await house.routing.reassign(house.marta, { conversationId, repId: bela.personId });
    expect(await house.routing.accept(ada, offer.id)).toMatchObject({
      ok: false,
      error: { code: 'rescinded', detail: { winner: 'Bela Novak' } },
    });
  });
});

describe('a status set by a manager', () => {
  it('says who set it and why, in the view, in the spans and in the audit log', async () => {
    const house = await teamHouse();
    const ada = await house.rep('Ada Lind');
    const set = await house.presence.setFor(house.marta, { repId: ada.personId, status: 'away', note: 'Lunch' });
    expect(set).toMatchObject({ ok: true, data: { presence: { status: 'away' } } });
    expect(house.told.at(-1)).toEqual({ repId: ada.personId, reason: 'manager' });
    const source = teamSource(house.core, house.team);
    const seen = async (actor: RepActor) => (await source.read(actor, {})).items.find(({ id }) => id === ada.personId);
    expect(await seen(house.marta)).toMatchObject({
      because: { reason: 'manager', by: { name: 'Marta Berg' }, note: 'Lunch' },
    });
    expect(await seen(ada)).toMatchObject({ because: null, presence: { status: 'away' } });
    const day = await house.team.timeline({ day: '2026-11-22', zone: 'Europe/Berlin' });
    const spans = day.ok ? day.data.rows.find(({ id }) => id === ada.personId)?.spans : [];
    expect(spans?.map(({ status, reason, setBy, note }) => [status, reason, setBy?.name ?? null, note])).toEqual([
      ['offline', 'reconnected', null, null],
      ['available', 'chosen', 'Ada Lind', null],
      ['away', 'manager', 'Marta Berg', 'Lunch'],
    ]);
    expect((await house.rows('audit')).at(-1)).toMatchObject({
      action: 'presence.set_for',
      facts: JSON.stringify({ from: 'available', to: 'away' }),
    });
    expect(
      await house.presence.setFor(house.marta, { repId: house.core.ids.next(), status: 'away', note: '' }),
    ).toMatchObject({
      error: { code: 'not_found' },
    });
  });

  it('keeps the reason over a restart', async () => {
    const house = await teamHouse();
    const ada = await house.rep('Ada Lind');
    await house.presence.setFor(house.marta, { repId: ada.personId, status: 'away', note: '' });
    const again = await house.restart();
    expect(again.presence.becauseOf(ada.personId)).toMatchObject({ reason: 'manager', setBy: house.marta.personId });
  });

  it('is drawn for the day of the reader’s calendar only', async () => {
    const house = await teamHouse();
    const ada = await house.rep('Ada Lind');
    const spansOn = async (day: string) => {
      const answer = await house.team.timeline({ day, zone: 'Asia/Tokyo' });
      if (!answer.ok) throw new Error(answer.error.message);
      const { from, to, rows } = answer.data;
      expect(to - from).toBe(86_400_000);
      return rows.find(({ id }) => id === ada.personId)?.spans.length;
    };
    expect([await spansOn('2026-11-21'), await spansOn('2026-11-22'), await spansOn('2026-11-23')]).toEqual([0, 2, 1]);
  });
});

describe('the team view', () => {
  it('shows on what everybody is, what they are offered, and who waits', async () => {
    const house = await teamHouse();
    const ada = await house.rep('Ada Lind');
    const conversationId = await chatting(house, ada);
    const asked = house.clock.now();
    await house.ask('noah');
    const { items, summary } = await house.team.read();
    expect(summary).toEqual({
      team: 1,
      available: 1,
      waiting: 1,
      longestWaitingSince: asked,
      nobodySince: null,
    });
    expect(items.find(({ id }) => id === ada.personId)).toMatchObject({
      load: 2,
      capacity: 3,
      talks: [{ conversationId, state: 'running' }],
      offers: [{ sole: true, expiresAt: asked + 30_000 }],
    });
    expect(await house.team.waiting()).toMatchObject([
      {
        since: asked,
        words: 'Is there a free trial?',
        offers: [{ rep: { name: 'Ada Lind' }, expiresAt: asked + 30_000 }],
      },
    ]);
    const colleague = (await teamSource(house.core, house.team).read(ada, {})).items;
    expect(colleague.map(({ talks, offers }) => [talks, offers])).toEqual([
      [[], []],
      [[], []],
    ]);
  });

  it('says since when nobody is available', async () => {
    const house = await teamHouse();
    const ada = await house.rep('Ada Lind');
    await house.pass(5_000);
    await house.presence.set(ada, 'away');
    const since = house.clock.now();
    await house.pass(60_000);
    expect((await house.team.read()).summary).toMatchObject({ available: 0, nobodySince: since });
  });
});

describe('alerts', () => {
  it('tell of a target account that waits for 20 s when it does, and no more when a rep has it', async () => {
    const house = await teamHouse();
    const ada = await house.rep('Ada Lind');
    const watching = house.watchAlerts();
    const since = house.clock.now();
    await house.ask('maria', { ownerId: ada.personId });
    await house.pass(500);
    expect(await watching.read()).toEqual([]);
    const before = watching.told();
    await house.pass(19_500);
    expect(watching.told()).toBeGreaterThan(before);
    const [alert, ...more] = await watching.read();
    expect(more).toEqual([]);
    expect(alert).toMatchObject({ kind: 'target_waits', since, visitor: { company: { name: 'Acme' } } });
    expect(await watching.read()).toEqual([alert]);
    await house.routing.accept(ada, (await house.onlyOffer(ada)).id);
    expect(await watching.read()).toEqual([]);
  });

  it('R4.6 tell of a rep who was sent away, and of the last one who could not be', async () => {
    const house = await teamHouse({ missesBeforeAway: 1 });
    const ada = await house.rep('Ada Lind');
    await house.ask('maria');
    await house.pass(30_000);
    expect(await house.alerts.read()).toMatchObject([
      { kind: 'last_rep_missed', person: { name: 'Ada Lind' }, misses: 1 },
    ]);
    const bela = await house.rep('Bela Novak', 'away');
    await house.presence.set(bela, 'available');
    expect(await house.alerts.read()).toEqual([]);
    await house.presence.set(bela, 'away');
    await house.presence.set(ada, 'available');
    expect(await house.alerts.read()).toEqual([]);
    await house.store.run((tx) => house.presence.setBySystem(tx, ada.personId, 'away_missed', 'missed_offers'));
    expect(await house.alerts.read()).toMatchObject([{ kind: 'missed_twice', person: { name: 'Ada Lind' } }]);
  });

  it.each([
    { demo: false, who: 'those who wait in earnest alone' },
    { demo: true, who: 'everybody, for a demo has nobody else' },
  ])('tell of $who', async ({ demo }) => {
    const house = await teamHouse({ chatOfferTimeoutS: 10 }, { demo });
    const ada = await house.rep('Ada Lind');
    await house.rep('Bela Novak');
    const { personId: ownerId } = ada;
    const practised = demo ? [expect.objectContaining({ visitor: expect.objectContaining({ practice: true }) })] : [];
    await house.ask('a robot', { ownerId });
    await house.practise('a robot');
    await house.pass(20_000);
    expect(await house.alerts.read()).toEqual(practised);
    await house.lease('a robot', 'left');
    await house.ask('maria', { ownerId });
    await house.pass(10_000);
    await house.lease('maria', 'left');
    const wasSentAway = await house.alerts.read();
    if (demo) expect(wasSentAway).toMatchObject([{ kind: 'missed_twice', person: { name: 'Ada Lind' }, misses: 2 }]);
    else expect(wasSentAway).toEqual([]);
    await house.presence.set(ada, 'available');
    for (const name of ['noah', 'olga']) {
      await house.ask(name, { ownerId });
      await house.pass(10_000);
      await house.lease(name, 'left');
    }
    expect(await house.alerts.read()).toMatchObject([{ kind: 'missed_twice', misses: 2 }]);
    house.alerts.stop();
  });

  it('tell in somebody’s hours that nobody is available, and find it out when the hours begin', async () => {
    const house = await teamHouse();
    const ada = await house.rep('Ada Lind', 'away');
    // Half past ten in Berlin on a Sunday; the clock stands at ten.
    const row = { rep_id: ada.personId, weekday: 7, from_min: 630, to_min: 720 };
    await house.store.k.insertInto('availability').values(row).execute();
    const watching = house.watchAlerts();
    expect(await watching.read()).toEqual([]);
    await house.pass(30 * 60_000);
    expect(watching.told()).toBeGreaterThan(0);
    expect(await watching.read()).toMatchObject([{ kind: 'nobody_available', since: house.clock.now() }]);
    await house.presence.set(ada, 'available');
    expect(await watching.read()).toEqual([]);
    watching.stop();
  });

  it('are nobody’s but the managers’', async () => {
    const house = await teamHouse({ missesBeforeAway: 1 });
    const ada = await house.rep('Ada Lind');
    await house.ask('maria');
    await house.pass(30_000);
    const source = alertsSource(house.alerts);
    expect((await source.read(house.marta, {})).items).toHaveLength(1);
    expect((await source.read(ada, {})).items).toEqual([]);
  });
});

describe('missed visitors', () => {
  const missed = async (house: Awaited<ReturnType<typeof teamHouse>>, name: string, ownerId: string | null = null) => {
    await house.ask(name, { ownerId });
    await house.pass(35_000);
    await house.lease(name, 'left');
    await house.settled();
  };
  const listed = async (
    house: Awaited<ReturnType<typeof teamHouse>>,
    actor: RepActor,
    whose: 'mine' | 'all' = 'all',
  ) => {
    const answer = await house.followUps.list(actor, { whose, state: 'all', limit: 50 });
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.data.items;
  };

  it('are attributed to a rep only where the offer was theirs alone, and belong to the account’s owner', async () => {
    const house = await teamHouse();
    const ada = await house.rep('Ada Lind');
    await missed(house, 'maria');
    const bela = await house.rep('Bela Novak');
    await missed(house, 'noah', bela.personId);
    await missed(house, 'olga');
    expect(
      (await listed(house, house.marta)).map(({ rep, followUp }) => [rep?.name ?? null, followUp.owner?.name ?? null]),
    ).toEqual([
      [null, null],
      [null, 'Bela Novak'],
      ['Ada Lind', 'Ada Lind'],
    ]);
    const [latest] = await listed(house, house.marta);
    expect(latest).toMatchObject({
      words: 'Is there a free trial?',
      offered: 2,
      unanswered: 2,
      declined: 0,
      waitedMs: 35_000,
    });
    expect(await listed(house, ada, 'mine')).toHaveLength(1);
    expect(await house.followUps.list(ada, { whose: 'all', state: 'all', limit: 50 })).toMatchObject({
      error: { code: 'forbidden' },
    });
  });

  it('say who was somebody to practise on', async () => {
    const house = await teamHouse();
    await house.rep('Ada Lind');
    await missed(house, 'maria');
    await missed(house, 'a robot');
    await house.practise('a robot');
    expect((await listed(house, house.marta)).map(({ visitor }) => visitor.practice)).toEqual([true, undefined]);
  });

  it('are nobody’s again when their owner is deactivated, also of whoever leaves after that', async () => {
    const house = await teamHouse();
    const ada = await house.rep('Ada Lind');
    await missed(house, 'maria');
    expect((await listed(house, house.marta))[0]?.followUp.owner?.name).toBe('Ada Lind');
    await house.ask('noah');
    await house.deactivate(ada);
    expect((await listed(house, house.marta))[0]?.followUp).toMatchObject({ owner: null, state: 'open' });
    expect((await followUpsSource(house.core, house.followUps).read(house.marta, {})).summary.unowned).toBe(1);
    await house.lease('noah', 'left');
    expect((await listed(house, house.marta)).map(({ followUp }) => followUp.owner)).toEqual([null, null]);
  });

  it('come page by page, newest first, none twice', async () => {
    const house = await teamHouse();
    await house.rep('Ada Lind');
    for (const name of ['a', 'b', 'c', 'd', 'e']) await missed(house, name);
    const seen: string[] = [];
    let before: { at: number; id: string } | undefined;
    for (let more = true; more; ) {
      const page = await house.followUps.list(house.marta, { whose: 'all', state: 'open', before, limit: 2 });
      if (!page.ok) throw new Error(page.error.message);
      seen.push(...page.data.items.map(({ id }) => id));
      more = page.data.more;
      const last = page.data.items.at(-1);
      before = last && { at: last.at, id: last.id };
    }
    expect([seen.length, new Set(seen).size]).toEqual([5, 5]);
    expect(seen).toEqual([...seen].sort().reverse());
  });

  it('get an owner from a manager and a follow-up from the owner, who alone may set it', async () => {
    const house = await teamHouse();
    const ada = await house.rep('Ada Lind');
    const bela = await house.rep('Bela Novak');
    await missed(house, 'maria');
    const [one] = await listed(house, house.marta);
    const id = one?.id ?? '';
    const source = followUpsSource(house.core, house.followUps);
    let told = 0;
    source.watch(bela, {}, () => {
      told += 1;
    });
    expect(await house.followUps.assign(house.marta, { id, ownerId: bela.personId })).toMatchObject({
      data: { followUp: { owner: { name: 'Bela Novak' }, state: 'open' } },
    });
    expect(told).toBe(1);
    expect(await source.read(bela, {})).toMatchObject({ items: [{ id }], summary: { mine: 1, all: 0, unowned: 0 } });
    expect((await source.read(house.marta, {})).summary).toEqual({ mine: 0, all: 1, unowned: 0 });
    expect(await house.followUps.set(ada, { id, state: 'done', note: 'Mine' })).toMatchObject({
      error: { code: 'forbidden' },
    });
    expect(await house.followUps.set(bela, { id, state: 'done', note: 'Called back' })).toMatchObject({
      data: { followUp: { state: 'done', note: 'Called back', doneBy: { name: 'Bela Novak' } } },
    });
    expect((await source.read(bela, {})).items).toEqual([]);
    expect(await house.followUps.set(bela, { id, state: 'open', note: '' })).toMatchObject({
      data: { followUp: { state: 'open', doneAt: null, doneBy: null } },
    });
    expect(await house.followUps.assign(house.marta, { id, ownerId: house.core.ids.next() })).toMatchObject({
      error: { code: 'not_found' },
    });
    expect(
      await house.followUps.set(house.marta, { id: house.core.ids.next(), state: 'done', note: '' }),
    ).toMatchObject({
      error: { code: 'not_found' },
    });
  });
});
