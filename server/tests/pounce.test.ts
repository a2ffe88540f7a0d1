import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultPounceSettings } from '../../shared/domain/pounce.ts';
import type { VisitorCard } from '../../shared/domain/visitor.ts';
import type { Core } from '../features/core.ts';
import { createPounces } from '../features/pounce/pounces.ts';
import { defaultSettings } from '../features/settings/settings.ts';
import { aPostgres } from './support/a-postgres.ts';
import { aPerson, aSite, aVisitor } from './support/builders.ts';
import { handTimers } from './support/hand-timers.ts';
import { type PounceHouse, pounceHouses } from './support/pounce-house.ts';

const day = 86_400_000;

const { open, restart } = pounceHouses();

/** A rep and a visitor who has been on the pricing page for long enough. */
const ready = async (house?: PounceHouse) => {
  const at = house ?? (await open());
  const ada = await at.rep('Ada Lind');
  const maria = await at.arrive('maria');
  await at.pass(10_000);
  return { house: at, ada, maria };
};

const refusal = async (answer: Promise<{ ok: boolean; error?: { code: string; detail?: Record<string, string> } }>) => {
  const { ok, error } = await answer;
  if (ok || !error) throw new Error('it was not refused');
  return { code: error.code, ...error.detail };
};

const cardOf = (house: PounceHouse, visitorId: string) => house.visitors.cardOf(visitorId);

describe('a pounce from claim to reply', () => {
  it('is seen by colleagues while it is written, takes no capacity, and tells each receipt once', async () => {
    const { house, ada, maria } = await ready();
    const heard: string[] = [];
    house.core.board.after('pounce.changed', ({ pounce }) => heard.push(pounce.progress.state));
    const claimed = await house.pounces.claim(ada, maria.visitorId);
    if (!claimed.ok) throw new Error('refused');
    expect(cardOf(house, maria.visitorId)?.pounce).toMatchObject({ state: 'writing', by: { name: 'Ada Lind' } });
    expect((await house.messenger.stateOf(maria.visitorId)).pounce).toBeNull();
    const { id } = claimed.data.pounce;
    const clientId = house.core.ids.next();
    const send = () => house.pounces.send(ada, { pounceId: id, clientId, text: '  Hi Maria!  ' });
    expect(await send()).toMatchObject({ ok: true, data: { pounce: { progress: { state: 'sent' } } } });
    // The ack was lost: sent again it is the same pounce.
    expect(await send()).toMatchObject({ ok: true });
    const { pounce } = await house.messenger.stateOf(maria.visitorId);
    expect(pounce).toMatchObject({ id, text: 'Hi Maria!', rep: { name: 'Ada Lind' } });
    await house.pounces.delivered(maria, id);
    await house.pounces.seen(maria, id);
    await house.pounces.seen(maria, id);
    expect(cardOf(house, maria.visitorId)?.pounce).toMatchObject({ state: 'seen' });
    expect((await house.routing.loads())(ada.personId)).toBe(0);

    const conversation = await house.reply(maria, id, 'Yes, about SSO');
    await house.settled();
    expect(conversation).toMatchObject({ phase: 'active', rep: { name: 'Ada Lind' } });
    expect((await house.routing.loads())(ada.personId)).toBe(1);
    const messages = await house.rows('messages');
    expect(messages.map((row) => [row.sender_kind, row.text])).toEqual([
      ['rep', 'Hi Maria!'],
      ['visitor', 'Yes, about SSO'],
    ]);
    expect(await house.rows('conversations')).toMatchObject([{ words: 'Yes, about SSO', rep_id: ada.personId }]);
    expect(await house.rows('work_items')).toMatchObject([{ state: 'assigned', rep_id: ada.personId, outcome: null }]);
    expect(await house.rows('reservations')).toEqual([]);
    const { data } = (await house.pounces.list(ada, maria.visitorId)) as { data: { pounces: unknown[] } };
    expect(data.pounces).toMatchObject([{ progress: { state: 'replied', conversationId: conversation.id } }]);
    expect(cardOf(house, maria.visitorId)).toMatchObject({ pounce: null, pounceBlock: { reason: 'once_per_visit' } });
    expect((await house.messenger.stateOf(maria.visitorId)).pounce).toBeNull();
    expect(heard).toEqual(['writing', 'sent', 'delivered', 'seen', 'replied']);
    const events = (await house.rows('events')).filter((event) => event.stream === `pounce:${id}`);
    expect(events.map((event) => event.type)).toEqual(['writing', 'sent', 'delivered', 'seen', 'replied']);
    expect(events.map((event) => event.data).join()).not.toContain('Maria');
  });

  it('replied to twice under one id is one conversation with each word once', async () => {
    const { house, ada, maria } = await ready();
    const pounce = await house.pounce(ada, maria);
    const clientId = house.core.ids.next();
    const [first, again] = await Promise.all([
      house.reply(maria, pounce.id, 'Yes', clientId),
      house.reply(maria, pounce.id, 'Yes', clientId),
    ]);
    expect(again.id).toBe(first.id);
    expect(await house.rows('messages')).toHaveLength(2);
    expect(await house.rows('work_items')).toHaveLength(1);
  });

  it('replied to becomes the rep’s own even beyond their capacity, and rescinds what no longer fits', async () => {
    const { house, ada, maria } = await ready();
    await house.change({ chatCapacity: 1 });
    const pounce = await house.pounce(ada, maria);
    const ben = await house.arrive('ben', '/');
    const talk = { clientId: house.core.ids.next(), by: { kind: 'choice', choice: 'talk' } as const };
    await house.experiences.start(ben, 'tab', talk);
    expect(await house.rows('reservations')).toMatchObject([{ state: 'pending', sole: 1 }]);
    expect(await house.reply(maria, pounce.id)).toMatchObject({ phase: 'active' });
    expect(await house.rows('reservations')).toMatchObject([{ state: 'rescinded' }]);
    expect((await house.routing.loads())(ada.personId)).toBe(1);
  });

  it('replied to after the rep went asks for whoever is there', async () => {
    const { house, ada, maria } = await ready();
    const pounce = await house.pounce(ada, maria);
    const bela = await house.rep('Bela Novak');
    await house.presence.set(ada, 'offline');
    expect(await house.reply(maria, pounce.id)).toMatchObject({ phase: 'waiting', rep: null });
    expect(await house.rows('reservations')).toMatchObject([{ rep_id: bela.personId, state: 'pending' }]);
    expect(await house.rows('pounces')).toMatchObject([{ state: 'replied' }]);
  });

  it('is never another visitor’s to see, close or answer', async () => {
    const { house, ada, maria } = await ready();
    const pounce = await house.pounce(ada, maria);
    const eve = await house.arrive('eve');
    await house.pounces.seen(eve, pounce.id);
    await house.pounces.closed(eve, pounce.id);
    expect(await house.rows('pounces')).toMatchObject([{ state: 'sent' }]);
    await house.reply(eve, pounce.id, 'Mine now');
    expect((await house.rows('messages')).map((row) => row.text)).toEqual(['Mine now']);
    expect(await house.rows('pounces')).toMatchObject([{ state: 'sent' }]);
  });

  it('reaches a visitor of whom nothing is kept, and keeps nothing of them but what the rep did', async () => {
    const house = await open('ask');
    const { ada, maria } = await ready(house);
    const pounce = await house.pounce(ada, maria);
    expect(await house.rows('visitors')).toEqual([]);
    expect(await house.reply(maria, pounce.id)).toMatchObject({ phase: 'active' });
    expect(await house.rows('visitors')).toHaveLength(1);
  });
});

describe('a claim', () => {
  it('is one rep’s: the other is told who writes', async () => {
    const { house, ada, maria } = await ready();
    const bela = await house.rep('Bela Novak');
    const answers = await Promise.all([
      house.pounces.claim(ada, maria.visitorId),
      house.pounces.claim(bela, maria.visitorId),
      house.pounces.claim(ada, maria.visitorId),
    ]);
    expect(answers.map((answer) => answer.ok)).toEqual([true, false, true]);
    expect(await refusal(house.pounces.claim(bela, maria.visitorId))).toEqual({
      code: 'conflict',
      reason: 'claimed_by_colleague',
      name: 'Ada Lind',
    });
    const [row] = await house.rows('pounces');
    const stolen = { pounceId: row?.id ?? '', clientId: house.core.ids.next(), text: 'Mine' };
    expect(await refusal(house.pounces.send(bela, stolen))).toMatchObject({ code: 'forbidden' });
  });

  it('lapses after a minute without a keystroke, not before, and after a restart just the same', async () => {
    const { house, ada, maria } = await ready();
    await house.pounces.claim(ada, maria.visitorId);
    await house.pass(50_000);
    const [row] = await house.rows('pounces');
    expect(await house.pounces.typing(ada, row?.id ?? '')).toMatchObject({ ok: true });
    await house.pass(55_000);
    expect(await house.rows('pounces')).toMatchObject([{ state: 'writing' }]);
    const after = await restart(house);
    await after.arrive('maria');
    await after.pass(10_000);
    expect(await after.rows('pounces')).toMatchObject([{ state: 'withdrawn', end_reason: 'lapsed' }]);
    // Nothing reached the visitor: it does not count.
    expect(cardOf(after, maria.visitorId)).toMatchObject({ pounce: null, pounceBlock: null });
    const late = { pounceId: row?.id ?? '', clientId: house.core.ids.next(), text: 'Hi' };
    expect(await refusal(after.pounces.send(ada, late))).toEqual({ code: 'conflict', reason: 'lapsed' });
  });

  it('that could not be ended is tried again after a moment, and nothing that was sent is taken for a claim', async () => {
    const { house, ada, maria } = await ready();
    await house.pounce(ada, maria);
    const { store } = house;
    const run = store.run.bind(store);
    let failed = 0;
    store.run = () => {
      failed += 1;
      return Promise.reject(new Error('disk full'));
    };
    // One look at the visits fails, again and again, but not in one breath.
    for (let second = 0; second < 35; second += 1) {
      house.timers.advance(1_000);
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    }
    store.run = run;
    expect(failed).toBeGreaterThan(0);
    expect(failed).toBeLessThan(100);
    await house.pass(2_000);
    await house.presence.set(ada, 'away');
    expect(await house.rows('pounces')).toMatchObject([{ state: 'sent' }]);
  });

  it('is given back by the rep, and by a rep who is gone', async () => {
    const { house, ada, maria } = await ready();
    const claimed = await house.pounces.claim(ada, maria.visitorId);
    if (!claimed.ok) throw new Error('refused');
    await house.pounces.cancel(ada, claimed.data.pounce.id);
    await house.pounces.cancel(ada, claimed.data.pounce.id);
    expect(cardOf(house, maria.visitorId)?.pounce).toBeNull();
    await house.pounces.claim(ada, maria.visitorId);
    await house.presence.set(ada, 'away');
    expect((await house.rows('pounces')).map((row) => row.end_reason)).toEqual(['canceled', 'rep_gone']);
    expect(await refusal(house.pounces.claim(ada, maria.visitorId))).toMatchObject({ reason: 'not_accepting' });
  });

  it('ends when the visitor asks for sales meanwhile', async () => {
    const { house, ada, maria } = await ready();
    await house.pounces.claim(ada, maria.visitorId);
    const talk = { clientId: house.core.ids.next(), by: { kind: 'choice', choice: 'talk' } as const };
    await house.experiences.start(maria, 'tab', talk);
    expect(await house.rows('pounces')).toMatchObject([{ state: 'withdrawn', end_reason: 'talks_already' }]);
    expect(await refusal(house.pounces.claim(ada, maria.visitorId))).toMatchObject({ reason: 'waiting' });
  });
});

describe('etiquette', () => {
  it('waits for ten seconds on the page, and says until when', async () => {
    const house = await open();
    const ada = await house.rep('Ada Lind');
    const maria = await house.arrive('maria');
    const until = String(house.clock.now() + 10_000);
    expect(await refusal(house.pounces.claim(ada, maria.visitorId))).toEqual({
      code: 'conflict',
      reason: 'too_new',
      until,
    });
    await house.pass(10_000);
    expect(await house.pounces.claim(ada, maria.visitorId)).toMatchObject({ ok: true });
  });

  it('is once per visit and twice a week, also after a restart', async () => {
    const { house, ada, maria } = await ready();
    await house.pounce(ada, maria);
    const comeBack = async (at: PounceHouse) => {
      at.visitors.socketClosed(maria, 'tab');
      await at.pass(6 * 60_000);
      await at.arrive('maria');
      await at.pass(10_000);
    };
    await comeBack(house);
    expect(await house.rows('pounces')).toMatchObject([{ state: 'expired', end_reason: 'left' }]);
    await house.pounce(ada, maria);
    expect(await refusal(house.pounces.claim(ada, maria.visitorId))).toMatchObject({ reason: 'claimed_by_colleague' });
    const after = await restart(house);
    await after.presence.socketOpened(ada.personId);
    await after.arrive('maria');
    await comeBack(after);
    const refused = await refusal(after.pounces.claim(ada, maria.visitorId));
    const [first] = await after.rows('pounces');
    expect(refused).toMatchObject({ reason: 'week_limit', until: String((first?.sent_at ?? 0) + 7 * day) });
    await after.change({ pouncePerWeek: 3 });
    expect(cardOf(after, maria.visitorId)?.pounceBlock).toBeNull();
    expect(await after.pounces.claim(ada, maria.visitorId)).toMatchObject({ ok: true });
  });

  it('is silence for seven days once the visitor closed one', async () => {
    const { house, ada, maria } = await ready();
    const pounce = await house.pounce(ada, maria);
    await house.pounces.closed(maria, pounce.id);
    expect((await house.messenger.stateOf(maria.visitorId)).pounce).toBeNull();
    house.visitors.socketClosed(maria, 'tab');
    await house.pass(6 * 60_000);
    await house.arrive('maria');
    await house.pass(10_000);
    const [row] = await house.rows('pounces');
    expect(await refusal(house.pounces.claim(ada, maria.visitorId))).toMatchObject({
      reason: 'closed_before',
      until: String((row?.ended_at ?? 0) + 7 * day),
    });
  });
});

describe('Route for Pounce', () => {
  it('shows and leaves an account to its owner and to managers', async () => {
    const house = await open();
    const ada = await house.rep('Ada Lind');
    const bela = await house.rep('Bela Novak');
    const boss = await house.rep('Chris Boss', 'manager');
    await house.account('acme.example', ada.personId);
    const maria = await house.arrive('maria');
    await house.experiences.giveEmail(maria, 'maria@acme.example');
    const ben = await house.arrive('ben');
    await house.pass(10_000);
    const seen = (actor: typeof ada) => {
      const viewer = house.liveViewers.of(actor);
      return [maria, ben].map(({ visitorId }) => viewer.sees(cardOf(house, visitorId) as VisitorCard));
    };
    expect(seen(bela)).toEqual([true, true]);
    let changes = 0;
    const stop = house.liveViewers.onChange(() => {
      changes += 1;
    });
    await house.change({ routeForPounce: 'owner_else_everybody' });
    expect([seen(ada), seen(bela), seen(boss)]).toEqual([
      [true, true],
      [false, true],
      [true, true],
    ]);
    expect(await refusal(house.pounces.claim(bela, maria.visitorId))).toEqual({
      code: 'forbidden',
      reason: 'not_yours',
    });
    await house.change({ routeForPounce: 'owner_only' });
    expect([seen(ada), seen(bela), seen(boss)]).toEqual([
      [true, false],
      [false, false],
      [true, true],
    ]);
    expect(changes).toBe(2);
    stop();
    expect(await house.pounces.claim(boss, ben.visitorId)).toMatchObject({ ok: true });
  });
});

describe('openers', () => {
  it('speak of the page the visitor is on, and guess no company', async () => {
    const { house, ada, maria } = await ready();
    const lines = await house.openersOf(ada, maria.visitorId);
    expect(lines[0]).toEqual({
      id: 'pricing.1',
      text: 'Hi, Ada here. Shall I work out what this would cost for your team?',
    });
    await house.look(maria, '/security');
    expect((await house.openersOf(ada, maria.visitorId))[0]?.id).toBe('security.1');
  });
});

describe('on PostgreSQL', () => {
  let cluster: Awaited<ReturnType<typeof aPostgres>>;
  beforeAll(async () => {
    cluster = await aPostgres();
  });
  afterAll(() => cluster?.stop());

  it('gives each of 40 visitors to exactly one of 6 reps, who claim through 6 routers at the same time', async () => {
    const { core, another } = await cluster.house();
    const siteId = await aSite(core);
    const visitors = await Promise.all(Array.from({ length: 40 }, () => aVisitor(core, siteId)));
    const reps = await Promise.all(Array.from({ length: 6 }, (_, n) => aPerson(core, `Rep ${n}`)));
    const card = { page: { since: 0 }, activity: 'browsing', connection: 'here', company: null };
    const routers = reps.map(() => {
      const house: Core = { ...core, ...another() };
      return createPounces(house, {
        visitors: {
          cardOf: () => ({ ...card, conversationId: null, pounce: null, pounceBlock: null }) as unknown as VisitorCard,
          recordOf: () => undefined,
          pounced: async () => {},
          etiquetteChanged: () => {},
        },
        presence: { factsOf: async () => ({ status: 'available', named: null }) as never },
        settings: () => ({ ...defaultSettings, ...defaultPounceSettings }),
        timers: handTimers(),
      });
    });
    const won = await Promise.all(
      reps.flatMap((rep, n) =>
        visitors.map(async ({ visitorId }) => (await routers[n]?.claim(rep, visitorId))?.ok === true),
      ),
    );
    expect(won.filter(Boolean)).toHaveLength(visitors.length);
    const rows = await core.store.k.selectFrom('pounces').select(['visitor_id', 'state']).execute();
    expect(new Set(rows.map((row) => row.visitor_id)).size).toBe(visitors.length);
    expect(rows).toHaveLength(visitors.length);
    for (const router of routers) router.stop();
  });
});
