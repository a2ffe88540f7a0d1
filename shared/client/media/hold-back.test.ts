import { expect, it } from 'vitest';
import { CallSignal } from '../../protocol/call-requests.ts';
import { asStream, FakeStream } from '../tests/fake-sound.ts';
import { settled } from '../tests/manual-time.ts';
import { holdBack } from './hold-back.ts';
import type { PeerEvents } from './peer-port.ts';

const lines = (...all: string[]): string => all.map((line) => `${line}\r\n`).join('');
const sdp = lines('v=0', 's=-', 'm=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=mid:0', 'm=application 9 DTLS/SCTP', 'a=mid:1');
const answer: CallSignal = { type: 'answer', sdp };
const address = (candidate: string, sdpMLineIndex: number | null): CallSignal => ({
  type: 'candidate',
  candidate: { candidate, sdpMLineIndex, sdpMid: null },
});
const home = 'candidate:1 1 udp 1 192.0.2.7 5000 typ host';
const office = 'candidate:2 1 udp 1 2001:db8::7 5001 typ host';

const opened = () => {
  const said: CallSignal[] = [];
  const { promise: quiet, resolve: speak } = Promise.withResolvers<void>();
  let peer: PeerEvents | undefined;
  const open = holdBack((_setup, events) => {
    peer = events;
    return { signal() {}, replaceTrack() {}, sayMuted() {}, figures: async () => null, close() {} };
  }, quiet);
  open({ initiator: false, stream: asStream(new FakeStream('silence')), iceServers: [], relayOnly: false }, {
    signal: (word) => void said.push(word),
  } as Partial<PeerEvents> as PeerEvents);
  if (!peer) throw new Error('no peer');
  return { said, speak, say: peer.signal };
};

it('says nothing before the quiet is over, and then the description with all addresses that were found', async () => {
  const { said, speak, say } = opened();
  say(answer);
  say(address(home, 0));
  say(address(office, 1));
  await settled();
  expect(said).toEqual([]);
  speak();
  await settled();
  const [session = '', audio = '', data = ''] = sdp.split(/^(?=m=)/m);
  expect(said).toEqual([{ type: 'answer', sdp: `${session}${audio}a=${home}\r\n${data}a=${office}\r\n` }]);
  say(address(home, 0));
  expect(said).toEqual([expect.anything(), address(home, 0)]);
});

it('says by itself, in its turn, what belongs to no line of the description, and that there are no more', async () => {
  const { said, speak, say } = opened();
  const rest = [address(home, 7), address(home, null), address('', 0)];
  for (const word of [answer, ...rest, address(office, 0)]) say(word);
  speak();
  await settled();
  expect(said[0]).toMatchObject({ type: 'answer', sdp: expect.stringContaining(office) });
  expect(said.slice(1)).toEqual(rest);
});

it('puts no more into the description than the router takes: a computer with a great many networks answers too', async () => {
  const { said, speak, say } = opened();
  say(answer);
  const addresses = Array.from({ length: 150 }, (_, at) => address(`candidate:${at} ${'x'.repeat(200)}`, 0));
  for (const one of addresses) say(one);
  speak();
  await settled();
  expect(said.slice(1)).toEqual(addresses.slice(100));
  expect(said.every((word) => CallSignal.safeParse(word).success)).toBe(true);
});

it('leaves words alone that no answer comes before', async () => {
  const { said, speak, say } = opened();
  const words: CallSignal[] = [address(home, 0), { type: 'renegotiate', renegotiate: true }];
  for (const word of words) say(word);
  speak();
  await settled();
  expect(said).toEqual(words);
});
