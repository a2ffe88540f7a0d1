import { isIPv4, isIPv6 } from 'node:net';

const mapped = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i;

/** The address as it is looked up: IPv4 in its own words, also where a socket wrote it as IPv6. */
export const plainAddress = (address: string): string => address.replace(mapped, '').replace(/%.*$/, '');

/** The first groups of an IPv6 address, written out. */
const firstGroups = (address: string, count: number): string[] => {
  const [head = '', tail = ''] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const zeros = address.includes('::') ? Math.max(0, 8 - left.length - right.length) : 0;
  return [...left, ...Array.from({ length: zeros }, () => '0'), ...right].slice(0, count);
};

/**
 * The network of an address: an office or a provider's district, not a person. IPv4 is cut to /24, IPv6 to /48; null for
 * what is no address. Nothing finer ever leaves the socket it came by.
 */
export const networkOf = (address: string): string | null => {
  const plain = plainAddress(address);
  if (isIPv4(plain)) return plain.replace(/\d+$/, '0');
  if (!isIPv6(plain)) return null;
  return `${firstGroups(plain, 3)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::`;
};
