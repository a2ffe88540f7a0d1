import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Person } from '../../shared/domain/person.ts';
import type { Site } from '../../shared/protocol/http/setup.ts';
import type { RepContract } from '../../shared/protocol/rep/contract.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import type { RepActor } from '../features/actor.ts';
import { type Booted, bootApp, productLimits } from './boot.ts';
import { HandClock } from './support/a-store.ts';
import { open, patienceMs, refusalOf, repSocket, type TestSocket } from './support/sockets.ts';
import { hire } from './support/staff.ts';
import { aVisit, openSite } from './support/visiting.ts';

let router: Booted;
let clock: HandClock;
let site: Site;
let ana: Person;
let rep: TestSocket<RepContract>;
const actorOf = (person: Person): RepActor => ({
  kind: 'rep',
  personId: person.id,
  role: person.role,
  sessionId: randomUUID(),
});

beforeAll(async () => {
  clock = new HandClock(Date.now());
  router = await bootApp({ clock });
  site = await openSite(router);
  ana = await hire(router.app, 'Ana Ruiz');
  rep = await repSocket(router, actorOf(ana));
});
afterAll(async () => {
  rep.close();
  await router.close();
});

const ticketFor = (person: Person) => router.app.tickets.issue(actorOf(person)).ticket;
/** The router goes on: a socket that was there before still gets its answers. */
const stillThere = async () => expect(await rep.request('time.now', {})).toMatchObject({ ok: true });

describe('a handshake', () => {
  const opening = (auth: Record<string, unknown>, namespace: '/rep' | '/visitor' = '/rep', origin?: string | null) =>
    refusalOf(open(router.url, namespace, auth, origin === undefined ? router.url : origin));

  test.each([
    ['a foreign page', 'https://evil.example'],
    ['a page of the machine on another port', 'http://localhost:1'],
    ['a sandboxed page', 'null'],
    ['no origin', null],
  ])('from %s is refused before any of it is read', async (_who, origin) => {
    expect(await opening({ ticket: ticketFor(ana), protocol: protocolVersion }, '/rep', origin)).toBe('engine');
  });

  test('from the desktop’s page opens /rep, and not /visitor', async () => {
    const auth = { ticket: ticketFor(ana), protocol: protocolVersion };
    (await open(router.url, '/rep', auth, 'app://console')).close();
    const { token, socket } = await aVisit(router, site);
    socket.close();
    expect(await opening({ token, protocol: protocolVersion }, '/visitor', 'app://console')).toMatchObject({
      code: 'forbidden',
    });
  });

  test('of an older or a newer protocol is refused in a way a client can show', async () => {
    expect(await opening({ ticket: ticketFor(ana), protocol: 0 })).toMatchObject({
      code: 'too_old',
      detail: { side: 'client' },
    });
    expect(await opening({ ticket: ticketFor(ana), protocol: protocolVersion + 1 })).toMatchObject({
      code: 'too_old',
      detail: { side: 'router' },
    });
  });

  test('with garbage is refused', async () => {
    for (const auth of [
      {},
      { ticket: 5, protocol: protocolVersion },
      { protocol: '1' },
      { ticket: {}, protocol: protocolVersion },
    ]) {
      expect(await opening(auth)).toMatchObject({ code: 'bad_request' });
    }
  });

  test.each([
    ['made-up', 'made.up.token'],
    ['unsigned', `${btoa('{"alg":"none"}')}.${btoa('{"visitorId":"x"}')}.`],
  ])('with a %s visitor token is refused', async (_what, token) => {
    expect(await opening({ token, protocol: protocolVersion }, '/visitor')).toMatchObject({ code: 'unauthenticated' });
  });

  test('with a visitor token whose signature was touched is refused', async () => {
    const { token, socket } = await aVisit(router, site);
    socket.close();
    const forged = `${token.slice(0, -2)}${token.at(-2) === 'A' ? 'B' : 'A'}${token.at(-1)}`;
    expect(await opening({ token: forged, protocol: protocolVersion }, '/visitor')).toMatchObject({
      code: 'unauthenticated',
    });
  });

  test('with a ticket or token that is too old is refused', async () => {
    const ticket = ticketFor(ana);
    const { token, socket } = await aVisit(router, site);
    socket.close();
    clock.advance(30_000);
    expect(await opening({ ticket, protocol: protocolVersion })).toMatchObject({ code: 'unauthenticated' });
    clock.advance(15 * 60_000);
    expect(await opening({ token, protocol: protocolVersion }, '/visitor')).toMatchObject({ code: 'unauthenticated' });
  });

  test('with a visitor’s token does not open /rep', async () => {
    const { token, socket } = await aVisit(router, site);
    socket.close();
    expect(await opening({ ticket: token, protocol: protocolVersion })).toMatchObject({ code: 'bad_request' });
  });

  test('into a namespace that is not there is refused', async () => {
    for (const namespace of ['/', '/admin']) {
      const refusal = await refusalOf(open(router.url, namespace as '/rep', { protocol: protocolVersion }));
      expect(refusal).toBe('engine');
    }
  });

  test('by polling is refused: only a WebSocket names its origin every time', async () => {
    const poll = await fetch(`${router.url}/socket.io/?EIO=4&transport=polling`, { headers: { origin: router.url } });
    expect(poll.status).toBe(400);
  });
});

describe('an open socket', () => {
  test('that sends a frame of a megabyte is closed; the router lives', async () => {
    const { socket } = await aVisit(router, site);
    socket.socket.emit('page.view', { url: 'x'.repeat(1_000_000) });
    await socket.gone();
    await stillThere();
  });

  test('gets too_large for a text of 9,000 characters, and stays', async () => {
    const { socket } = await aVisit(router, site);
    const text = 'x'.repeat(9_000);
    expect(
      await socket.raw('conversation.start', { clientId: randomUUID(), by: { kind: 'text', text } }),
    ).toMatchObject({ error: { code: 'too_large' } });
    const started = await socket.request('conversation.start', {
      clientId: randomUUID(),
      by: { kind: 'choice', choice: 'book' },
    });
    const conversationId = started.ok ? started.data.conversation.id : '';
    const sent = await socket.raw('conversation.send', { conversationId, clientId: randomUUID(), text });
    expect(sent).toMatchObject({ error: { code: 'too_large' } });
    expect(await rep.raw('conversation.send', { conversationId, clientId: randomUUID(), text })).toMatchObject({
      error: { code: 'too_large' },
    });
    socket.close();
  });

  test('that sends too much is told to wait, and is let on afterwards', async () => {
    const strict = await bootApp({ limits: productLimits });
    const { socket } = await aVisit(strict, await openSite(strict));
    const answers = await Promise.all(Array.from({ length: 80 }, () => socket.raw('email.skip', {})));
    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.error.code));
    expect(codes.slice(0, 60)).toEqual(Array(60).fill('ok'));
    expect(new Set(codes.slice(60))).toEqual(new Set(['rate_limited']));
    expect(await socket.request('state.get', {})).toMatchObject({ ok: true });
    socket.close();
    await strict.close();
  });

  test.each([
    'hello',
    '',
    '4',
    '42',
    '42[]',
    '42{}',
    '42[null,1]',
    '42/rep,["time.now"',
    '42/rep,1["error",{}]',
    '42/rep,1["disconnect"]',
    '42/rep,1["newListener",1]',
    '45/rep,1-["time.now",{"_placeholder":true,"num":0}]',
    '49999999-["a"]',
    '43/rep,7[{}]',
    '6',
    'b',
  ])('that speaks no Socket.IO (%s) may be closed; the router lives', async (frame) => {
    const { port } = new URL(router.url);
    const socket = new WebSocket(`ws://localhost:${port}/socket.io/?EIO=4&transport=websocket`, {
      headers: { origin: router.url },
    } as unknown as string[]);
    const heard: string[] = [];
    socket.addEventListener('message', ({ data }) => heard.push(String(data)));
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    socket.send(`40/rep,${JSON.stringify({ ticket: ticketFor(ana), protocol: protocolVersion })}`);
    await vi.waitFor(() => expect(heard.some((text) => text.startsWith('40/rep,'))).toBe(true), patienceMs);
    socket.send(frame);
    await stillThere();
    socket.close();
  });
});

describe('a push', () => {
  test('of an entry reaches the visitor, the rep of the conversation and who opened it; nobody else', async () => {
    const { services, core } = router.app;
    const [bob, eve, tom] = await Promise.all(
      ['Bob Lee', 'Eve Stone', 'Tom Hill'].map(async (name) => {
        const person = await hire(router.app, name);
        return { person, socket: await repSocket(router, actorOf(person)) };
      }),
    );
    if (!bob || !eve || !tom) throw new Error('nobody came');
    const { socket: visitor } = await aVisit(router, site);
    const { socket: stranger } = await aVisit(router, site);
    const started = await visitor.request('conversation.start', {
      clientId: randomUUID(),
      by: { kind: 'choice', choice: 'book' },
    });
    const conversationId = started.ok ? started.data.conversation.id : '';
    await core.store.run((tx) => services.conversations.assign(tx, { conversationId, repId: bob.person.id }));
    expect(await eve.socket.request('conversation.open', { conversationId })).toMatchObject({ ok: true });
    const sent = await bob.socket.request('conversation.send', { conversationId, clientId: randomUUID(), text: 'Hi' });
    const seq = sent.ok ? sent.data.seq : 0;
    const fits = (push: { entry: { seq: number } }) => push.entry.seq === seq;
    for (const socket of [visitor, bob.socket, eve.socket]) {
      const push = await socket.heard('conversation.entry', fits);
      expect(push).toMatchObject({ conversation: { id: conversationId, lastSeq: seq }, entry: { text: 'Hi' } });
    }
    for (const socket of [stranger, tom.socket]) {
      await socket.raw('time.now', {});
      expect(socket.pushes.filter((push) => push.event === 'conversation.entry')).toEqual([]);
    }
    await eve.socket.request('conversation.close', { conversationId });
    await bob.socket.request('conversation.close', { conversationId });
    await eve.socket.heard('conversation.entry', (push) => push.entry.type === 'closed');
    for (const socket of [visitor, stranger, bob.socket, eve.socket, tom.socket]) socket.close();
  });

  test('of a view follows its snapshot by one version each', async () => {
    const viewId = randomUUID();
    const opened = await rep.request('view.open', { viewId, view: 'live', params: {} });
    if (!opened.ok) throw new Error(opened.error.message);
    const { feed, version } = opened.data;
    expect([opened.data.viewId, version]).toEqual([viewId, 0]);
    const { socket, visitorId } = await aVisit(router, site);
    await socket.request('page.view', { url: 'https://acme.example/pricing', title: 'Pricing', referrer: '' });
    const delta = await rep.heard('view.delta', (push) =>
      push.put.some((item: { id: string }) => item.id === visitorId),
    );
    expect(delta).toMatchObject({ feed });
    const versions = rep.pushes.filter((push) => push.data.feed === feed).map((push) => push.data.version);
    expect(versions).toEqual(versions.map((_version, at) => at + 1));
    await rep.request('view.close', { viewId });
    socket.close();
  });
});
