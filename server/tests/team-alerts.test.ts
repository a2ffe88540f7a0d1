import { describe, expect, it } from 'vitest';
import type { RepActor } from '../features/actor.ts';
import { alertsSource, followUpsSource } from '../realtime/views/team-source.ts';

import { teamHouse } from './support/team-house.ts';

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
