import { describe, expect, it } from 'vitest';
import type { RepActor } from '../features/actor.ts';
import { readEntries } from '../features/conversations/entries-repository.ts';
import { teamSource } from '../realtime/views/team-source.ts';

import { chatting, teamHouse } from './support/team-house.ts';

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
    // With whom a colleague talks everybody may know: anybody may read it.
    expect(colleague.map(({ talks, offers, because, misses }) => [talks.length, offers, because, misses])).toEqual([
      [1, [], null, 0],
      [0, [], null, 0],
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
