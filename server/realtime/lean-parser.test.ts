import fc from 'fast-check';
import { Encoder, type Packet, PacketType } from 'socket.io-parser';
import { expect, test } from 'vitest';
import { leanParser } from './lean-parser.ts';

const whole = new Encoder();
const lean = new leanParser.Encoder();
const same = (packet: Packet): void => expect(lean.encode(packet)).toEqual(whole.encode(packet));

test('writes events and acks as Socket.IO does, whatever they carry', () => {
  const nsp = fc.constantFrom('/rep', '/visitor');
  fc.assert(
    fc.property(nsp, fc.string(), fc.jsonValue(), fc.nat(), (name, event, payload, id) => {
      same({ type: PacketType.EVENT, nsp: name, data: [event, payload] });
      same({ type: PacketType.ACK, nsp: name, id, data: [payload] });
    }),
  );
});

test('writes everything else through Socket.IO itself', () => {
  same({ type: PacketType.CONNECT, nsp: '/rep', data: { sid: 'a' } });
  same({ type: PacketType.CONNECT_ERROR, nsp: '/rep', data: { message: 'no', data: { code: 'too_old' } } });
  same({ type: PacketType.DISCONNECT, nsp: '/visitor' });
  same({ type: PacketType.EVENT, nsp: '/rep', id: 3, data: ['a', {}] });
});

test('one payload for both namespaces is the same text, and a later change of it is seen', async () => {
  const payload = { n: 1 };
  const write = (nsp: string) => lean.encode({ type: PacketType.EVENT, nsp, data: ['e', payload] })[0];
  expect([write('/rep'), write('/visitor')]).toEqual(['2/rep,["e",{"n":1}]', '2/visitor,["e",{"n":1}]']);
  await new Promise((resolve) => setImmediate(resolve));
  payload.n = 2;
  expect(write('/rep')).toBe('2/rep,["e",{"n":2}]');
});
