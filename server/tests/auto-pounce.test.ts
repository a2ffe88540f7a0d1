import { describe, expect, it } from 'vitest';
import type { PounceRule } from '../../shared/protocol/rep/pounce.ts';
import { pounceHouses } from './support/pounce-house.ts';

const { open, restart } = pounceHouses();

describe('auto-pounce', () => {
  const rule = (over: Partial<PounceRule> = {}): PounceRule => ({
    id: '0190163d-8694-739b-aea5-966c26f8ad90',
    name: 'Pricing',
    on: true,
    page: { match: 'begins', path: '/pricing' },
    afterS: 40,
    segment: 'everybody',
    inNameOf: 'available',
    text: 'Hi, {rep} here. Questions about plans for {company}?',
    ...over,
  });
  const ruled = async (over: Partial<PounceRule> = {}) => {
    const house = await open();
    const boss = await house.rep('Chris Boss', 'manager');
    await house.presence.set(boss, 'offline');
    await house.pounceRules.set(boss, [rule(over)]);
    return { house, boss };
  };

  it('pounces when the time on the page is reached, in the name of a rep who is told at once', async () => {
    const { house } = await ruled();
    const ada = await house.rep('Ada Lind');
    const told: string[] = [];
    house.core.board.after('pounce.changed', ({ pounce }) => told.push(`${pounce.by} ${pounce.rep.name}`));
    const maria = await house.arrive('maria');
    await house.arrive('ben', '/security');
    await house.pass(35_000);
    expect(await house.rows('pounces')).toEqual([]);
    await house.pass(5_000);
    expect(await house.rows('pounces')).toMatchObject([
      {
        visitor_id: maria.visitorId,
        rep_id: ada.personId,
        made_by: 'rule',
        state: 'sent',
        text: 'Hi, Ada here. Questions about plans for your team?',
      },
    ]);
    expect(told).toEqual(['rule Ada Lind']);
    expect(house.pushed.at(-1)).toMatchObject([maria.visitorId, { pounce: { rep: { name: 'Ada Lind' } } }]);
    await house.look(maria, '/pricing/enterprise');
    await house.pass(60_000);
    expect(await house.rows('pounces')).toHaveLength(1);
  });

  it('does nothing in the name of a rep whose switch is off, and speaks for them once it is on', async () => {
    const { house } = await ruled();
    const ada = await house.rep('Ada Lind');
    await house.pounceRules.setAuto(ada, false);
    await house.arrive('maria');
    await house.pass(60_000);
    expect(await house.rows('pounces')).toEqual([]);
    const after = await restart(house);
    await after.presence.socketOpened(ada.personId);
    await after.arrive('maria');
    await after.pass(60_000);
    expect(await after.rows('pounces')).toEqual([]);
    await after.pounceRules.setAuto(ada, true);
    await after.pass(5_000);
    expect(await after.rows('pounces')).toMatchObject([{ rep_id: ada.personId }]);
  });

  it('speaks for nobody who is away or full, and does so when somebody comes', async () => {
    const { house } = await ruled();
    const ada = await house.rep('Ada Lind');
    await house.presence.set(ada, 'away');
    await house.arrive('maria');
    await house.pass(60_000);
    expect(await house.rows('pounces')).toEqual([]);
    await house.presence.set(ada, 'available');
    await house.pass(5_000);
    expect(await house.rows('pounces')).toHaveLength(1);
  });

  it('leaves alone who left the page, who talks, and whom the etiquette spares', async () => {
    const { house } = await ruled();
    const ada = await house.rep('Ada Lind');
    const maria = await house.arrive('maria');
    const ben = await house.arrive('ben');
    const cleo = await house.arrive('cleo');
    await house.pass(20_000);
    await house.look(maria, '/security');
    const talk = { clientId: house.core.ids.next(), by: { kind: 'choice', choice: 'talk' } as const };
    await house.experiences.start(ben, 'tab', talk);
    await house.pounces.closed(cleo, (await house.pounce(ada, cleo)).id);
    await house.pass(60_000);
    expect((await house.rows('pounces')).filter((row) => row.made_by === 'rule')).toEqual([]);
  });

  it('may be for target accounts in the name of their owner alone', async () => {
    const { house } = await ruled({ segment: 'target', inNameOf: 'owner' });
    const ada = await house.rep('Ada Lind');
    await house.rep('Bela Novak');
    await house.account('acme.example', ada.personId);
    const maria = await house.arrive('maria');
    await house.arrive('ben');
    await house.experiences.giveEmail(maria, 'maria@acme.example');
    await house.presence.set(ada, 'away');
    await house.pass(50_000);
    expect(await house.rows('pounces')).toEqual([]);
    await house.presence.set(ada, 'available');
    await house.pass(5_000);
    expect(await house.rows('pounces')).toMatchObject([
      { visitor_id: maria.visitorId, rep_id: ada.personId, text: 'Hi, Ada here. Questions about plans for acme?' },
    ]);
  });
});
