import { expect, it } from 'vitest';
import type { CallSignal } from '../../protocol/call-requests.ts';
import { asStream, FakeStream } from '../tests/fake-sound.ts';
import { createManualTime, settled } from '../tests/manual-time.ts';
import { giveUpMs, supervisePeer } from './supervise-peer.ts';

it('a way that was given up is not tried again by a socket that comes back: servers were asked for until the call was over', async () => {
  const time = createManualTime();
  let asked = 0;
  const way = supervisePeer({
    initiator: true,
    generation: 1,
    stream: asStream(new FakeStream('default')),
    ice: async () => {
      asked += 1;
      return null;
    },
    send: async () => true,
    openPeer: () => {
      throw new Error('nobody named servers');
    },
    timers: time,
    moved: () => {},
    remote: () => {},
    muted: () => false,
    theyMuted: () => {},
  });
  await time.advance(giveUpMs);
  const before = asked;
  expect(before).toBeGreaterThan(1);
  way.hurry();
  await time.advance(giveUpMs);
  expect([asked, time.next()]).toEqual([before, null]);
});

it('of signals that come before the one they follow only so many are kept as an honest side would ever send', async () => {
  const heard: CallSignal[] = [];
  const way = supervisePeer({
    initiator: false,
    generation: 1,
    stream: asStream(new FakeStream('default')),
    ice: async () => ({ iceServers: [], relayOnly: false }),
    send: async () => true,
    openPeer: () => ({
      signal: (data) => heard.push(data),
      replaceTrack: () => {},
      sayMuted: () => {},
      figures: async () => null,
      close: () => {},
    }),
    timers: createManualTime(),
    moved: () => {},
    remote: () => {},
    muted: () => false,
    theyMuted: () => {},
  });
  await settled();
  const say = (seq: number): void => way.take({ generation: 1, seq, data: { type: 'answer', sdp: String(seq) } });
  for (let seq = 2; seq <= 1_000; seq += 1) say(seq);
  expect(heard).toEqual([]);
  say(1);
  expect(heard.map((data) => data.type === 'answer' && Number(data.sdp))).toEqual(
    Array.from({ length: 200 }, (_, at) => at + 1),
  );
  way.close();
});
