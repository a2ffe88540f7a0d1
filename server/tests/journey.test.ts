import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OfferItem, ViewDelta, ViewSnapshot } from '../../shared/protocol/rep/views.ts';
import type { Result } from '../../shared/protocol/result.ts';
import { type Booted, bootApp } from './boot.ts';
import { repSocket } from './support/sockets.ts';
import { hire } from './support/staff.ts';
import { aVisit, openSite } from './support/visiting.ts';

let router: Booted;
beforeEach(async () => {
  router = await bootApp();
});
afterEach(() => router.close());

const dataOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.data;
};

/** A rep at work: available, with the offers on screen. */
const atWork = async (name: string) => {
  const person = await hire(router.app, name);
  const socket = await repSocket(router, {
    kind: 'rep',
    personId: person.id,
    role: 'rep',
    sessionId: randomUUID(),
  });
  const viewId = randomUUID();
  const first: ViewSnapshot = dataOf(await socket.request('view.open', { viewId, view: 'offers', params: {} }));
  expect(first.items).toEqual([]);
  dataOf(await socket.request('presence.set', { status: 'available' }));
  const offer = async (): Promise<OfferItem> => {
    const delta: ViewDelta = await socket.heard(
      'view.delta',
      (push) => push.feed === first.feed && push.put.length > 0,
    );
    return delta.put[0] as unknown as OfferItem;
  };
  return { person, socket, offer, feed: first.feed };
};

test('a visitor asks for sales, two reps are offered it, one accepts, the other’s card vanishes, both chat', async () => {
  const ana = await atWork('Ana Ruiz');
  const bob = await atWork('Bob Lee');
  const { socket: visitor } = await aVisit(router, await openSite(router));
  await visitor.request('page.view', { url: 'https://acme.example/pricing', title: 'Pricing', referrer: '' });
  const started = dataOf(
    await visitor.request('conversation.start', {
      clientId: randomUUID(),
      by: { kind: 'text', text: 'What does the small plan cost?' },
    }),
  );
  expect(started.conversation.phase).toBe('waiting');
  const [forAna, forBob] = await Promise.all([ana.offer(), bob.offer()]);
  expect(forAna).toMatchObject({ words: 'What does the small plan cost?', pagePath: '/pricing', sole: false });

  const { conversationId } = dataOf(await ana.socket.request('offer.accept', { reservationId: forAna.id }));
  expect(conversationId).toBe(started.conversation.id);
  await bob.socket.heard('view.delta', (push) => push.feed === bob.feed && push.remove.includes(forBob.id));
  expect(await bob.socket.request('offer.accept', { reservationId: forBob.id })).toMatchObject({
    ok: false,
    error: { code: 'rescinded', detail: { winner: 'Ana Ruiz' } },
  });
  await visitor.heard('state', (state) => state.rep?.id === ana.person.id && state.conversation.phase === 'active');

  const text = 'Forty a month, for three people.';
  dataOf(await ana.socket.request('conversation.send', { conversationId, clientId: randomUUID(), text }));
  await visitor.heard('conversation.entry', (push) => push.entry.text === text);
  const answer = 'And for ten?';
  dataOf(await visitor.request('conversation.send', { conversationId, clientId: randomUUID(), text: answer }));
  await ana.socket.heard('conversation.entry', (push) => push.entry.text === answer);
  const { entries } = dataOf(await ana.socket.request('conversation.open', { conversationId }));
  expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_entry, at) => at + 1));

  const figures = (await router.app.http.inject({ url: '/metrics' })).body;
  expect(figures).toContain('foyer_offers_total{state="accepted"} 1');
  expect(figures).toContain('foyer_offers_total{state="pending"} 2');
  expect(figures).toContain('foyer_outcomes_total{outcome="conversation"} 1');
  expect(figures).toContain('foyer_sockets{namespace="rep"} 2');
  expect(figures).toMatch(/foyer_conversation_entries_total\{type="message"\} \d/);
  expect(figures).toMatch(/foyer_socket_requests_total\{namespace="rep",event="offer.accept",code="rescinded"\} 1/);
  expect(figures).toContain('nodejs_eventloop_lag_seconds');
  for (const socket of [visitor, ana.socket, bob.socket]) socket.close();
});

test('with nobody there the visitor is shown the booker, books, and the meeting stands in the rep’s view', async () => {
  const ana = await atWork('Ana Ruiz');
  dataOf(await ana.socket.request('presence.set', { status: 'away' }));
  const { socket: visitor } = await aVisit(router, await openSite(router));
  await visitor.request('page.view', { url: 'https://acme.example/', title: 'Home', referrer: '' });
  const by = { kind: 'choice', choice: 'talk' } as const;
  const { conversation } = dataOf(await visitor.request('conversation.start', { clientId: randomUUID(), by }));
  expect(conversation.phase).toBe('overflow');
  const viewId = randomUUID();
  dataOf(await ana.socket.request('view.open', { viewId, view: 'meetings', params: { from: 0 } }));
  const { slots } = dataOf(await visitor.request('slot.list', { zone: 'Europe/Lisbon' }));
  const booking = { name: 'Bea Buyer', email: 'bea@buyer.example', zone: 'Europe/Lisbon', slotId: slots[0]?.id ?? '' };
  const booked = dataOf(await visitor.request('meeting.book', { ...booking, clientId: randomUUID() }));
  expect(booked.rep.id).toBe(ana.person.id);
  await ana.socket.heard('view.delta', (push) => push.put.some((item: { id: string }) => item.id === booked.meetingId));
  const ics = await fetch(booked.icsUrl);
  expect(ics.headers.get('content-type')).toContain('text/calendar');
  expect(await ics.text()).toContain('BEGIN:VEVENT');
  const { socket: second } = await aVisit(router, await openSite(router));
  expect(await second.request('meeting.book', { ...booking, clientId: randomUUID() })).toMatchObject({
    ok: false,
    error: { code: 'slot_taken' },
  });
  for (const socket of [visitor, second, ana.socket]) socket.close();
});
