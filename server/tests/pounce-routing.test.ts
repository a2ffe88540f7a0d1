import { expect, it } from 'vitest';
import { type RoutingHouse, routingHouse } from './support/routing-house.ts';

const reply = async (house: RoutingHouse, visitor: string, repId: string, ownerId: string | null = null) => {
  const begun = await house.newConversation(visitor, { ownerId });
  await house.store.run((tx) => house.routing.pounceReplied(tx, { ...begun, repId }));
  return begun.conversationId;
};

it('R17.1 R17.2 gives the reply to the rep beyond their capacity, as begun and without an outcome, and replays', async () => {
  const house = await routingHouse({ chatCapacity: 1 });
  const ada = await house.rep('Ada Lind');
  const first = await reply(house, 'maria', ada.personId);
  const second = await reply(house, 'kenji', ada.personId);
  for (const id of [first, second]) {
    expect(await house.conversation(id)).toMatchObject({ phase: 'active', rep_id: ada.personId });
  }
  expect((await house.routing.loads())(ada.personId)).toBe(2);
  // Longer than a silent rep would be left with an accepted visitor.
  await house.pass(90_000);
  const after = await house.restart();
  await after.presence.socketOpened(ada.personId);
  await after.lease('maria', 'here');
  await after.pass(15_000);
  expect(await after.conversation(first)).toMatchObject({ phase: 'active', rep_id: ada.personId });
  // With both going on, nobody else is offered to them.
  await after.ask('lena');
  expect(await after.offersOf(ada.personId)).toEqual([]);
  await after.close(first);
  await after.close(second);
  await after.pass(31_000);
  expect(await after.offersOf(ada.personId)).toHaveLength(1);
  const items = await after.rows('work_items');
  expect(items.slice(0, 2)).toMatchObject([
    { state: 'completed', outcome: null },
    { state: 'completed', outcome: null },
  ]);
  expect((await after.replay()).differing).toEqual([]);
  await after.stop();
});

it('R17.3 lets the visitor ask the account’s owner first where the rep has gone', async () => {
  const house = await routingHouse();
  const [ada, bela, cleo] = [
    await house.rep('Ada Lind', 'away'),
    await house.rep('Bela Novak'),
    await house.rep('Cleo'),
  ];
  const conversationId = await reply(house, 'maria', ada.personId, bela.personId);
  expect(await house.conversation(conversationId)).toMatchObject({ phase: 'waiting', rep_id: null });
  expect(await house.onlyOffer(bela)).toMatchObject({ why: { code: 'owner' } });
  expect(await house.offersOf(cleo.personId)).toEqual([]);
  expect((await house.replay()).differing).toEqual([]);
  await house.stop();
});
