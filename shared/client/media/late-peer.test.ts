import { expect, it } from 'vitest';
import type { CallSignal } from '../../protocol/call-requests.ts';
import { latePeer } from './late-peer.ts';
import type { OpenPeer, PeerEvents } from './peer-port.ts';

const aSignal = (sdp: string): CallSignal => ({ type: 'offer', sdp }) as CallSignal;

function aHouse() {
  const did: string[] = [];
  const open: OpenPeer = () => {
    did.push('opened');
    return {
      signal: (data) => did.push(JSON.stringify(data)),
      replaceTrack: () => did.push('replaced'),
      sayMuted: (muted) => did.push(muted ? 'muted' : 'unmuted'),
      figures: async () => null,
      close: () => did.push('closed'),
    };
  };
  const code = Promise.withResolvers<OpenPeer>();
  const events = { gone: () => did.push('gone') } as unknown as PeerEvents;
  const stream = {} as MediaStream;
  const peer = latePeer(() => code.promise)({ initiator: true, stream, iceServers: [], relayOnly: false }, events);
  return { did, peer, stream, come: () => code.resolve(open), fail: () => code.reject(new Error('offline')) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('does what was asked meanwhile in its order, and what is asked later at once', async () => {
  const { did, peer, stream, come } = aHouse();
  peer.signal(aSignal('first'));
  peer.replaceTrack({} as MediaStreamTrack, {} as MediaStreamTrack, stream);
  peer.sayMuted(true);
  come();
  await settled();
  peer.signal(aSignal('second'));
  expect(did).toEqual([
    'opened',
    JSON.stringify(aSignal('first')),
    'replaced',
    'muted',
    JSON.stringify(aSignal('second')),
  ]);
});

it('opens nothing once it was closed', async () => {
  const { did, peer, come } = aHouse();
  peer.close();
  come();
  await settled();
  expect(did).toEqual([]);
});

it('is gone where its code does not come', async () => {
  const { did, fail } = aHouse();
  fail();
  await settled();
  expect(did).toEqual(['gone']);
});
