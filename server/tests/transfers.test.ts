import { describe, expect, it } from 'vitest';
import { builtIn, type RoutingPlan } from '../../shared/domain/routing-plan.ts';
import type { Actor, RepActor } from '../features/actor.ts';
import { createConversationReads } from '../features/conversations/conversation-reads.ts';
import { readInbox } from '../features/conversations/inbox-repository.ts';
import { inboxSource } from '../realtime/views/inbox-source.ts';
import { type RoutingHouse, routingHouse } from './support/routing-house.ts';

const note = 'Wants SSO; asked about the annual price.';

/** Ada talks with Maria; Bela and Chen are there. */
const aTalk = async () => {
  const house = await routingHouse();
  const ada = await house.rep('Ada Lind');
  const { conversationId } = await house.ask('Maria');
  await house.routing.accept(ada, (await house.onlyOffer(ada)).id);
  await house.say(ada, conversationId, 'Hello Maria.');
  const bela = await house.rep('Bela Novak');
  const chen = await house.rep('Chen Wu');
  return { house, ada, bela, chen, conversationId };
};

const handTo = (house: RoutingHouse, from: RepActor, conversationId: string, to: RepActor) =>
  house.routing.transfer(from, { conversationId, to: { kind: 'rep', repId: to.personId }, note });

const entriesFor = async (house: RoutingHouse, actor: Actor, conversationId: string) => {
  const opened = await createConversationReads(house.core).open(actor, { conversationId, limit: 100 });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.data.entries;
};

const rowsOf = async (house: RoutingHouse, rep: RepActor) => (await readInbox(house.store.k, rep.personId)).rows;
const withRep = async (house: RoutingHouse, conversationId: string) =>
  (await house.conversation(conversationId)).rep_id;

describe('a transfer', () => {
  it('R10.1 reaches the colleague with its reason and its note; the sender sees it and goes on writing', async () => {
    const { house, ada, bela, conversationId } = await aTalk();
    expect(await handTo(house, ada, conversationId, bela)).toMatchObject({ ok: true });
    expect(await house.onlyOffer(bela)).toMatchObject({
      kind: 'transfer',
      sole: true,
      why: { code: 'transfer', params: { from: 'Ada Lind' } },
      transfer: { from: { name: 'Ada Lind' }, toRep: { name: 'Bela Novak' }, note },
    });
    const [row] = await rowsOf(house, ada);
    expect(row).toMatchObject({ box: 'mine', transfer: { note, until: house.clock.now() + 30_000 } });
    await house.say(ada, conversationId, 'A colleague who knows more joins us in a moment.');
    expect(await withRep(house, conversationId)).toBe(ada.personId);
    expect(await rowsOf(house, bela)).toEqual([]);
  });

  it('R10.2 moves on acceptance, as both sides and the visitor read it', async () => {
    const { house, ada, bela, conversationId } = await aTalk();
    await handTo(house, ada, conversationId, bela);
    const offer = await house.onlyOffer(bela);
    expect(await house.routing.accept(bela, offer.id)).toEqual({ ok: true, data: { conversationId } });
    expect(await house.routing.accept(bela, offer.id)).toEqual({ ok: true, data: { conversationId } });
    expect(await withRep(house, conversationId)).toBe(bela.personId);
    expect(await rowsOf(house, ada)).toEqual([]);
    expect((await rowsOf(house, bela)).map(({ box, greetBy }) => [box, greetBy])).toEqual([['mine', null]]);
    expect((await entriesFor(house, house.visitorOf('Maria'), conversationId)).slice(-2)).toMatchObject([
      { type: 'left', rep: { name: 'Ada Lind' }, moved: { by: { name: 'Ada Lind' }, to: { name: 'Bela Novak' } } },
      { type: 'joined', rep: { name: 'Bela Novak' } },
    ]);
    expect((await house.rows('transfers'))[0]).toMatchObject({ result: 'accepted', ended_at: house.clock.now() });
    await house.pass(120_000);
    expect(await withRep(house, conversationId)).toBe(bela.personId);
    const open = (await house.rows('work_items')).filter((item) => item.state === 'assigned');
    expect(open).toMatchObject([{ kind: 'transfer', rep_id: bela.personId }]);
  });

  it('R10.3 comes back when it is declined or runs out, the sender is told why, and the next one is a new one', async () => {
    const { house, ada, bela, chen, conversationId } = await aTalk();
    await handTo(house, ada, conversationId, bela);
    await house.routing.decline(bela, (await house.onlyOffer(bela)).id);
    await handTo(house, ada, conversationId, chen);
    await house.pass(30_000);
    const news = (await entriesFor(house, ada, conversationId)).flatMap((entry) =>
      entry.type === 'transfer' ? [[entry.news?.ended, entry.news?.toRep?.name, entry.news?.note]] : [],
    );
    expect(news).toEqual([
      [null, 'Bela Novak', note],
      ['declined', 'Bela Novak', note],
      [null, 'Chen Wu', note],
      ['timeout', 'Chen Wu', note],
    ]);
    expect(await withRep(house, conversationId)).toBe(ada.personId);
    expect((await house.presence.of(chen.personId)).status).toBe('available');
  });

  it('R10.10 leaves out of what the visitor gets, and out of the log, what reps say among themselves', async () => {
    const { house, ada, bela, conversationId } = await aTalk();
    await handTo(house, ada, conversationId, bela);
    await house.routing.decline(bela, (await house.onlyOffer(bela)).id);
    const seen = await entriesFor(house, house.visitorOf('Maria'), conversationId);
    expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, n) => n + 1));
    expect(seen.filter(({ type }) => type === 'transfer')).toMatchObject([{ news: null }, { news: null }]);
    expect(JSON.stringify(seen)).not.toContain('Bela');
    expect(JSON.stringify(await house.rows('events'))).not.toContain('SSO');
    const reads = createConversationReads(house.core);
    const visitor = house.visitorOf('Maria');
    const pulled = await reads.pull(visitor, { conversationId, after: 0, limit: 100 });
    const earlier = await reads.history(visitor, { conversationId, before: 1000, limit: 100 });
    for (const answer of [pulled, earlier]) expect(JSON.stringify(answer)).not.toMatch(/SSO|Bela/);
  });

  it('R10.4 is taken back by its sender alone', async () => {
    const { house, ada, bela, conversationId } = await aTalk();
    await handTo(house, ada, conversationId, bela);
    expect(await house.routing.cancelTransfer(bela, conversationId)).toMatchObject({ error: { code: 'forbidden' } });
    expect(await house.routing.cancelTransfer(ada, conversationId)).toEqual({ ok: true, data: {} });
    expect(await house.offersOf(bela.personId)).toEqual([]);
    expect(await house.routing.cancelTransfer(ada, conversationId)).toMatchObject({ error: { code: 'conflict' } });
  });

  it('R10.6 is for the rep who has the conversation, and refused with the reason', async () => {
    const { house, ada, bela, chen, conversationId } = await aTalk();
    expect(await handTo(house, bela, conversationId, chen)).toMatchObject({ error: { code: 'forbidden' } });
    expect(await handTo(house, ada, house.core.ids.next(), chen)).toMatchObject({ error: { code: 'not_found' } });
    await house.presence.set(chen, 'away');
    expect(await handTo(house, ada, conversationId, chen)).toMatchObject({
      error: { code: 'conflict', detail: { reason: 'not_accepting' } },
    });
  });

  it('R10.6 R8.8 says that the queue is closed where it closed in this very moment', async () => {
    const { house, ada, conversationId } = await aTalk();
    const plan = house.plan();
    const [queue] = plan.queues;
    if (!queue) throw new Error('no queue');
    const noon = Math.ceil(house.clock.now() / 86_400_000) * 86_400_000 + 12 * 3_600_000;
    const openings = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 0, to: 720 }));
    const hours = { id: house.core.ids.next(), name: 'Mornings', zone: 'UTC', openings, holidays: [] };
    const mornings = { ...queue, id: house.core.ids.next(), name: 'Mornings', hoursId: hours.id };
    house.clock.advance(noon - 1_000 - house.clock.now());
    await house.replan({ ...plan, hours: [hours], queues: [queue, mornings] });
    // Noon has come, and its timer has not rung yet.
    house.clock.advance(1_000);
    const to = { kind: 'queue' as const, queueId: mornings.id };
    expect(await house.routing.transfer(ada, { conversationId, to, note })).toMatchObject({
      error: { code: 'conflict', detail: { reason: 'queue_closed' } },
    });
  });

  it('R10.7 goes to a queue, whose first to accept has it; a late one is told the winner', async () => {
    const { house, ada, bela, chen, conversationId } = await aTalk();
    expect(await house.routing.queues(ada)).toMatchObject({
      data: { queues: [{ id: builtIn.queueId, available: 2, open: true }] },
    });
    const to = { kind: 'queue' as const, queueId: builtIn.queueId };
    expect(await house.routing.transfer(ada, { conversationId, to, note: '' })).toMatchObject({ ok: true });
    const [first, second] = [await house.onlyOffer(bela), await house.onlyOffer(chen)];
    const answers = await Promise.all([house.routing.accept(bela, first.id), house.routing.accept(chen, second.id)]);
    expect(answers).toMatchObject([{ ok: true }, { error: { code: 'rescinded', detail: { winner: 'Bela Novak' } } }]);
    expect(await withRep(house, conversationId)).toBe(bela.personId);
  });

  it('R10.8 outlives a restart, and the log replays to the same decisions', async () => {
    const { house: before, ada, bela, conversationId } = await aTalk();
    await handTo(before, ada, conversationId, bela);
    const house = await before.restart();
    for (const rep of [ada, bela]) await house.presence.socketOpened(rep.personId);
    await house.lease('Maria', 'here');
    const inbox = await rowsOf(house, ada);
    expect(inbox[0]?.transfer?.toRep?.name).toBe('Bela Novak');
    await house.pass(60_000);
    expect(await withRep(house, conversationId)).toBe(ada.personId);
    expect(await house.offersOf(bela.personId)).toEqual([]);
    expect((await house.replay()).differing).toEqual([]);
  });

  it('R10.5 ends with the conversation, of which nothing more is told', async () => {
    const { house, ada, bela, conversationId } = await aTalk();
    await handTo(house, ada, conversationId, bela);
    await house.close(conversationId);
    expect(await house.offersOf(bela.personId)).toEqual([]);
    expect((await house.entries(conversationId)).at(-1)).toBe('closed');
    expect((await house.rows('transfers'))[0]?.result).toBe('moved');
  });
});

describe('taking a waiting visitor', () => {
  it('R18.15 gives the visitor to one of two who take at the same time, and rescinds what was offered', async () => {
    const house = await routingHouse();
    const ada = await house.rep('Ada Lind');
    const bela = await house.rep('Bela Novak');
    const { conversationId } = await house.ask('Maria');
    const offered = await house.onlyOffer(bela);
    const answers = await Promise.all([
      house.routing.take(ada, conversationId),
      house.routing.take(bela, conversationId),
    ]);
    expect(answers).toMatchObject([
      { ok: true, data: { conversationId } },
      { error: { code: 'conflict', detail: { reason: 'not_waiting' } } },
    ]);
    expect(await house.routing.take(ada, conversationId)).toEqual({ ok: true, data: { conversationId } });
    expect(await house.routing.accept(bela, offered.id)).toMatchObject({
      error: { code: 'rescinded', detail: { winner: 'Ada Lind' } },
    });
    expect(await withRep(house, conversationId)).toBe(ada.personId);
    const accepted = (await house.rows('reservations')).filter(({ state }) => state === 'accepted');
    expect(accepted).toHaveLength(1);
    expect((await house.replay()).differing).toEqual([]);
  });

  it('R18.16 is refused where no seat is free, and offered by the inbox only where one may', async () => {
    const house = await routingHouse({ chatCapacity: 1 });
    const ada = await house.rep('Ada Lind');
    const { conversationId: first } = await house.ask('Maria');
    await house.routing.take(ada, first);
    const { conversationId } = await house.ask('Ben');
    expect((await house.routing.takeable(ada.personId))(conversationId)).toBe(true);
    expect((await house.routing.takeable(ada.personId))(first)).toBe(false);
    expect(await house.routing.take(ada, conversationId)).toMatchObject({
      error: { code: 'conflict', detail: { reason: 'capacity_full' } },
    });
    expect(await house.routing.take(ada, house.core.ids.next())).toMatchObject({ error: { code: 'not_found' } });
  });

  it('R18.16 an inbox that is open hears of it when another plan says who may take whom', async () => {
    const house = await routingHouse();
    const ada = await house.rep('Ada');
    const bela = await house.rep('Bela');
    const by = (repId: string): RoutingPlan => {
      const plan = house.plan();
      const [queue] = plan.queues;
      const [rule] = plan.rules;
      const [target] = rule?.targets ?? [];
      if (!queue || !rule || !target) throw new Error('no plan');
      return {
        ...plan,
        queues: [{ ...queue, members: { kind: 'reps', repIds: [repId] } }],
        rules: [{ ...rule, targets: [{ ...target, strategy: 'manual' }] }],
      };
    };
    await house.replan(by(ada.personId));
    await house.ask('maria');
    const inbox = inboxSource(house.core, { connectionOf: () => 'here' }, house.routing);
    let told = false;
    const stopWatching = inbox.watch(bela, {}, () => {
      told = true;
    });
    expect((await inbox.read(bela, {})).items[0]).toMatchObject({ box: 'waiting', mayTake: false });
    await house.replan(by(bela.personId));
    await house.settled();
    expect(told).toBe(true);
    expect((await inbox.read(bela, {})).items[0]).toMatchObject({ mayTake: true });
    stopWatching();
  });
});
