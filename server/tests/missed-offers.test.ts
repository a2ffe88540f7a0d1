import { expect, it } from 'vitest';
import { routingHouse } from './support/routing-house.ts';

it('R3.2 R4.4 R4.6 the owner is offered first and misses, the broadcast is accepted, a second miss is Away, the last one stays', async () => {
  const house = await routingHouse({ chatOfferTimeoutS: 10 });
  const [ada, ben, cleo] = [await house.rep('Ada Lind'), await house.rep('Ben Okoro'), await house.rep('Cleo Marsh')];
  const statusOf = async (repId: string) => (await house.presence.of(repId)).status;
  const acceptAndGreet = async (): Promise<void> => {
    const { id, conversationId } = await house.onlyOffer(ben);
    await house.routing.accept(ben, id);
    await house.say(ben, conversationId, 'Hello!');
  };

  await house.ask('maria', { ownerId: ada.personId });
  expect(await house.onlyOffer(ada)).toMatchObject({ sole: true });
  expect(await house.offersOf(ben.personId)).toEqual([]);
  await house.pass(10_000);
  expect(await house.offersOf(ada.personId)).toEqual([]);
  expect(await house.offersOf(cleo.personId)).toHaveLength(1);
  await acceptAndGreet();
  expect(await house.offersOf(cleo.personId)).toEqual([]);
  expect(await statusOf(ada.personId)).toBe('available');

  await house.ask('kenji', { ownerId: ada.personId });
  await house.pass(10_000);
  expect(await statusOf(ada.personId)).toBe('away_missed');
  expect(house.told).toContainEqual({ repId: ada.personId, reason: 'missed_offers' });
  await acceptAndGreet();
  await house.presence.set(ada, 'available');

  // Nobody else is left: however often Ada misses now, she stays, and the managers are told.
  for (const rep of [ben, cleo]) await house.presence.set(rep, 'away');
  await house.ask('noah');
  await house.pass(40_000);
  expect(await statusOf(ada.personId)).toBe('available');
  expect((await house.rows('presence')).find(({ rep_id }) => rep_id === ada.personId)?.misses_in_a_row).toBeGreaterThan(
    1,
  );
  expect((await house.events()).some(({ data }) => data.includes('"do":"alert"'))).toBe(true);
  expect((await house.replay()).differing).toEqual([]);
});
