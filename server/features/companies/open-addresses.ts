import { lookup } from 'node:dns/promises';
import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { plainAddress } from './network-of.ts';

/** Networks that no request of ours may enter on a stranger's word: this machine, this house, and what is no place at all. */
const closed = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  closed.addSubnet(network, prefix, 'ipv4');
}
/** Of IPv6 only what is given out to the world (2000::/3) is open, less the parts of it that lead elsewhere. */
const world = new BlockList();
world.addSubnet('2000::', 3, 'ipv6');
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  closed.addSubnet(network, prefix, 'ipv6');
}

/** True for an address out in the world. */
export const isOpenAddress = (address: string): boolean => {
  const plain = plainAddress(address);
  if (isIPv4(plain)) return !closed.check(plain, 'ipv4');
  return isIPv6(plain) && world.check(plain, 'ipv6') && !closed.check(plain, 'ipv6');
};

/** The name resolves to an address that we do not go to. */
export class ClosedAddress extends Error {
  override readonly name = 'ClosedAddress';
}

interface FoundAddress {
  address: string;
  family: number;
}

/** Resolves a host name to the addresses to connect to; throws `ClosedAddress` where any of them is not out in the world. */
export const resolveOpen = async (
  hostname: string,
  resolve: (hostname: string) => Promise<FoundAddress[]> = (name) => lookup(name, { all: true }),
): Promise<FoundAddress[]> => {
  const found = await resolve(hostname);
  if (found.length === 0 || !found.every(({ address }) => isOpenAddress(address))) {
    throw new ClosedAddress(`${hostname} is not out in the world`);
  }
  return found;
};
