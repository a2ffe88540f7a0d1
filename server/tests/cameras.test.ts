import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CameraSignal } from '../../shared/protocol/camera-requests.ts';
import { createCameras } from '../features/calls/cameras.ts';
import { createIceServers } from '../features/calls/ice-servers.ts';
import { type Booted, bootApp } from './boot.ts';
import { aCall, atConsole } from './support/calling.ts';
import { routingHouse } from './support/routing-house.ts';
import { openSite, visitorTab } from './support/visiting.ts';

let house: Booted;
beforeAll(async () => {
  house = await bootApp();
});
afterAll(() => house.close());

describe('a camera over sockets', () => {
  it('is spoken of between the two engines of its call alone, and no more once that is over', async () => {
    const { rep, tab, callId, repSeat, tabSeat } = await aCall(house, 'Ada Lind');
    const stranger = await atConsole(house, 'Bela Novak', 'manager');
    const other = await visitorTab(house, await openSite(house), 'somebody else');
    const off: CameraSignal = { type: 'off' };
    const theirs = { callId, seat: tabSeat, of: 'visitor' as const, generation: 1, seq: 1, data: off };
    const own = { ...theirs, seat: repSeat, of: 'rep' as const, data: { type: 'offer' as const, sdp: 'v=0' } };

    expect(await tab.request('camera.signal', theirs)).toEqual({ ok: true, data: {} });
    expect(await rep.heard('camera.signal')).toEqual({ ...theirs, seat: repSeat });
    expect(await rep.request('camera.signal', own)).toEqual({ ok: true, data: {} });
    expect(await tab.heard('camera.signal')).toEqual({ ...own, seat: tabSeat });

    const unknown = { error: { code: 'not_found' } };
    expect(await stranger.request('camera.signal', own)).toMatchObject(unknown);
    expect(await other.request('camera.signal', own)).toMatchObject(unknown);
    const elsewhere = { ...own, seat: house.app.core.ids.next() };
    expect(await rep.request('camera.signal', elsewhere)).toMatchObject({ error: { detail: { why: 'elsewhere' } } });
    for (const data of [{ type: 'on' }, { type: 'offer', sdp: 'x'.repeat(40_000) }])
      expect(await rep.raw('camera.signal', { ...own, data })).toMatchObject({ error: { code: 'bad_request' } });
    expect(await rep.request('camera.ice', {})).toEqual({ ok: true, data: { iceServers: [], relayOnly: false } });

    await tab.request('call.hang_up', { callId });
    expect(await rep.request('camera.signal', own)).toMatchObject({ error: { detail: { why: 'ended' } } });
    for (const one of [stranger, other])
      expect(one.pushes.filter(({ event }) => event === 'camera.signal')).toEqual([]);
    for (const socket of [rep, tab, stranger, other]) socket.close();
  });
});

it('a camera has a name of its own at the relay, while there is a call', async () => {
  const house = await routingHouse();
  const ada = await house.rep('Ada Lind');
  const { conversationId } = await house.ask('maria');
  await house.routing.accept(ada, (await house.onlyOffer(ada)).id);
  const url = { text: 'turn:relay.example', kind: 'turn' as const, secure: false, host: 'relay.example', port: 3478 };
  const ice = createIceServers({ urls: [{ ...url, transport: 'udp' }], secret: 'of this test' }, house.core.clock);
  const cameras = createCameras(house.core, { ice, relayOnly: () => true });
  expect(await cameras.ice(ada)).toEqual({ ok: true, data: { iceServers: [], relayOnly: true } });
  const callId = house.core.ids.next();
  await house.calls.start(ada, { conversationId, callId, seat: callId });
  for (const actor of [ada, house.visitorOf('maria')])
    expect(await cameras.ice(actor)).toMatchObject({
      data: { iceServers: [{ username: expect.stringMatching(new RegExp(`^\\d+:${callId}-camera$`)) }] },
    });
});
