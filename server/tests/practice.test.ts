import { afterEach, describe, expect, it, vi } from 'vitest';
import type { VisitorCard } from '../../shared/domain/visitor.ts';
import type { RepContract } from '../../shared/protocol/rep/contract.ts';
import { type CastMember, firstMinuteCast, northwindCast } from '../features/demo/northwind-cast.ts';
import { Figures } from '../practice/figures.ts';
import { createOpenLine } from '../practice/line.ts';
import { planWith } from '../practice/plan-visit.ts';
import { createPracticeSite } from '../practice/practice-site.ts';
import { runningTime } from '../practice/practice-time.ts';
import type { Step, VisitPlan } from '../practice/visit-plan.ts';
import { smallTalkOf } from '../practice/words/small-talk-of.ts';
import { type Booted, bootApp } from './boot.ts';
import { repSocket, type TestSocket } from './support/sockets.ts';
import { hire } from './support/staff.ts';

const practiceKey = 'the key of the practice visitors';
/** The visitors' minutes pass in seconds; the router's clock is the wall's. */
const speed = 20;
const patience = { timeout: 15_000, interval: 50 };
const { miguel } = firstMinuteCast;

const ends: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A demo router with the demo's site and its visitors' company, and a way to bring visitors. */
const aHouse = async ({ key = practiceKey, demo = true } = {}) => {
  const router = await bootApp({ practiceKey, demo });
  ends.push(router.close);
  const { core, services } = router.app;
  const { store } = core;
  const site = await store.run((tx) =>
    services.sites.add(tx, { name: 'Northwind', origins: [router.url], consent: 'implied' }, null),
  );
  if (!site.ok) throw new Error(site.error.message);
  await services.siteDirectory.settled();
  const rep = await hire(router.app, 'Ada Lind');
  const accountId = core.ids.next();
  await store.k
    .insertInto('accounts')
    .values({
      id: accountId,
      name: 'Acme Components',
      domain: 'acme.example',
      kind: 'prospect',
      target: 1,
      owner_id: rep.id,
      created_at: 1,
    })
    .execute();
  const figures = new Figures();
  const door = { routerUrl: router.url, origin: router.url, siteKey: site.data.key, hostOrigin: router.url, key };
  const { time, stop } = runningTime(Date.now(), speed);
  const visitors = createPracticeSite({ time, openLine: createOpenLine(door, figures), hostOrigin: router.url });
  ends.push(stop, visitors.clear);
  const floor = (): readonly VisitorCard[] => {
    const { items } = services.visitors.floor.window({
      scope: 'all',
      order: 'priority',
      search: '',
      grouped: false,
      limit: 200,
      filter: { sites: [], pages: [], countries: [], campaigns: [], accounts: [], owners: [], visits: 'any' },
    });
    return items;
  };
  const arrive = (member: CastMember, steps: Step[], over: Partial<VisitPlan> = {}) =>
    visitors.arrive(planWith(member, 1, steps, over));
  const signIn = async (): Promise<TestSocket<RepContract>> => {
    const actor = { kind: 'rep', personId: rep.id, role: 'rep', sessionId: core.ids.next() } as const;
    const socket = await repSocket(router, actor);
    await socket.request('presence.set', { status: 'available' });
    ends.push(socket.close);
    return socket;
  };
  return { router, rep, floor, arrive, visitors, figures, signIn };
};

const look = (page: 'home' | 'pricing' | 'security', at = 0): Step => ({ do: 'look', page, at });

const textsOf = async ({ app }: Booted): Promise<string[]> =>
  (await app.core.store.k.selectFrom('messages').select('text').orderBy('id').execute()).flatMap(
    ({ text }) => text ?? [],
  );

describe('a practice visitor', () => {
  it('is on the floor as a real one, with a badge: page, source, language, zone, place', async () => {
    const { router, floor, arrive } = await aHouse();
    const [member] = northwindCast;
    if (!member) throw new Error('an empty cast');
    arrive(member, [look('pricing'), look('security', 20_000)]);
    await vi.waitFor(() => expect(floor()[0]?.page?.path).toBe('/demo/security/'), patience);
    const { where } = member;
    expect(floor()).toMatchObject([
      {
        practice: true,
        locale: where.locale,
        zone: where.zone,
        country: where.country,
        city: where.city,
        source: { kind: 'paid', label: 'heads-of-logistics' },
        company: null,
        connection: 'here',
      },
    ]);
    const rows = await router.app.core.store.k.selectFrom('visitors').select(['practice', 'country']).execute();
    expect(rows).toEqual([{ practice: 1, country: where.country }]);
  });

  it('without the key is nobody special: no badge, no claimed place', async () => {
    const { floor, arrive } = await aHouse({ key: 'not the key of this router' });
    arrive(miguel, [look('pricing')]);
    await vi.waitFor(() => expect(floor()).toHaveLength(1), patience);
    expect(floor()).toMatchObject([{ practice: false, country: null, city: null }]);
  });

  it('asks, answers what is really asked, gives the e-mail address, thanks and goes', async () => {
    const { router, rep, floor, arrive, signIn } = await aHouse();
    const socket = await signIn();
    await socket.request('view.open', { viewId: router.app.core.ids.next(), view: 'offers', params: {} });
    const talk = smallTalkOf('en');
    const topic = { question: 'Do you integrate with SAP EWM?', next: ['Who does the mapping?'] };
    arrive(miguel, [look('pricing'), { do: 'ask', when: 'if_reps', at: 2_000 }], { topic, talk });
    const { put } = await socket.heard('view.delta', ({ put }) => put.length > 0);
    expect(put[0]).toMatchObject({ words: topic.question });
    const accepted = await socket.request('offer.accept', { reservationId: put[0].id });
    if (!accepted.ok) throw new Error(accepted.error.message);
    const { conversationId } = accepted.data;
    const say = (text: string) =>
      socket.request('conversation.send', { conversationId, clientId: router.app.core.ids.next(), text });

    await say('Yes, since 2021.');
    await vi.waitFor(async () => expect(await textsOf(router)).toContain('Who does the mapping?'), patience);
    await say('We do. What is your e-mail address?');
    await vi.waitFor(() => expect(floor()[0]?.email).toBe(miguel.who.email), patience);
    expect(floor()[0]).toMatchObject({ company: { name: 'Acme Components', owner: { id: rep.id } } });
    await say('Thank you.');
    await vi.waitFor(
      async () => expect((await textsOf(router)).some((text) => talk.thanks.includes(text))).toBe(true),
      patience,
    );
    await say('Have a good day!');
    await vi.waitFor(() => expect(floor()[0]?.connection ?? 'left').not.toBe('here'), patience);
    const [row] = await router.app.core.store.k.selectFrom('conversations').select(['phase', 'close_reason']).execute();
    expect(row).toMatchObject({ phase: 'closed', close_reason: 'visitor' });
  });

  it('who is pounced sees it and answers', async () => {
    const { router, floor, arrive, signIn } = await aHouse();
    const { services, core } = router.app;
    await core.store.run((tx) => services.settings.put(tx, { ...services.settings.current(), pounceAfterS: 0 }, null));
    const socket = await signIn();
    arrive(miguel, [look('pricing')], { pounce: 'answers' });
    await vi.waitFor(() => expect(floor()).toHaveLength(1), patience);
    const visitorId = floor()[0]?.id ?? '';
    const claimed = await socket.request('pounce.claim', { visitorId });
    if (!claimed.ok) throw new Error(claimed.error.message);
    const pounceId = claimed.data.pounce.id;
    const text = 'Shall I go through the plans with you?';
    expect(await socket.request('pounce.send', { pounceId, clientId: core.ids.next(), text })).toMatchObject({
      ok: true,
    });
    await vi.waitFor(() => expect(floor()[0]?.activity).toBe('chatting'), patience);
    const progress = await socket.request('pounce.list', { visitorId });
    expect(JSON.stringify(progress)).toContain('"replied"');
  });

  it('books where nobody is there, and leaves', async () => {
    const { router, floor, arrive } = await aHouse();
    const { services, core } = router.app;
    const [person] = await core.store.k.selectFrom('people').select('id').execute();
    const actor = { kind: 'rep', personId: person?.id ?? '', role: 'rep', sessionId: core.ids.next() } as const;
    const spans = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 0, to: 1440 }));
    await services.meetings.setAvailability(actor, { zone: 'Europe/Berlin', spans });
    arrive(firstMinuteCast.mette, [look('home'), { do: 'book', at: 2_000 }]);
    const booked = () => core.store.k.selectFrom('meetings').select(['guest_name', 'guest_email']).execute();
    await vi.waitFor(async () => expect(await booked()).toHaveLength(1), patience);
    expect(await booked()).toEqual([{ guest_name: 'Mette Kjær', guest_email: 'mette.kjaer@kattegatlys.example' }]);
    await vi.waitFor(() => expect(floor()[0]?.connection ?? 'left').not.toBe('here'), patience);
  });
});

describe('the switch', () => {
  it('off, they are gone at once, also where they had only stepped away', async () => {
    const { router, rep, floor, arrive, visitors } = await aHouse();
    const { practice } = router.app.services;
    arrive(miguel, [look('pricing')]);
    await vi.waitFor(() => expect(floor()).toHaveLength(1), patience);
    visitors.clear();
    await vi.waitFor(() => expect(floor()[0]?.connection).toBe('stepped_away'), patience);
    const actor = { kind: 'rep', personId: rep.id, role: 'rep', sessionId: router.app.core.ids.next() } as const;
    expect(await practice.set(actor, false)).toEqual({ ok: true, data: { on: false } });
    expect(practice.isOn()).toBe(false);
    await vi.waitFor(() => expect(floor()).toEqual([]), patience);
    arrive(miguel, [look('pricing')]);
    await vi.waitFor(() => expect(floor()).toHaveLength(1), patience);
    visitors.clear();
    await vi.waitFor(() => expect(floor()).toEqual([]), patience);
  });

  it('is there in a demo only', async () => {
    const { signIn } = await aHouse({ demo: false });
    const socket = await signIn();
    expect(await socket.request('practice.set', { on: false })).toMatchObject({ error: { code: 'not_found' } });
  });
});
