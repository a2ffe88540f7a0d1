import { expect, it } from 'vitest';
import { pathOf } from './call-path.ts';

const pair = { type: 'candidate-pair', nominated: true, localCandidateId: 'here', remoteCandidateId: 'there' };
const none = { candidateType: 'host', protocol: 'udp' };

it.each<[Record<string, string>, Record<string, string>, string]>([
  [none, none, 'direct_udp'],
  [{ candidateType: 'srflx', protocol: 'tcp' }, none, 'direct_tcp'],
  [{ candidateType: 'relay', protocol: 'udp', relayProtocol: 'udp' }, none, 'relay_udp'],
  [{ candidateType: 'relay', protocol: 'udp', relayProtocol: 'tcp' }, none, 'relay_tcp'],
  [{ candidateType: 'relay', protocol: 'udp', relayProtocol: 'tls' }, { candidateType: 'relay' }, 'relay_tls'],
  [none, { candidateType: 'relay' }, 'relay_udp'],
])('tells of %j and %j', (here, there, path) => {
  const other = { type: 'candidate-pair', nominated: false, localCandidateId: 'there', remoteCandidateId: 'there' };
  expect(
    pathOf(
      new Map<string, Record<string, unknown>>([
        ['other', other],
        ['pair', pair],
        ['here', here],
        ['there', there],
      ]),
    ),
  ).toBe(path);
});

it('tells nothing while there is no way', () => {
  expect(pathOf(new Map())).toBeNull();
});
