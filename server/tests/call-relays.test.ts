import { expect, it } from 'vitest';
import { routingHouse } from './support/routing-house.ts';

it('a relay is named to those in a call and to those who may begin one, and to nobody else who opens the website', async () => {
  const house = await routingHouse();
  const { ids } = house.core;
  const [ada, bela] = [await house.rep('Ada Lind'), await house.rep('Bela Novak')];
  const { conversationId } = await house.ask('maria');
  const maria = house.visitorOf('maria');
  const callId = ids.next();
  const named = async (...asked: Parameters<typeof house.calls.ice>) => {
    const answer = await house.calls.ice(...asked);
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.data.iceServers.map(({ username }) => username?.replace(/^\d+:/, ''));
  };
  // Nobody talks yet: the visitor waits.
  expect([await named(maria, conversationId), await named(ada, conversationId)]).toEqual([[], []]);
  await house.routing.accept(ada, (await house.onlyOffer(ada)).id);
  // By the name a relay counts their places: it is none of their own choice.
  expect([await named(maria, conversationId), await named(ada, conversationId)]).toEqual([
    [conversationId],
    [conversationId],
  ]);
  await house.ask('kenji');
  expect([await named(house.visitorOf('kenji'), conversationId), await named(bela, conversationId)]).toEqual([[], []]);
  expect([await named(maria, ids.next()), await named(maria)]).toEqual([[], []]);
  await house.calls.start(ada, { conversationId, callId, seat: ids.next() });
  expect([await named(maria), await named(ada, conversationId)]).toEqual([[callId], [callId]]);
});
