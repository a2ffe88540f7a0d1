import { expect, it } from 'vitest';
import { asStream, FakeStream } from '../tests/fake-sound.ts';
import { createManualTime } from '../tests/manual-time.ts';
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
