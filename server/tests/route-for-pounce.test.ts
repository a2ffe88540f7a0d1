import { expect, it } from 'vitest';
import { createSeeVisitor } from '../realtime/rep/see-visitor.ts';
import { pounceHouses } from './support/pounce-house.ts';

const { open } = pounceHouses();

it('*Route for Pounce* keeps the panel of who browses, and what colleagues wrote to them, from whom they are not left to, here or gone', async () => {
  const house = await open();
  const ada = await house.rep('Ada Lind');
  const bela = await house.rep('Bela Novak');
  await house.account('acme.example', ada.personId);
  const maria = await house.arrive('maria');
  await house.experiences.giveEmail(maria, 'maria@acme.example');
  const ben = await house.arrive('ben');
  await house.pass(10_000);
  await house.change({ routeForPounce: 'owner_only' });
  await house.pounce(ada, maria, 'Shall I show you the plans?');
  const panel = createSeeVisitor(house.visitorDetail, house.liveViewers);
  const reads = async (actor: typeof ada, { visitorId }: { visitorId: string }) => {
    const detail = await panel(actor, visitorId);
    const list = await house.pounces.list(actor, visitorId);
    return [detail.ok, list.ok && list.data.pounces.length];
  };
  expect(await reads(ada, maria)).toEqual([true, 1]);
  expect(await reads(bela, maria)).toEqual([false, 0]);
  expect(await reads(bela, ben)).toEqual([false, 0]);
  house.visitors.socketClosed(maria, 'tab');
  await house.pass(400_000);
  expect((await reads(ada, maria))[1]).toBe(1);
  expect((await reads(bela, maria))[1]).toBe(0);
  // Who asks for sales is everybody's to look at.
  await house.experiences.start(ben, 'tab', {
    clientId: house.core.ids.next(),
    by: { kind: 'choice', choice: 'talk' },
  });
  expect((await reads(bela, ben))[0]).toBe(true);
});
