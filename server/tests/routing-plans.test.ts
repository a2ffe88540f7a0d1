import { expect, it } from 'vitest';
import { aPlan, aQueue } from './support/plans.ts';
import { routingHouse } from './support/routing-house.ts';

/** A rep with room for one talks with Maria, and Noah waits. */
const full = async () => {
  const house = await routingHouse({ chatCapacity: 1 });
  const ada = await house.rep('Ada');
  const maria = await house.ask('Maria');
  const offer = await house.onlyOffer(ada);
  await house.routing.accept(ada, offer.id);
  await house.say(ada, maria.conversationId, 'Hello');
  return { house, ada, maria };
};

it('R21 gives a silent visitor’s place away, and back when they write; the claim counts the same', async () => {
  const { house, ada, maria } = await full();
  await house.pass(200_000);
  await house.say(house.visitorOf('Maria'), maria.conversationId, 'One moment');
  await house.say(ada, maria.conversationId, 'Sure');
  await house.pass(200_000);
  // They wrote in between, and no message had to say so to the engine.
  expect((await house.rows('work_items'))[0]?.dormant_at).toBeNull();
  await house.pass(100_000);
  expect((await house.rows('work_items'))[0]?.dormant_at).not.toBeNull();
  await house.ask('Noah');
  const { id } = await house.onlyOffer(ada);
  expect(await house.routing.accept(ada, id)).toMatchObject({ ok: true });
  expect((await house.routing.loads())(ada.personId)).toBe(1);
  await house.say(house.visitorOf('Maria'), maria.conversationId, 'Here I am');
  expect((await house.routing.loads())(ada.personId)).toBe(2);
  await house.ask('Olga');
  expect(await house.offersOf(ada.personId)).toEqual([]);
  expect(await house.replay()).toMatchObject({ differing: [] });
});

it('R21 takes nobody for silent who waits for an answer', async () => {
  const { house, maria } = await full();
  await house.pass(1_000);
  await house.say(house.visitorOf('Maria'), maria.conversationId, 'And the price?');
  await house.pass(900_000);
  expect((await house.rows('work_items'))[0]?.dormant_at).toBeNull();
});

it('R18 R20 goes by the plan, and takes turns over a restart', async () => {
  const house = await routingHouse();
  const reps = [await house.rep('Ada'), await house.rep('Bela'), await house.rep('Chen')];
  const ids = reps.map(({ personId }) => personId).sort();
  const [first = '', second = ''] = ids;
  const targets = [{ id: 'two', queueId: 'two', strategy: 'round_robin' as const }];
  await house.replan(aPlan({ targets, queues: [aQueue('two', [first, second])] }));
  const offered = async (in_: typeof house, name: string): Promise<string> => {
    await in_.ask(name);
    const open = (await in_.rows('reservations')).filter(({ state }) => state === 'pending');
    return open.at(-1)?.rep_id ?? 'nobody';
  };
  expect([await offered(house, 'Maria'), await offered(house, 'Noah')]).toEqual([first, second]);
  expect(await offered(house, 'Olga')).toBe(first);
  const next = await house.restart();
  for (const rep of reps) await next.presence.socketOpened(rep.personId);
  expect(await offered(next, 'Pia')).toBe(second);
  expect(await next.rows('routing_turns')).toHaveLength(2);
  expect(await next.replay()).toMatchObject({ differing: [] });
});
