import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallSignal } from '../../shared/protocol/call-requests.ts';
import { type Booted, bootApp } from './boot.ts';
import { repSocket } from './support/sockets.ts';
import { hire } from './support/staff.ts';
import { openSite, visitorTab } from './support/visiting.ts';

let house: Booted;
beforeAll(async () => {
  house = await bootApp();
});
afterAll(() => house.close());

const aRep = async (name: string) => {
  const person = await hire(house.app, name);
  const sessionId = house.app.core.ids.next();
  const rep = await repSocket(house, { kind: 'rep', personId: person.id, role: 'rep', sessionId });
  return { ...rep, person };
};

/** A visitor's tab and a rep's console in a running conversation. */
const talk = async (name: string) => {
  const { ids } = house.app.core;
  const rep = await aRep(name);
  await rep.request('presence.set', { status: 'available' });
  const tab = await visitorTab(house, await openSite(house), name, '/pricing');
  const by = { kind: 'text' as const, text: 'Can we talk?' };
  const started = await tab.request('conversation.start', { clientId: ids.next(), by });
  if (!started.ok) throw new Error(started.error.message);
  const viewId = ids.next();
  const offer = async (): Promise<string | undefined> => {
    const opened = await rep.request('view.open', { viewId, view: 'offers', params: {} });
    return opened.ok ? opened.data.items[0]?.id : undefined;
  };
  await expect.poll(offer, { timeout: 5_000 }).toBeDefined();
  await rep.request('offer.accept', { reservationId: (await offer()) ?? '' });
  await tab.heard('state', (state) => state.rep !== null);
  await rep.request('presence.set', { status: 'away' });
  const { id: conversationId } = started.data.conversation;
  return { rep, tab, conversationId, callId: ids.next(), repSeat: ids.next(), tabSeat: ids.next() };
};

describe('a call over sockets', () => {
  it('rings at the visitor, is answered, is signalled to the other side alone, and ends for both', async () => {
    const { rep, tab, conversationId, callId, repSeat, tabSeat } = await talk('Ada Lind');
    const stranger = await aRep('Bela Novak');
    const other = await visitorTab(house, await openSite(house), 'somebody else');
    const start = { conversationId, callId, seat: repSeat };
    const twice = await Promise.all([rep.request('call.start', start), rep.request('call.start', start)]);
    expect(twice.map((answer) => answer.ok && answer.data.call.state)).toEqual(['ringing', 'ringing']);
    await tab.heard('call.state', ({ call }) => call.id === callId && call.state === 'ringing');
    await tab.heard('state', (state) => state.call === callId);
    expect(await tab.request('call.current', {})).toMatchObject({ ok: true, data: { call: { id: callId } } });
    expect(await other.request('call.current', {})).toEqual({ ok: true, data: { call: null, vacant: false } });

    expect(await tab.request('call.accept', { callId, seat: tabSeat })).toMatchObject({ ok: true });
    await rep.heard('call.state', ({ call }) => call.state === 'connecting' && call.seats.visitor === tabSeat);
    const data: CallSignal = { type: 'offer', sdp: 'v=0' };
    const signal = { callId, seat: repSeat, generation: 1, seq: 1, data };
    expect(await rep.request('call.signal', signal)).toEqual({ ok: true, data: {} });
    expect(await tab.heard('call.signal')).toEqual({ ...signal, seat: tabSeat });
    expect(await stranger.request('call.signal', signal)).toMatchObject({ error: { code: 'not_found' } });
    expect(await other.request('call.signal', signal)).toMatchObject({ error: { code: 'not_found' } });
    expect(await stranger.request('call.hang_up', { callId })).toMatchObject({ error: { code: 'not_found' } });

    await tab.request('call.connected', { callId, seat: tabSeat });
    await rep.heard('call.state', ({ call }) => call.state === 'connected');
    await tab.request('call.hang_up', { callId });
    await rep.heard('call.state', ({ call }) => call.state === 'ended' && call.reason === 'hung_up');
    await rep.heard('conversation.entry', ({ entry }) => entry.type === 'call' && entry.callId === callId);
    await tab.heard('conversation.entry', ({ entry }) => entry.type === 'call' && entry.callId === callId);
    await tab.heard('state', (state) => state.rep !== null && state.call === null && state.version > 0);
    expect(rep.pushes.filter(({ event }) => event === 'call.signal')).toEqual([]);
    for (const bystander of [stranger, other]) {
      expect(bystander.pushes.filter(({ event }) => event.startsWith('call.'))).toEqual([]);
    }
    for (const socket of [rep, tab, stranger, other]) socket.close();
  });

  it('takes no signal that is too large, unknown or out of bounds, and goes on', async () => {
    const { rep, tab, conversationId, callId, repSeat, tabSeat } = await talk('Cleo Marsh');
    await rep.request('call.start', { conversationId, callId, seat: repSeat });
    await tab.request('call.accept', { callId, seat: tabSeat });
    const good = { callId, seat: repSeat, generation: 1, seq: 1, data: { type: 'again' } };
    const bad = [
      { ...good, data: { type: 'offer', sdp: 'x'.repeat(40_000) } },
      {
        ...good,
        data: { type: 'candidate', candidate: { candidate: 'x'.repeat(2_000), sdpMid: '0', sdpMLineIndex: 0 } },
      },
      { ...good, data: { type: 'eval', code: '1' } },
      { ...good, generation: 0 },
      { ...good, seq: 1.5 },
      { ...good, data: null },
      { ...good, seat: 'mine' },
    ];
    for (const input of bad) {
      expect(await rep.raw('call.signal', input)).toMatchObject({ ok: false, error: { code: 'bad_request' } });
    }
    expect(tab.pushes.filter(({ event }) => event === 'call.signal')).toEqual([]);
    expect(await rep.raw('call.signal', good)).toEqual({ ok: true, data: {} });
    await tab.heard('call.signal');
    rep.close();
    tab.close();
  });

  it('brings what the rep’s engine said with the ring, to the visitor alone, and gives the rest to the first tab that speaks', async () => {
    const { rep, tab, conversationId, callId, repSeat, tabSeat } = await talk('Femi Okoro');
    const at = (seq: number, data: CallSignal) => ({ generation: 1, seq, data });
    const signals = [at(1, { type: 'offer', sdp: 'v=0' })];
    const start = { conversationId, callId, seat: repSeat, signals };
    expect(await rep.raw('call.start', { ...start, signals: Array(101).fill(signals[0]) })).toMatchObject({
      error: { code: 'bad_request' },
    });
    expect(await rep.request('call.start', start)).toMatchObject({ ok: true });
    const rung = await tab.heard('call.state', ({ call }) => call.id === callId);
    expect(rung.opening).toEqual({ iceServers: [], relayOnly: false, signals });
    await rep.heard('call.state', ({ call }) => call.id === callId);
    expect(rep.pushes.filter(({ data }) => 'opening' in data)).toEqual([]);

    const later = { callId, seat: repSeat, ...at(2, { type: 'renegotiate', renegotiate: true }) };
    expect(await rep.request('call.signal', later)).toEqual({ ok: true, data: {} });
    expect(tab.pushes.filter(({ event }) => event === 'call.signal')).toEqual([]);
    const answer = { callId, seat: tabSeat, ...at(1, { type: 'answer', sdp: 'v=0' }) };
    expect(await tab.request('call.signal', answer)).toEqual({ ok: true, data: {} });
    expect(await rep.heard('call.signal')).toEqual({ ...answer, seat: repSeat });
    expect(await tab.heard('call.signal')).toEqual({ ...later, seat: tabSeat });
    expect(await tab.request('call.signal', { ...answer, seat: repSeat })).toMatchObject({
      error: { code: 'conflict' },
    });
    rep.close();
    tab.close();
  });

  it('brings what the visitor’s engine said with the ring to the rep alone', async () => {
    const { rep, tab, conversationId, callId, tabSeat } = await talk('Gerd Falk');
    const signals = [{ generation: 1, seq: 1, data: { type: 'offer' as const, sdp: 'v=0' } }];
    expect(await tab.request('call.start', { conversationId, callId, seat: tabSeat, signals })).toMatchObject({
      ok: true,
    });
    const rung = await rep.heard('call.state', ({ call }) => call.id === callId);
    expect(rung.opening).toEqual({ iceServers: [], relayOnly: false, signals });
    await tab.heard('call.state', ({ call }) => call.id === callId);
    expect(tab.pushes.filter(({ data }) => 'opening' in data)).toEqual([]);
    rep.close();
    tab.close();
  });

  it('names no servers of anybody else where the admin configured none', async () => {
    const rep = await aRep('Dora Quist');
    expect(await rep.request('call.ice', {})).toEqual({ ok: true, data: { iceServers: [], relayOnly: false } });
    rep.close();
  });

  it('is asked for while a rep who takes calls is free, and offered as a call to that rep', async () => {
    const { ids } = house.app.core;
    const rep = await aRep('Emil Roth');
    const tab = await visitorTab(house, await openSite(house), 'nora', '/pricing');
    // It is looked at a moment after the last rep went away.
    await expect
      .poll(() => tab.request('state.get', {}), { timeout: 5_000 })
      .toMatchObject({ data: { canCall: false } });
    await rep.request('presence.set', { status: 'available' });
    await tab.heard('state', (state) => state.canCall);
    const by = { kind: 'choice' as const, choice: 'call' as const };
    const started = await tab.request('conversation.start', { clientId: ids.next(), by });
    if (!started.ok) throw new Error(started.error.message);
    await tab.heard('state', (state) => state.waiting?.byVoice === true);
    const viewId = ids.next();
    const offer = async () => {
      const opened = await rep.request('view.open', { viewId, view: 'offers', params: {} });
      return opened.ok ? (opened.data.items[0] as { id: string; kind: string } | undefined) : undefined;
    };
    await expect.poll(offer, { timeout: 5_000 }).toMatchObject({ kind: 'call' });
    await rep.request('offer.accept', { reservationId: (await offer())?.id ?? '' });
    // Whoever is called is nobody's to call: with its one rep taken the site offers no calls.
    await tab.heard('state', (state) => state.rep !== null && !state.canCall);
    const { id: conversationId } = started.data.conversation;
    const [callId, seat] = [ids.next(), ids.next()];
    expect(await rep.request('call.start', { conversationId, callId, seat })).toMatchObject({ ok: true });
    await tab.heard('call.state', ({ call }) => call.id === callId && call.state === 'ringing');
    expect(await rep.request('call.hang_up', { callId })).toMatchObject({ ok: true });
    rep.close();
    tab.close();
  });
});
